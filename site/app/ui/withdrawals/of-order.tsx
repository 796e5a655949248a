import { Undo2 } from 'lucide';
import type { OrderView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { lastDay, useOrderWithdrawals, useWithdrawPage } from '~/lib/withdrawals';
import { Card } from '~/ui/card';
import { Icon } from '~/ui/icon';
import { StateTag } from './parts';

/** The law's words, on every order while a consumer may withdraw from it. */
export function Withdraw({ order }: { order: OrderView }) {
  const { data } = useOrderWithdrawals(order.number);
  const { href, fill } = useWithdrawPage(order.number);
  if (!data?.open) return null;
  return (
    <>
      <a class="button button-plain button-small" href={href} onClick={fill}>
        <Icon of={Undo2} size={16} />
        <span>{t('withdrawal.link')}</span>
      </a>
      <p class="hint">
        {data.ends_at ? t('withdrawal.until', { date: lastDay(data.ends_at) }) : t('withdrawal.until_days', { n: data.days })}
      </p>
    </>
  );
}

/** The withdrawals from an order, and where they stand. */
export function OrderWithdrawals({ order }: { order: OrderView }) {
  const items = useOrderWithdrawals(order.number).data?.items ?? [];
  if (!items.length) return null;
  return (
    <Card flush title={t('withdrawal.title')}>
      <ul class="rows">
        {items.map((one) => (
          <li key={one.number} class="row">
            <a class="row-link" href={`/app/withdrawals/${one.number}`}>
              {one.number}
            </a>
            <p class="meta">
              <StateTag state={one.state} />
              <span>{t('withdrawal.received_on', { date: day(one.received_at) })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
