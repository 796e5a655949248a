import { day } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';
import { Tag, type Tone } from '~/ui/tag';

interface Standing {
  status: string;
  delivery_status: string;
}

/** Where an order stands, and by when it comes. */
export function OrderStatus({ order }: { order: Standing & { promised_on: string } }) {
  return (
    <span class="order-status">
      <OrderTag order={order} />
      {isAwaited(order) && (
        <span>{t(isPast(order.promised_on) ? 'orders.was_promised' : 'orders.arrives_by', { date: day(order.promised_on) })}</span>
      )}
    </span>
  );
}

const TONES: Record<string, Tone> = { awaiting_approval: 'warn', placed: 'info', closed: 'ok' };
const ON_ITS_WAY: Record<string, Tone> = {
  picking: 'info',
  partly_shipped: 'info',
  shipped: 'info',
  partly_delivered: 'info',
  delivered: 'ok',
  partly_returned: 'plain',
  returned: 'plain',
  lost: 'bad',
};

/** Once it is accepted, where it is says more than that. */
export function OrderTag({ order: { status, delivery_status } }: { order: Standing }) {
  const tone = ON_ITS_WAY[delivery_status];
  if (status === 'accepted') {
    return <Tag tone={tone ?? 'ok'}>{t((tone ? `order_states.delivery_${delivery_status}` : 'order_states.status_accepted') as Key)}</Tag>;
  }
  return <Tag tone={TONES[status] ?? 'plain'}>{t(`order_states.status_${status}` as Key)}</Tag>;
}

const ARRIVED = ['delivered', 'partly_returned', 'returned'];

/** Whether something of it is still to come. */
export const isAwaited = ({ status, delivery_status }: Standing): boolean =>
  ['awaiting_approval', 'placed', 'accepted'].includes(status) && !ARRIVED.includes(delivery_status);

/** Of a promise that lies behind us we say what it was, not that it still will be. */
export const isPast = (day: string): boolean => day < now.value.toISOString().slice(0, 10);
