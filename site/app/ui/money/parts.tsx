import type { OpenItemView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import type { Form } from '~/lib/form';
import { day, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { MOST_PARTS } from '~/lib/money/transfers';
import { Money } from '~/ui/amounts';
import { FieldError } from '~/ui/field';
import { Tag } from '~/ui/tag';
import { kindText } from './kinds';

/** What is typed for each chosen invoice, by its number. */
export type Parts = Record<string, string>;

export const amountField = (number: string): string => `amount-${number}`;

/** The sum of all that can be read. */
export const sumOf = (parts: Parts, currency: string): number =>
  Object.values(parts).reduce((sum, text) => sum + (parseAmount(text, currency) ?? 0), 0);

/** What is wrong with the split, by the names of the fields. */
export function checkParts(parts: Parts, items: OpenItemView[], currency: string): Record<string, string> {
  const chosen = items.filter(({ number }) => number in parts);
  const first = items[0];
  if (!chosen.length && first) return { [choiceField(first.number)]: t('money.announce_some') };
  if (chosen.length > MOST_PARTS && first) return { [choiceField(first.number)]: t('money.announce_most', { most: MOST_PARTS }) };
  const faults = chosen.map((item) => [amountField(item.number), faultOf(parts[item.number]!, item, currency)] as const);
  return Object.fromEntries(faults.filter((fault): fault is [string, string] => fault[1] !== undefined));
}

function faultOf(text: string, { open }: OpenItemView, currency: string): string | undefined {
  const amount = parseAmount(text, currency);
  if (!amount) return t('money.announce_no_amount', { example: typedAmount(open, currency) });
  return amount > open ? t('money.announce_too_much', { open: money({ amount: open, currency }) }) : undefined;
}

const choiceField = (number: string): string => `pay-${number}`;

interface PartsFieldProps {
  form: Form;
  items: OpenItemView[];
  currency: string;
  parts: Parts;
  announced: Record<string, number>;
  onChange: (parts: Parts) => void;
}

/** Open invoices, each with a tick, and once it is chosen with so much of it as the transfer is for. */
export function PartsField({ form, items, currency, parts, announced, onChange }: PartsFieldProps) {
  function choose({ number, open }: OpenItemView, chosen: boolean) {
    const { [number]: _, ...others } = parts;
    onChange(chosen ? { ...others, [number]: typedAmount(open, currency) } : others);
  }
  return (
    <fieldset class="parts">
      <legend class="unseen">{t('money.announce_what')}</legend>
      <ul class="rows">
        {items.map((item) => (
          <li class="row part" key={item.number}>
            <Choice form={form} item={item} currency={currency} announced={announced[item.number] ?? 0} chosen={item.number in parts} onChange={choose} />
            {item.number in parts && (
              <Amount form={form} item={item} value={parts[item.number]!} onInput={(text) => onChange({ ...parts, [item.number]: text })} />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface ChoiceProps {
  form: Form;
  item: OpenItemView;
  currency: string;
  announced: number;
  chosen: boolean;
  onChange: (item: OpenItemView, chosen: boolean) => void;
}

function Choice({ form, item, currency, announced, chosen, onChange }: ChoiceProps) {
  const name = choiceField(item.number);
  const late = item.column !== null && item.column !== 'not_due';
  return (
    <div class="field">
      {form.errors[name] && <FieldError id={`${name}-error`} text={form.errors[name]} />}
      <label class="part-choice" for={name}>
        <input type="checkbox" id={name} checked={chosen} onChange={(event) => onChange(item, event.currentTarget.checked)} />
        <span class="row-title">
          {kindText(item.kind)} <span class="number">{item.number}</span>
        </span>
        <span class="meta">
          {item.due && <span>{t('billing.due_on', { date: day(item.due) })}</span>}
          {announced > 0 && <span>{t('money.part_announced', { amount: money({ amount: announced, currency }) })}</span>}
        </span>
        {late && <Tag tone="bad">{t('billing.overdue')}</Tag>}
        <Money strong of={{ amount: item.open, currency }} />
      </label>
    </div>
  );
}

interface AmountProps {
  form: Form;
  item: OpenItemView;
  value: string;
  onInput: (text: string) => void;
}

function Amount({ form, item: { number }, value, onInput }: AmountProps) {
  const name = amountField(number);
  const error = form.errors[name];
  return (
    <div class={error ? 'field field-wrong part-amount' : 'field part-amount'}>
      <label for={name}>
        {t('money.announce_part')}
        <span class="unseen"> {number}</span>
      </label>
      {error && <FieldError id={`${name}-error`} text={error} />}
      <input
        id={name}
        class="input"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
