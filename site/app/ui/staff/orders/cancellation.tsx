import { showCancellationToStaff, type OrderView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { RefundPlan } from '~/ui/orders/refund-plan';
import { LoadProblem, Skeleton } from '~/ui/states';

/** Before staff cancel: what the customer gets back, and how, as the customer would see it. */
export function Cancellation({ order }: { order: OrderView }) {
  const key = `staff-cancellation:${order.number}:${order.version}`;
  const query = useQuery(key, () => showCancellationToStaff(order.number));
  if (query.problem) return <LoadProblem problem={query.problem} again={query.again} />;
  if (!query.data) return <Skeleton rows={3} />;
  return (
    <>
      <p>{t('refund_plan.lead')}</p>
      <RefundPlan staff order={order} plan={query.data} />
    </>
  );
}
