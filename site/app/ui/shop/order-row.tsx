import type { Money as Sum } from '~/lib/format';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Money } from '~/ui/amounts';
import { OrderStatus } from './order-status';

interface Row {
  number: string;
  summary: string;
  line_count: number;
  status: string;
  delivery_status: string;
  payment_status: string;
  total: Sum;
  promised_on: string;
  late_since?: string | null;
  placed_at: string;
  reference?: string | null;
}

/** An order as one line of a list. */
export function OrderRow({ order }: { order: Row }) {
  return (
    <li class="row order-row">
      <div class="order-row-words">
        <a class="row-link" href={`/app/orders/${order.number}`}>
          {order.summary}
        </a>
        <p class="meta">
          <span class="number">{order.number}</span>
          <span>{t('orders.line_count', { n: order.line_count })}</span>
          <span>{t('orders.placed_on', { date: day(order.placed_at) })}</span>
          {order.reference && <span class="breakable">{order.reference}</span>}
        </p>
      </div>
      <OrderStatus order={order} />
      <Money strong of={order.total} />
    </li>
  );
}
