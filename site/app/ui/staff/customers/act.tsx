import type { ComponentChildren } from 'preact';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { money } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { Button } from '~/ui/button';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';

interface ActProps {
  lead: Key;
  sure: Key;
  done: Key;
  danger?: boolean;
  check?: (values: Values) => Partial<Record<string, string | undefined>>;
  work: (values: Values) => Promise<void>;
  onDone: () => void;
  onBack: () => void;
  children?: (form: FormState) => ComponentChildren;
}

/** Something done with money: what it means, what it needs, and a button that names it. */
export function Act({ lead, sure, done, danger, check, work, onDone, onBack, children }: ActProps) {
  const form = useForm({
    ...(check && { check }),
    send: async (values) => {
      await work(values);
      say(t(done));
      onDone();
    },
  });
  return (
    <Form state={form}>
      <p>{t(lead)}</p>
      {children?.(form)}
      <div class="form-actions">
        <Button submit look={danger ? 'danger' : 'main'} busy={form.busy}>
          {t(sure)}
        </Button>
        <Button onClick={onBack}>{t('order_requests.leave')}</Button>
      </div>
    </Form>
  );
}

const MOST_REASON = 500;

/** Why, in words that the customer reads. */
export const Reason = ({ form }: { form: FormState }) => (
  <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={MOST_REASON} />
);

interface AmountProps {
  form: FormState;
  open: number;
  currency: string;
}

/** How much, at first all that is open. */
export const AmountOf = ({ form, open, currency }: AmountProps) => (
  <TextField
    form={form}
    name="amount"
    inputMode="decimal"
    autocomplete="off"
    label={t('bank.amount')}
    hint={t('customers.of_open', { amount: money({ amount: open, currency }) })}
    value={typedAmount(open, currency)}
  />
);

/** What is wrong with amount and reason. */
export const checkAmount =
  (open: number, currency: string) =>
  ({ amount = '', reason }: Values) => {
    const given = parseAmount(amount, currency);
    const over = (given ?? 0) > open ? t('problems.over_allocated') : undefined;
    return { amount: given ? over : t('problems.amount_not_readable'), reason: required(reason) };
  };
