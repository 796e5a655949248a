import { useSignal } from '@preact/signals';
import type { ReadyAnswerView, WriteReadyAnswer } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm, type Values } from '~/lib/form';
import { LANGUAGES, t, type Language } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { FACTS, inBraces, keepReadyAnswer } from '~/lib/staff/ready-answers';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { SelectField } from '~/ui/select-field';
import { TagsField } from '~/ui/tags-field';
import { say } from '~/ui/toast';
import { useWhoms, valueOf, whomOf } from './assignee-field';

const MOST_CHARACTERS = 4_000;
const STAYS = '';
const THENS = ['open', 'waiting_customer', 'solved'] as const;

interface ReadyFormProps {
  /** The language in which every ready answer is written at least. */
  first: Language;
  answer?: ReadyAnswerView;
}

/** The texts of a ready answer, and what it sets besides. */
export function ReadyForm({ first, answer }: ReadyFormProps) {
  const tags = useSignal(answer?.tags ?? []);
  const whoms = useWhoms();
  const form = useForm({
    check: (values) => ({ title: required(values.title), [fieldOf(first)]: required(values[fieldOf(first)]) }),
    send: async (values) => {
      const kept = await keepReadyAnswer(written(values, tags.value), answer);
      say(t('ready_answers.saved'));
      if (!answer) navigate(`/app/staff/ready-answers/${kept.ready_id}`);
    },
  });
  const text = (language: Language) => answer?.texts[language];
  const others = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== first);
  return (
    <Form state={form}>
      <Card title={t('ready_answers.text')}>
        <div class="form">
          <TextField form={form} name="title" label={t('ready_answers.name')} value={answer?.title} maxLength={80} />
          <Facts />
          <TextArea
            form={form}
            name={fieldOf(first)}
            label={LANGUAGES[first]}
            hint={t('ready_answers.first_hint')}
            value={text(first)}
            maxLength={MOST_CHARACTERS}
          />
          {others.map((language) => (
            <TextArea
              optional
              key={language}
              form={form}
              name={fieldOf(language)}
              label={LANGUAGES[language]}
              value={text(language)}
              rows={4}
              maxLength={MOST_CHARACTERS}
            />
          ))}
          <ChoiceField
            form={form}
            name="then"
            legend={t('staff.then')}
            value={answer?.then ?? 'open'}
            choices={THENS.map((value) => ({ value, label: t(`staff.then_${value}`) }))}
          />
          <SelectField
            key={whoms.length}
            form={form}
            name="assignee"
            label={t('ready_answers.assign')}
            value={answer?.assign ? valueOf(answer.assign) : STAYS}
            options={[{ value: STAYS, label: t('ready_answers.stays') }, ...whoms]}
          />
          <TagsField
            optional
            form={form}
            name="tags"
            label={t('batches.tags_add')}
            hint={t('batches.tags_hint')}
            tags={tags.value}
            onChange={(changed) => (tags.value = changed)}
          />
          <div class="form-actions">
            <Button submit look="main" busy={form.busy}>
              {t('ready_answers.save')}
            </Button>
          </div>
        </div>
      </Card>
    </Form>
  );
}

/** What may stand in a text in braces. */
const Facts = () => (
  <div>
    <p>{t('ready_answers.facts')}</p>
    <dl class="facts facts-tools">
      {FACTS.flatMap((fact) => [
        <dt key={fact}>
          <code>{inBraces(fact)}</code>
        </dt>,
        <dd key={`${fact}-is`}>{t(`ready_answers.fact_${fact}`)}</dd>,
      ])}
    </dl>
  </div>
);

const fieldOf = (language: Language): string => `texts_${language}`;

function written(values: Values, tags: string[]): WriteReadyAnswer {
  const texts = (Object.keys(LANGUAGES) as Language[]).map((one) => [one, values[fieldOf(one)] ?? ''] as const).filter(([, text]) => text);
  const { title = '', then = 'open', assignee = STAYS } = values;
  return {
    title,
    texts: Object.fromEntries(texts),
    then: then as (typeof THENS)[number],
    assign: assignee === STAYS ? null : whomOf(values),
    tags,
  };
}
