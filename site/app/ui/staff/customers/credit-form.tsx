import { useSignal } from '@preact/signals';
import type { InvoiceView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import type { Values } from '~/lib/form';
import { money } from '~/lib/format';
import { locale, t } from '~/lib/i18n';
import { measured, parseQuantity, typed } from '~/lib/quantity';
import { credit } from '~/lib/staff/customers';
import { TextField } from '~/ui/field';
import { SelectField } from '~/ui/select-field';
import { Act, Reason } from './act';

type Line = NonNullable<InvoiceView['document']>['lines'][number];

interface Props {
  account: string;
  invoice: InvoiceView;
  onBack: () => void;
}

/** A credit note over the whole invoice or one of its lines: so many pieces of it, or so much money. */
export function CreditForm({ account, invoice, onBack }: Props) {
  const { number, currency } = invoice;
  const lines = invoice.document?.lines ?? [];
  const place = useSignal(0); // from 1; 0 is the whole invoice
  const quantity = useSignal<number | undefined>(undefined);
  const line = lines[place.value - 1];
  const check = ({ amount = '', quantity: pieces = '', reason }: Values) => ({
    quantity: line?.quantity && !isSome(pieces, line) ? t('returns.at_most', { quantity: measured(line.quantity, line) }) : undefined,
    amount: (line && !amount) || parseAmount(amount, currency) ? undefined : t('problems.amount_not_readable'),
    reason: required(reason),
  });
  const work = ({ amount = '', reason = '' }: Values) =>
    credit(account, { invoice: number, line: line ? place.value : null, amount: parseAmount(amount, currency) ?? null, reason });
  return (
    <Act lead="customers.lead_credit" sure="customers.sure_credit" done="customers.done_credit" check={check} work={work} onDone={onBack} onBack={onBack}>
      {(form) => (
        <>
          <SelectField
            form={form}
            name="line"
            label={t('credit_notes.of')}
            value={String(place.value)}
            options={[{ value: '0', label: t('credit_notes.whole') }, ...lines.map((one, at) => ({ value: String(at + 1), label: nameOf(one, currency) }))]}
            onChange={(chosen) => {
              place.value = Number(chosen);
              quantity.value = undefined;
            }}
          />
          {line && line.quantity > 0 && (
            <TextField
              key={`quantity-${place.value}`}
              form={form}
              name="quantity"
              inputMode="decimal"
              label={t('common.quantity')}
              hint={t('credit_notes.of_quantity', { quantity: measured(line.quantity, line) })}
              value={typed(line.quantity, line.decimals ?? 0, locale())}
              onInput={(text) => (quantity.value = parseQuantity(text, line.decimals ?? 0))}
            />
          )}
          <TextField
            key={`amount-${place.value}-${quantity.value}`}
            form={form}
            name="amount"
            inputMode="decimal"
            autocomplete="off"
            optional={line !== undefined}
            label={t('bank.amount')}
            hint={line ? t('credit_notes.rest_of_line') : t('customers.of_open', { amount: money({ amount: invoice.open, currency }) })}
            value={line ? shareOf(line, quantity.value, currency) : typedAmount(invoice.open || invoice.amount, currency)}
          />
          <Reason form={form} />
        </>
      )}
    </Act>
  );
}

const nameOf = ({ name, net, vat_rate }: Line, currency: string): string => `${name} · ${money({ amount: gross(net, vat_rate), currency })}`;

const gross = (net: number, vat_rate: number): number => net + Math.round((net * vat_rate) / 10_000);

const isSome = (text: string, { quantity, decimals = 0 }: Line): boolean => {
  const given = parseQuantity(text, decimals);
  return given !== undefined && given > 0 && given <= quantity;
};

/** What so many of a line cost, VAT included; nothing for all of it: then what is left of the line counts. */
function shareOf({ quantity, net, vat_rate }: Line, some: number | undefined, currency: string): string {
  if (!some || some >= quantity) return '';
  return typedAmount(gross(Math.round((net * some) / quantity), vat_rate), currency);
}
