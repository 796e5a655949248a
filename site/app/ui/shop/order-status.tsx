import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { Tag } from '~/ui/tag';

/** Where an order stands, and by when it comes. */
export function OrderStatus({ status, promisedOn }: { status: string; promisedOn: string }) {
  return (
    <span class="order-status">
      <OrderTag status={status} />
      {status !== 'cancelled' && (
        <span>{t(isPast(promisedOn) ? 'orders.was_promised' : 'orders.arrives_by', { date: day(promisedOn) })}</span>
      )}
    </span>
  );
}

export function OrderTag({ status }: { status: string }) {
  if (status === 'cancelled') return <Tag>{t('orders.status_cancelled')}</Tag>;
  if (status === 'accepted') return <Tag tone="ok">{t('orders.status_accepted')}</Tag>;
  return <Tag tone="info">{t('orders.status_placed')}</Tag>;
}

/** Of a promise that lies behind us we say what it was, not that it still will be. */
export const isPast = (day: string): boolean => day < now.value.toISOString().slice(0, 10);
