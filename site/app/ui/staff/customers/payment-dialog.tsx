import type { BillingView } from '~/gen/api';
import { parseAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { t } from '~/lib/i18n';
import { post } from '~/lib/staff/customers';
import { Dialog } from '~/ui/dialog';
import { TextField } from '~/ui/field';
import { Act } from './act';

interface PaymentProps {
  account: string;
  billing: BillingView;
  open: boolean;
  onClose: () => void;
}

/** A payment that no bank file tells of: by the bank's reference, so that it is posted once. */
export function PaymentDialog({ account, billing: { currency, day: today }, open, onClose }: PaymentProps) {
  return (
    <Dialog title={t('customers.post_payment')} open={open} onClose={onClose}>
      <Act
        lead="customers.lead_payment"
        sure="customers.sure_payment"
        done="customers.done_payment"
        check={({ reference, amount = '', value_date }) => ({
          amount: parseAmount(amount, currency) ? undefined : t('problems.amount_not_readable'),
          value_date: required(value_date),
          reference: required(reference),
        })}
        work={({ reference = '', amount = '', value_date = '', text = '' }) =>
          post(account, { reference, amount: parseAmount(amount, currency)!, currency, value_date, text, split: null })
        }
        onDone={onClose}
        onBack={onClose}
      >
        {(form) => (
          <>
            <TextField form={form} name="amount" inputMode="decimal" autocomplete="off" label={t('customers.amount_in', { currency })} />
            <TextField form={form} name="value_date" type="date" label={t('bank.day')} value={today} />
            <TextField
              form={form}
              name="reference"
              autocomplete="off"
              label={t('bank.bank_reference')}
              hint={t('customers.reference_hint')}
              maxLength={64}
            />
            <TextField form={form} name="text" optional autocomplete="off" label={t('bank.text')} hint={t('customers.text_hint')} maxLength={280} />
          </>
        )}
      </Act>
    </Dialog>
  );
}
