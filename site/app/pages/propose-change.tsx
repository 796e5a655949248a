import { t } from '~/lib/i18n';
import type { PageProps } from '~/lib/router';
import { useStaffOrder } from '~/lib/staff/orders';
import { NotThere } from '~/ui/not-there';
import { ChangeOrder } from '~/ui/orders/change-order';
import { Loaded } from '~/ui/states';

/** Staff propose to the customer what they can deliver. */
export default function ProposeChange({ params: { number = '' } }: PageProps) {
  const query = useStaffOrder(number);
  const back = { href: '/app/staff/orders', label: t('shell.orders_to_handle') };
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back} />;
  return (
    <Loaded query={query}>
      {(order) => <ChangeOrder staff key={order.version} order={order} home={`/app/staff/orders/${order.number}`} />}
    </Loaded>
  );
}
