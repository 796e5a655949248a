import { useSignal } from '@preact/signals';
import type { DisputeForStaffView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { answer, useDispute } from '~/lib/staff/disputes';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';
import { Act, Reason } from '~/ui/staff/customers/act';
import { Loaded } from '~/ui/states';

type Outcome = 'upheld' | 'declined';
const OUTCOMES: Outcome[] = ['upheld', 'declined'];

interface FormProps {
  account: string;
  ticket: string;
  onClose: () => void;
}

/** The answer to a dispute: a credit note over what the customer contests, or over less, or no, and why. */
export const AnswerForm = (props: FormProps) => {
  const query = useDispute(props.account, props.ticket);
  return (
    <Loaded query={query} rows={4}>
      {(found) => (found.state === 'open' ? <Answer of={found} {...props} /> : <p>{t(`disputes_staff.state_${found.state}`)}</p>)}
    </Loaded>
  );
};

function Answer({ of: { invoice, name, amount, currency, proposed }, account, ticket, onClose }: FormProps & { of: DisputeForStaffView }) {
  const outcome = useSignal<Outcome>('upheld');
  const credits = outcome.value === 'upheld' && proposed > 0;
  return (
    <>
      <p>
        <strong>{name || t('disputes_staff.whole')}</strong>{' '}
        <span class="meta">
          <span class="number">{invoice}</span> <a href={`/app/staff/tickets/${ticket}`}>{t('disputes.see')}</a>
        </span>
      </p>
      <Act
        lead="disputes_staff.lead"
        sure="disputes_staff.send"
        done="disputes_staff.done"
        check={({ amount: text = '', reason }) => ({
          amount: credits && !parseAmount(text, currency) ? t('problems.amount_not_readable') : undefined,
          reason: required(reason),
        })}
        work={({ amount: text = '', reason = '' }) =>
          answer(account, ticket, { outcome: outcome.value, amount: credits ? parseAmount(text, currency)! : null, reason })
        }
        onDone={onClose}
        onBack={onClose}
      >
        {(form) => (
          <>
            <ChoiceField
              form={form}
              name="outcome"
              legend={t('disputes_staff.is_right')}
              choices={OUTCOMES.map((value) => ({ value, label: t(`disputes_staff.do_${value}`) }))}
              value={outcome.value}
              onChange={(value) => (outcome.value = value as Outcome)}
            />
            {credits && (
              <TextField
                form={form}
                name="amount"
                inputMode="decimal"
                autocomplete="off"
                label={t('disputes_staff.credit')}
                hint={t('disputes_staff.contested', { amount: money({ amount, currency }) })}
                value={typedAmount(proposed, currency)}
              />
            )}
            {outcome.value === 'upheld' && proposed === 0 && <p>{t('disputes_staff.nothing_left')}</p>}
            <Reason form={form} />
          </>
        )}
      </Act>
    </>
  );
}
