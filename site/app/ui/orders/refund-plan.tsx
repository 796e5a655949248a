import type { CancellationView, OrderView } from '~/gen/api';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Contents } from './parcels';

interface PlanProps {
  order: OrderView;
  plan: CancellationView;
  staff?: boolean;
}

/** What would not come any more, and where the worth of it goes, to the cent. */
export const RefundPlan = ({ order, plan, staff = false }: PlanProps) => (
  <>
    <div>
      <h3>{t('order_requests.will_not_come')}</h3>
      <Contents order={order} lines={plan.lines} />
    </div>
    <MoneyBack plan={plan} staff={staff} />
  </>
);

const PARTS = ['not_billed', 'no_longer_owed', 'to_your_credit'] as const;

function MoneyBack({ plan, staff }: Omit<PlanProps, 'order'>) {
  const shown = (amount: number) => money({ amount, currency: plan.currency });
  return (
    <dl class="totals money-back">
      {PARTS.filter((part) => plan[part] > 0).map((part) => (
        <div key={part}>
          <dt>{t(staff ? `refund_plan.${part}` : `order_requests.${part}`)}</dt>
          <dd>{shown(plan[part])}</dd>
        </div>
      ))}
      <div class="total">
        <dt>{t('order_requests.worth')}</dt>
        <dd>{shown(plan.worth)}</dd>
      </div>
    </dl>
  );
}
