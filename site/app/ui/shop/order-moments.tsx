import { CalendarClock, CircleCheck, CircleX, Package, PackageCheck, PackageSearch, PackageX, Truck } from 'lucide';
import type { OrderView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import type { Moment } from '~/ui/timeline';

type Entry = OrderView['timeline'][number];

const LOOKS = {
  placed: { icon: Package, tone: 'info' },
  accepted: { icon: CircleCheck, tone: 'ok' },
  refused: { icon: CircleX, tone: 'bad' },
  picking_started: { icon: PackageSearch, tone: 'info' },
  promise_moved: { icon: CalendarClock, tone: 'warn' },
  parcel_shipped: { icon: Truck, tone: 'info' },
  parcel_delivered: { icon: PackageCheck, tone: 'ok' },
  parcel_lost: { icon: PackageX, tone: 'bad' },
  cancelled: { icon: CircleX, tone: 'bad' },
  rest_cancelled: { icon: CircleX, tone: 'bad' },
  closed: { icon: CircleCheck, tone: 'ok' },
} as const;

/** An entry of an order's timeline, in words. */
export function momentOf(entry: Entry, at: number): Moment {
  const who = entry.by && entry.by_staff ? t('orders.by_us', { name: entry.by }) : entry.by;
  return {
    id: `${entry.at}-${at}`,
    at: entry.at,
    title: t(`order_states.event_${entry.kind}`, { parcel: entry.parcel ?? '' }),
    detail: (
      <>
        {who && <p>{who}</p>}
        {entry.promised_on && <p>{t('orders.promised', { date: day(entry.promised_on) })}</p>}
        {entry.reason && <p class="as-written">{entry.reason}</p>}
      </>
    ),
    ...LOOKS[entry.kind],
  };
}
