import { CircleCheck, CircleX, Package } from 'lucide';
import type { OrderView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import type { Moment } from '~/ui/timeline';

type Entry = OrderView['timeline'][number];

const LOOKS = {
  placed: { icon: Package, tone: 'info' },
  accepted: { icon: CircleCheck, tone: 'ok' },
  cancelled: { icon: CircleX, tone: 'bad' },
} as const;

/** An entry of an order's timeline, in words. */
export function momentOf(entry: Entry, at: number): Moment {
  const who = entry.by_staff ? t('orders.by_us', { name: entry.by }) : entry.by;
  return {
    id: `${entry.at}-${at}`,
    at: entry.at,
    title: t(`orders.event_${entry.kind}`),
    detail: (
      <>
        <p>{who}</p>
        {entry.promised_on && <p>{t('orders.promised', { date: day(entry.promised_on) })}</p>}
        {entry.reason && <p class="as-written">{entry.reason}</p>}
      </>
    ),
    ...LOOKS[entry.kind],
  };
}
