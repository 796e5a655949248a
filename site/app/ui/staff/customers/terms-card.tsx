import { useSignal } from '@preact/signals';
import type { BillingView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { setTerms } from '~/lib/staff/customers';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { Act } from './act';

interface TermsProps {
  account: string;
  billing: BillingView;
}

/** How much may be ordered on invoice, and whether anything may. */
export function TermsCard({ account, billing }: TermsProps) {
  const asked = useSignal(false);
  const { limit, reserved, left, hold, way_out, automatic } = billing.credit;
  const shown = (amount: number) => money({ amount, currency: billing.currency });
  return (
    <Card
      title={t('customers.terms')}
      action={
        <Button small onClick={() => (asked.value = true)}>
          {t('customers.change')}
        </Button>
      }
    >
      {hold && (
        <Callout tone="warn">
          <p>
            <strong>{t('customers.on_hold')}</strong> {hold}
          </p>
          {way_out && <p>{way_out}</p>}
        </Callout>
      )}
      <dl class="facts bank-facts">
        <dt>{t('customers.limit')}</dt>
        <dd>{limit === null ? t('customers.no_limit') : shown(limit)}</dd>
        <dt>{t('customers.reserved')}</dt>
        <dd>{shown(reserved)}</dd>
        {left !== null && <dt>{t('customers.left')}</dt>}
        {left !== null && <dd class={left < 0 ? 'late' : undefined}>{shown(left)}</dd>}
        <dt>{t('credit_use.staff')}</dt>
        <dd>{t(automatic ? 'credit_use.staff_on' : 'credit_use.staff_off')}</dd>
      </dl>
      <Dialog title={t('customers.terms')} open={asked.value} onClose={() => (asked.value = false)}>
        <TermsForm account={account} billing={billing} onClose={() => (asked.value = false)} />
      </Dialog>
    </Card>
  );
}

const CHOICES = ['none', 'hold'] as const;

function TermsForm({ account, billing: { credit, currency, version }, onClose }: TermsProps & { onClose: () => void }) {
  const chosen = useSignal<string>(credit.hold ? 'hold' : 'none');
  const isHeld = chosen.value === 'hold';
  return (
    <Act
      lead="customers.lead_terms"
      sure="customers.sure_terms"
      done="customers.done_terms"
      check={({ limit = '', hold, way_out, reason }) => ({
        limit: limit && parseAmount(limit, currency) === undefined ? t('problems.amount_not_readable') : undefined,
        reason: isHeld ? undefined : required(reason),
        hold: isHeld ? required(hold) : undefined,
        way_out: isHeld ? required(way_out) : undefined,
      })}
      work={({ limit = '', hold = '', way_out = '', reason = '' }) =>
        setTerms(account, {
          limit: limit ? parseAmount(limit, currency)! : null,
          hold: isHeld ? hold : null,
          way_out: isHeld ? way_out : null,
          reason: isHeld ? null : reason,
          version,
        })
      }
      onDone={onClose}
      onBack={onClose}
    >
      {(form) => (
        <>
          <TextField
            form={form}
            name="limit"
            optional
            inputMode="decimal"
            autocomplete="off"
            label={t('customers.limit_in', { currency })}
            hint={t('customers.limit_hint')}
            value={credit.limit === null ? '' : typedAmount(credit.limit, currency)}
          />
          <ChoiceField
            form={form}
            name="orders"
            legend={t('customers.orders')}
            choices={CHOICES.map((value) => ({ value, label: t(`customers.orders_${value}`) }))}
            value={chosen.value}
            onChange={(value) => (chosen.value = value)}
          />
          {!isHeld && (
            <TextArea form={form} name="reason" label={t('credit_terms.reason')} hint={t('staff.reason_read')} rows={2} maxLength={500} />
          )}
          {isHeld && (
            <>
              <TextArea form={form} name="hold" label={t('customers.hold')} hint={t('staff.reason_read')} rows={2} maxLength={500} value={credit.hold ?? ''} />
              <TextArea form={form} name="way_out" label={t('customers.way_out')} hint={t('staff.reason_read')} rows={2} maxLength={500} value={credit.way_out ?? ''} />
            </>
          )}
        </>
      )}
    </Act>
  );
}
