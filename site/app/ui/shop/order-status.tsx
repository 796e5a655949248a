import { day } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';
import { Tag, type Tone } from '~/ui/tag';

interface Standing {
  status: string;
  delivery_status: string;
  payment_status: string;
}

interface Promised {
  promised_on: string;
  late_since?: string | null;
}

/** Where an order stands, how far it is paid, and by when it comes. */
export function OrderStatus({ order }: { order: Standing & Promised }) {
  return (
    <span class="order-status">
      <OrderTag order={order} />
      <PaymentTag order={order} />
      {order.late_since ? (
        <LateTag since={order.late_since} />
      ) : (
        isAwaited(order) && order.status !== 'awaiting_approval' && <span>{t('orders.arrives_by', { date: day(order.promised_on) })}</span>
      )}
    </span>
  );
}

/** A promise that we did not keep. */
export const LateTag = ({ since }: { since: string }) => <Tag tone="bad">{t('late.row', { date: day(since, now.value) })}</Tag>;

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
export function OrderTag({ order: { status, delivery_status } }: { order: Omit<Standing, 'payment_status'> }) {
  const tone = ON_ITS_WAY[delivery_status];
  if (status === 'accepted') {
    return <Tag tone={tone ?? 'ok'}>{t((tone ? `order_states.delivery_${delivery_status}` : 'order_states.status_accepted') as Key)}</Tag>;
  }
  return <Tag tone={TONES[status] ?? 'plain'}>{t(`order_states.status_${status}` as Key)}</Tag>;
}

const PAID: Record<string, Tone> = { partially_paid: 'info', paid: 'ok', overpaid: 'info' };

/** Nothing while nothing is billed; and what is completed is paid. */
function PaymentTag({ order: { status, payment_status } }: { order: Standing }) {
  if (payment_status === 'none' || (status === 'closed' && payment_status === 'paid')) return null;
  return <Tag tone={PAID[payment_status] ?? 'plain'}>{t(`order_states.payment_${payment_status}` as Key)}</Tag>;
}

const ARRIVED = ['delivered', 'partly_returned', 'returned'];

/** Whether something of it is still to come. */
export const isAwaited = ({ status, delivery_status }: Omit<Standing, 'payment_status'>): boolean =>
  ['awaiting_approval', 'placed', 'accepted'].includes(status) && !ARRIVED.includes(delivery_status);

/** Of a promise that lies behind us we say what it was, not that it still will be. */
export const isPast = (day: string): boolean => day < now.value.toISOString().slice(0, 10);
