import type { OrderCard } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { Ago, Money } from '~/ui/amounts';
import { OrderTag } from '~/ui/shop/order-status';
import { walk } from './walk';

/** Orders as a table; on a phone each row is a card. */
export function OrderTable({ orders }: { orders: OrderCard[] }) {
  return (
    <table class="queue queue-orders" role="table" aria-label={t('shell.orders_to_handle')} onKeyDown={walk}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('staff.ordered')}</th>
          <th role="columnheader">{t('tickets.order')}</th>
          <th role="columnheader">{t('staff.wanted_by')}</th>
          <th role="columnheader">{t('staff.state')}</th>
          <th role="columnheader">{t('staff.total')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {orders.map((order) => (
          <Row key={order.number} order={order} />
        ))}
      </tbody>
    </table>
  );
}

const Row = ({ order }: { order: OrderCard }) => (
  <tr role="row">
    <td role="cell" class="queue-none">
      <Ago at={order.placed_at} />
    </td>
    <td role="cell" class="queue-subject">
      <a class="row-link" href={`/app/staff/orders/${order.number}`}>
        {order.summary}
      </a>
      <span class="meta">
        <span>{order.customer}</span>
        <span>{t('orders.line_count', { n: order.line_count })}</span>
        <span class="number">{order.number}</span>
      </span>
    </td>
    <td role="cell" class={order.late_since ? 'late' : undefined}>
      {order.late_since
        ? t('late.row', { date: day(order.late_since, now.value) })
        : t('orders.by_day', { date: day(order.promised_on, now.value) })}
    </td>
    <td role="cell">
      <OrderTag order={order} />
    </td>
    <td role="cell" class="queue-money">
      <Money strong of={order.total} />
    </td>
  </tr>
);
