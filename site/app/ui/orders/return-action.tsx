import { Undo2 } from 'lucide';
import { showOrderReturns, type OrderReturnsView, type OrderView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { ActionLink, type OrderActionProps } from './action';

type Returnable = OrderReturnsView['lines'][number];

/** What of the order can be returned; asked for once something has arrived. */
function useReturnable({ number, version, lines }: OrderView): OrderReturnsView | undefined {
  const some = lines.some(({ delivered }) => delivered > 0);
  const nothing: OrderReturnsView = { days: 0, lines: [], items: [], next_cursor: null };
  return useQuery(some ? `order-returns:${number}:${version}` : 'nothing-arrived', () => (some ? showOrderReturns(number) : Promise.resolve(nothing))).data;
}

/** To the page where one chooses what comes back; and to the returns there are. */
export function Return({ order }: OrderActionProps) {
  const found = useReturnable(order);
  const some = found?.lines.some(({ quantity }) => quantity > 0);
  return (
    <>
      {some && (
        <ActionLink icon={Undo2} href={`/app/returns/new?order=${order.number}`} hint={t('returns.days_hint', { n: found?.days ?? 0 })}>
          {t('returns.begin')}
        </ActionLink>
      )}
      {found?.items.map(({ number, state }) => (
        <ActionLink key={number} icon={Undo2} href={`/app/returns/${number}`} hint={t(`returns.state_${state}`)}>
          {t('returns.number', { number })}
        </ActionLink>
      ))}
    </>
  );
}

/** Under a line of an order: until when it can be returned, or why not. */
export function ReturnUntil({ order, sku }: { order: OrderView; sku: string }) {
  const line = useReturnable(order)?.lines.find((one) => one.sku === sku);
  const text = line && untilText(line);
  return text ? <p class="meta">{text}</p> : null;
}

export function untilText({ until, barrier }: Returnable): string | undefined {
  const date = until ? day(until) : '';
  if (!barrier) return t('returns.until', { date });
  return barrier === 'window_over' || barrier === 'exempt' ? t(`returns.barrier_${barrier}`, { date }) : undefined;
}
