import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Tag } from '~/ui/tag';

/** Where an order stands, and by when it comes. */
export function OrderStatus({ status, promisedOn }: { status: string; promisedOn: string }) {
  if (status === 'cancelled') return <Tag>{t('orders.status_cancelled')}</Tag>;
  return (
    <span class="order-status">
      <Tag tone={status === 'accepted' ? 'ok' : 'info'}>
        {t(status === 'accepted' ? 'orders.status_accepted' : 'orders.status_placed')}
      </Tag>
      <span>{t('orders.arrives_by', { date: day(promisedOn) })}</span>
    </span>
  );
}
