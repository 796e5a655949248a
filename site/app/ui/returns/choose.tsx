import type { LineView, OrderReturnsView } from '~/gen/api';
import type { Form } from '~/lib/form';
import { day } from '~/lib/format';
import { locale, t } from '~/lib/i18n';
import { measured, typed } from '~/lib/quantity';
import { TextArea, TextField } from '~/ui/field';
import { Picture } from '~/ui/picture';
import { SelectField } from '~/ui/select-field';

export const REASONS = ['damaged', 'faulty', 'wrong_item', 'not_as_described', 'too_late', 'too_many', 'not_needed', 'other'] as const;
export type Reason = (typeof REASONS)[number];
export type Returnable = OrderReturnsView['lines'][number];

/** A line of an order that can be chosen, and how its inputs are named. */
export interface Candidate {
  id: string;
  order: string;
  line: LineView;
  can: Returnable;
}

interface ChooseProps {
  form: Form;
  one: Candidate;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

/** One line: a tick, and once it is ticked how much of it, and why. What cannot come back says so. */
export function ChooseLine({ form, one, chosen, onChoose }: ChooseProps) {
  const { id, line, can } = one;
  const options = REASONS.map((value) => ({ value, label: t(`returns.reason_${value}`) }));
  return (
    <li class="row return-choice">
      <Picture size="small" src={line.picture} />
      <div>
        {can.quantity > 0 ? (
          <label class="tick">
            <input type="checkbox" id={`take-${id}`} checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
            <span class="row-title">{line.name}</span>
          </label>
        ) : (
          <p class="row-title">{line.name}</p>
        )}
        <p class="meta">
          <span>{line.sku}</span>
          <span>{whyOf(one)}</span>
        </p>
        {chosen && (
          <div class="return-fields">
            <TextField
              form={form}
              name={`quantity-${id}`}
              label={t('common.quantity')}
              hint={t('returns.at_most', { quantity: measured(can.quantity, line) })}
              inputMode="decimal"
              value={typed(can.quantity, line.decimals ?? 0, locale())}
            />
            <SelectField form={form} name={`reason-${id}`} label={t('returns.why')} options={[{ value: '', label: t('returns.choose_reason') }, ...options]} />
            <TextArea optional form={form} name={`note-${id}`} label={t('returns.note')} rows={2} maxLength={500} />
          </div>
        )}
      </div>
    </li>
  );
}

function whyOf({ can, line }: Candidate): string {
  const date = can.until ? day(can.until) : '';
  if (can.barrier) return t(`returns.barrier_${can.barrier}`, { date });
  return t('returns.some_until', { quantity: measured(can.quantity, line), date });
}
