import { useSignal } from '@preact/signals';
import type { FilledAnswer } from '~/gen/api';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { filledFor, useReadyAnswers } from '~/lib/staff/ready-answers';
import { ComboField } from '~/ui/combo-field';

const MOST = 8;
const NAME = 'ready';

interface ReadyProps {
  form: Form;
  /** Of the ticket for which it is filled in. */
  number: string;
  onFilled: (filled: FilledAnswer) => void;
}

/** A ready answer by words of its title, filled in for the ticket. */
export function ReadyField({ form, number, onFilled }: ReadyProps) {
  const written = useSignal('');
  const open = useSignal(false);
  const { data, problem } = useReadyAnswers();
  const words = written.value.toLowerCase().split(/\s+/).filter(Boolean);
  const every = data?.items ?? [];
  const fitting = every.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const hits = open.value ? fitting.slice(0, MOST) : [];
  if (!every.length) return null;

  async function choose(readyId: string) {
    open.value = false;
    written.value = '';
    try {
      onFilled(await filledFor(number, readyId));
    } catch (reason) {
      form.refuse(reason);
    }
  }

  return (
    <ComboField
      optional
      keepsEnter
      form={form}
      name={NAME}
      writtenName={NAME}
      label={t('ready_answers.field')}
      hint={t('ready_answers.field_hint')}
      written={written.value}
      hits={hits}
      keyOf={({ ready_id }) => ready_id}
      meant={words.length ? hits[0] : undefined}
      told={problem?.text ?? (open.value && (hits.length ? t('ready_answers.found', { n: fitting.length }) : t('ready_answers.found_none')))}
      onWrite={(text) => ((written.value = text), (open.value = Boolean(text.trim())))}
      onChoose={({ ready_id }) => void choose(ready_id)}
      onOpen={() => (open.value = true)}
      onClose={() => (open.value = false)}
      onLeave={() => (open.value = false)}
      row={({ title }) => <span class="row-title">{title}</span>}
    />
  );
}
