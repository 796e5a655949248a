import { CircleQuestionMark, Lightbulb, MessageSquareWarning, Wrench } from 'lucide';
import type { ComponentChildren } from 'preact';
import { openTicket, type OpenTicket, type TicketChange } from '~/gen/api';
import { required } from '~/lib/checks';
import { useDraft } from '~/lib/draft';
import { useFiles, type Attached, type Files } from '~/lib/files';
import { deadline } from '~/lib/format';
import { useForm, type Form as FormState } from '~/lib/form';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { navigate, place } from '~/lib/location';
import { now } from '~/lib/now';
import { customerDesk, took } from '~/lib/tickets/desk';
import { severitiesOf, urgenciesOf, usePromises } from '~/lib/tickets/promises';
import { answersTo, faultsIn, useTopics, type Answers } from '~/lib/tickets/topics';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { ChoiceField } from '~/ui/choice-field';
import { TextArea, TextField } from '~/ui/field';
import { FilesField } from '~/ui/files-field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { TagsField } from '~/ui/tags-field';
import { AboutOrder } from '~/ui/tickets/about-order';
import { OrderChoice } from '~/ui/tickets/order-choice';
import { OwnFacts } from '~/ui/tickets/own-facts';
import { PromisePanel } from '~/ui/tickets/promise-panel';
import { MOST_CHARACTERS } from '~/ui/tickets/reply-box';
import { TopicFields } from '~/ui/tickets/topic-fields';
import { say } from '~/ui/toast';

const KINDS = [
  ['question', CircleQuestionMark],
  ['fault', Wrench],
  ['complaint', MessageSquareWarning],
  ['suggestion', Lightbulb],
] as const;

const EMPTY = { kind: '', topic: '', answers: {} as Answers, subject: '', message: '', severity: '', urgency: '', order_number: '', sku: '', parcel: '', follows: '', tags: [] as string[], files: [] as Attached[] };
type Words = typeof EMPTY;

/** Ask, complain, report or suggest. What was written survives a reload and a failed send; it is sent once. */
export default function NewTicket() {
  const draft = useDraft(draftName(), begun());
  const words = draft.value;
  const files = useFiles(words.files, (kept) => draft.change({ files: kept }));
  const topics = useTopics(words.kind);
  const topic = topics.find(({ code }) => code === words.topic);
  const form = useForm({
    check: () => ({ ...faults(words), ...faultsIn(topic?.questions ?? [], words.answers) }),
    send: async () => {
      const body = {
        ...bodyOf(words),
        ...(topic && { topic: topic.code, answers: answersTo(topic.questions, words.answers) }),
        files: await files.settled(),
      };
      const opened = await carryOut('new-ticket', body, (key) => openTicket(body, key));
      draft.clear();
      arrive(opened);
    },
  });
  const order = words.order_number;
  const known = order && <OwnFacts key={order} order={order} onAnswered={draft.clear} />;
  const isLinked = order === place.value.query.get('order');
  return (
    <>
      <PageHead
        title={t('tickets.new')}
        lead={t('tickets.new_lead')}
        back={{ href: '/app/tickets', label: t('tickets.title') }}
      />
      <div class="stack">
        {words.follows && (
          <Callout>
            <p>{t('tickets.after', { number: words.follows })}</p>
          </Callout>
        )}
        {(words.sku || words.parcel) && (
          <AboutOrder order={words.order_number} sku={words.sku} parcel={words.parcel} />
        )}
        {isLinked && known}
        <div class="ask">
          <Form state={form}>
            <Fields form={form} words={words} files={files} known={!isLinked && known} change={draft.change}>
              <TopicFields
                form={form}
                topics={topics}
                chosen={topic}
                answers={words.answers}
                onTopic={(code) => draft.change({ topic: code })}
                onAnswers={(answers) => draft.change({ answers })}
              />
            </Fields>
          </Form>
        </div>
      </div>
    </>
  );
}

interface FieldsProps {
  form: FormState;
  words: Words;
  files: Files;
  /** What the portal knows of the order that was chosen: it stands where that is. */
  known: ComponentChildren;
  change: (parts: Partial<Words>) => void;
  /** What is asked once it is known what it is. */
  children: ComponentChildren;
}

function Fields({ form, words, files, known, change, children }: FieldsProps) {
  const promises = usePromises().data;
  return (
    <>
      <ChoiceField
        inline
        form={form}
        name="kind"
        legend={t('tickets.what_is_it')}
        value={words.kind}
        choices={KINDS.map(([value, icon]) => ({ value, icon, label: t(`tickets.kind_${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      {children}
      <TextField
        form={form}
        name="subject"
        label={t('tickets.subject')}
        hint={t('tickets.subject_hint')}
        value={words.subject}
        maxLength={120}
        onInput={(subject) => change({ subject })}
      />
      <TextArea
        form={form}
        name="message"
        label={t('tickets.message')}
        hint={t('tickets.message_hint')}
        value={words.message}
        rows={7}
        maxLength={MOST_CHARACTERS}
        onInput={(message) => change({ message })}
      />
      <FilesField form={form} files={files} />
      <ChoiceField
        form={form}
        name="severity"
        legend={t('tickets.severity')}
        value={words.severity}
        choices={(promises ? severitiesOf(promises) : []).map((value) => ({
          value,
          label: t(`tickets.severity_${value}`),
          hint: t(`tickets.severity_${value}_hint`),
        }))}
        onChange={(severity) => change({ severity })}
      />
      <ChoiceField
        inline
        form={form}
        name="urgency"
        legend={t('tickets.urgency')}
        value={words.urgency}
        choices={(promises ? urgenciesOf(promises) : []).map((value) => ({ value, label: t(`tickets.urgency_${value}`) }))}
        onChange={(urgency) => change({ urgency })}
      />
      <PromisePanel promises={promises} severity={words.severity} urgency={words.urgency} />
      {!words.sku && !words.parcel && (
        <OrderChoice form={form} value={words.order_number} onChange={(order_number) => change({ order_number })} />
      )}
      {known}
      <TagsField
        optional
        form={form}
        name="tags"
        label={t('tickets.tags')}
        hint={t('tickets.tags_hint')}
        tags={words.tags}
        onChange={(tags) => change({ tags })}
      />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('tickets.send_ticket')}
        </Button>
        <p class="kept">{t('tickets.draft_kept_until_sent')}</p>
      </div>
    </>
  );
}

/** A link may say of what kind it is, which order, line or parcel it is about, or after which closed ticket it comes: each has a draft of its own. */
function begun(): Words {
  const { query } = place.value;
  const kind = KINDS.find(([known]) => known === query.get('kind'))?.[0] ?? '';
  const given = (name: string) => query.get(name) ?? '';
  return { ...EMPTY, kind, order_number: given('order'), sku: given('sku'), parcel: given('parcel'), follows: given('after') };
}

const draftName = (): string => {
  const { query } = place.value;
  return ['new-ticket', query.get('kind'), query.get('order'), query.get('sku'), query.get('parcel'), query.get('after')].filter(Boolean).join('.');
};

function faults({ kind, subject, message, severity, urgency }: Words) {
  const choose = (value: string) => (value ? undefined : t('tickets.choose_one'));
  return {
    kind: choose(kind),
    subject: required(subject.trim()),
    message: required(message.trim()),
    severity: choose(severity),
    urgency: choose(urgency),
  };
}

const bodyOf = ({ order_number, sku, parcel, follows, files: _files, topic: _topic, answers: _answers, ...words }: Words): OpenTicket => ({
  ...(words as Omit<OpenTicket, 'order_number' | 'sku' | 'parcel' | 'follows' | 'files' | 'topic' | 'answers'>),
  subject: words.subject.trim(),
  message: words.message.trim(),
  ...(order_number && { order_number }),
  ...(sku && { sku }),
  ...(parcel && { parcel }),
  ...(follows && { follows }),
});

/** On to the new ticket, whose promise the API has just told. */
function arrive(opened: TicketChange): void {
  took(customerDesk, undefined, opened);
  const { number, promise } = opened.ticket;
  navigate(`/app/tickets/${number}`);
  say(promise ? t('tickets.sent_by', { when: deadline(promise.due_at, now.value) }) : t('tickets.sent'));
}
