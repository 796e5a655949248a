import { showOrder } from '~/gen/api';
import { t } from '~/lib/i18n';
import { keyOf } from '~/lib/orders/mine';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { NotThere } from '~/ui/not-there';
import { ChangeOrder as Change } from '~/ui/orders/change-order';
import { Loaded } from '~/ui/states';

/** A customer changes an order of their own, or asks to. */
export default function ChangeOrder({ params: { number = '' } }: PageProps) {
  const query = useQuery(keyOf(number), () => showOrder(number));
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={{ href: '/app/orders', label: t('orders.title') }} />;
  return <Loaded query={query}>{(order) => <Change key={order.version} order={order} home={`/app/orders/${order.number}`} />}</Loaded>;
}
