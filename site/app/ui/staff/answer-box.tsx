import { useSignal } from '@preact/signals';
import { answerTicket, type AnswerTicket, type FilledAnswer } from '~/gen/api';
import { required } from '~/lib/checks';
import { useDraft } from '~/lib/draft';
import { useFiles, type Attached } from '~/lib/files';
import { focusOn } from '~/lib/focus';
import { useForm } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { holesIn, inBraces, spelled } from '~/lib/staff/ready-answers';
import { useWriting } from '~/lib/staff/writing';
import type { Changes } from '~/lib/tickets/changes';
import type { Change, Move } from '~/lib/tickets/types';
import { fromWallClock } from '~/lib/wall-clock';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { TextArea, TextField } from '~/ui/field';
import { FilesField } from '~/ui/files-field';
import { Form } from '~/ui/form';
import { aheadOf } from '~/ui/staff/dialogs';
import { GoesAlong, Holes, type Along } from '~/ui/staff/goes-along';
import { ReadyField } from '~/ui/staff/ready-field';
import { Writing } from '~/ui/staff/writing';
import { entryId } from '~/ui/tickets/entries';
import { MOST_CHARACTERS, REPLY } from '~/ui/tickets/reply-box';
import { say } from '~/ui/toast';

type Then = NonNullable<AnswerTicket['then']>;

interface Way {
  /** The move that the API must allow for it. */
  move: Move;
  then: Then;
  send: Key;
}

const WAYS: Way[] = [
  { move: 'reply', then: 'open', send: 'staff.send_answer' },
  { move: 'ask_customer', then: 'waiting_customer', send: 'staff.send_question' },
  { move: 'solve', then: 'solved', send: 'staff.send_solved' },
];

const NOTHING = { text: '', mode: 'answer', then: 'open' as Then, news_by: '', files: [] as Attached[], along: {} as Along };

/** Where staff write: to the customer, with what happens next, or a note that only colleagues read. */
export function AnswerBox({ changes }: { changes: Changes }) {
  const { number, allowed, continues_in } = changes.view.ticket;
  const ways = WAYS.filter((way) => allowed.includes(way.move));
  const draft = useDraft(`staff-answer.${number}`, NOTHING);
  const files = useFiles(draft.value.files, (kept) => draft.change({ files: kept }));
  const { text, mode, then, news_by, along } = draft.value;
  const filled = useSignal(0);
  const others = useWriting(number, Boolean(text), changes.view.writing);
  const internal = mode === 'note' || !ways.length;
  const way = ways.find((one) => one.then === then) ?? ways[0];
  const promises = !internal && way?.then === 'open';
  const round = `${draft.round}.${filled.value}`;
  const form = useForm({
    check: (values) => ({
      text: required(values.text) ?? (internal ? undefined : whole(values.text ?? '')),
      news_by: promises && news_by ? aheadOf(news_by) : undefined,
    }),
    send: async (values) => {
      const body: AnswerTicket = {
        text: values.text ?? '',
        internal,
        files: await files.settled(),
        then: internal ? 'open' : way!.then,
        ...(promises && news_by && { news_by: fromWallClock(news_by)!.toISOString() }),
        ...(!internal && along),
      };
      let made: Change | undefined;
      const sent = await changes.send(async () => {
        made = await carryOut(`staff-answer.${number}`, body, (key) => answerTicket(number, body, key));
        return made;
      });
      if (!sent) return;
      draft.clear();
      say(t(internal ? 'staff.note_saved' : 'staff.answer_sent'));
      const entry = made?.entries[0];
      if (entry) focusOn(entryId(entry));
    },
  });
  function fill({ text: ready, then, assign, tags }: FilledAnswer) {
    draft.change({ text: text ? `${text}\n\n${ready}` : ready, then, along: { assign, add_tags: tags } });
    filled.value += 1;
    form.clear();
    startWriting();
  }
  return (
    <Card title={t('staff.write')} class={internal ? 'reply reply-note' : 'reply'}>
      <Writing names={others} />
      <Form state={form}>
        {ways.length > 0 ? (
          <ChoiceField
            inline
            key={`mode-${draft.round}`}
            form={form}
            name="mode"
            legend={t('staff.to_whom')}
            value={mode}
            choices={[
              { value: 'answer', label: t('staff.mode_answer') },
              { value: 'note', label: t('staff.mode_note') },
            ]}
            onChange={(value) => draft.change({ mode: value })}
          />
        ) : (
          <p class="hint">{t(continues_in ? 'merging.only_notes' : 'staff.only_notes')}</p>
        )}
        {!internal && <ReadyField form={form} number={number} onFilled={fill} />}
        <TextArea
          key={`text-${round}`}
          form={form}
          name={REPLY}
          label={t(internal ? 'staff.note' : 'staff.your_answer')}
          hint={t(internal ? 'staff.note_hint' : 'staff.answer_hint')}
          value={text}
          rows={6}
          maxLength={MOST_CHARACTERS}
          onInput={(value) => draft.change({ text: value })}
        />
        {!internal && <Holes text={text} />}
        <FilesField form={form} files={files} />
        {!internal && (
          <ChoiceField
            key={`then-${round}`}
            form={form}
            name="then"
            legend={t('staff.then')}
            value={way?.then}
            choices={ways.map((one) => ({
              value: one.then,
              label: t(`staff.then_${one.then}`),
              hint: t(`staff.then_${one.then}_hint`),
            }))}
            onChange={(value) => draft.change({ then: value as Then })}
          />
        )}
        {promises && (
          <TextField
            optional
            key={`news-${draft.round}`}
            form={form}
            name="news_by"
            type="datetime-local"
            label={t('promise.label')}
            hint={t('promise.hint')}
            value={news_by}
            onInput={(value) => draft.change({ news_by: value })}
          />
        )}
        {!internal && <GoesAlong along={along} onDrop={() => draft.change({ along: {} })} />}
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            {t(internal ? 'staff.save_note' : way!.send)}
          </Button>
          {text && <p class="kept">{t('tickets.draft_kept')}</p>}
        </div>
      </Form>
    </Card>
  );
}

/** Nothing that a ready answer could not fill in is sent in braces. */
function whole(text: string): string | undefined {
  const holes = holesIn(text);
  return holes.length ? t('ready_answers.missing', { facts: spelled(holes) }) : undefined;
}

/** To the text, once it is drawn anew: what is missing first in it is selected, so that typing takes its place. */
function startWriting(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const area = document.getElementById(REPLY) as HTMLTextAreaElement;
      area.scrollIntoView({ block: 'nearest' });
      area.focus({ preventScroll: true });
      const [hole] = holesIn(area.value);
      if (!hole) return;
      const at = area.value.indexOf(inBraces(hole));
      area.setSelectionRange(at, at + inBraces(hole).length);
    }),
  );
}
