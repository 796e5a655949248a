import {
  CalendarClock,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  FilePenLine,
  Hourglass,
  MessageCircle,
  MessageCircleQuestionMark,
  Package,
  PackageCheck,
  PackageSearch,
  PackageX,
  RotateCcw,
  Truck,
  Undo2,
  Wallet,
  Wrench,
} from 'lucide';
import type { OrderView } from '~/gen/api';
import { vendorName } from '~/lib/config';
import { doerOf } from '~/lib/doers';
import { day, money } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { Changes } from '~/ui/orders/changes';
import { Contents, TrackLink } from '~/ui/orders/parcels';
import type { Moment } from '~/ui/timeline';

type Entry = OrderView['timeline'][number];

const LOOKS = {
  placed: { icon: Package, tone: 'info' },
  awaits_approval: { icon: Hourglass, tone: 'warn' },
  approved: { icon: CircleCheck, tone: 'ok' },
  approved_as_reviewed: { icon: CircleCheck, tone: 'ok' },
  prices_proposed: { icon: CircleQuestionMark, tone: 'warn' },
  expired: { icon: CircleX, tone: 'plain' },
  accepted: { icon: CircleCheck, tone: 'ok' },
  accepted_by_rule: { icon: CircleCheck, tone: 'ok' },
  refused: { icon: CircleX, tone: 'bad' },
  picking_started: { icon: PackageSearch, tone: 'info' },
  promise_moved: { icon: CalendarClock, tone: 'warn' },
  parcel_shipped: { icon: Truck, tone: 'info' },
  parcel_delivered: { icon: PackageCheck, tone: 'ok' },
  parcel_lost: { icon: PackageX, tone: 'bad' },
  cancelled: { icon: CircleX, tone: 'bad' },
  rest_cancelled: { icon: CircleX, tone: 'bad' },
  withdrawn: { icon: Undo2, tone: 'warn' },
  goods_back: { icon: PackageCheck, tone: 'ok' },
  return_requested: { icon: Undo2, tone: 'warn' },
  return_approved: { icon: CircleCheck, tone: 'ok' },
  return_declined: { icon: CircleX, tone: 'bad' },
  return_appealed: { icon: CircleQuestionMark, tone: 'warn' },
  return_in_repair: { icon: Wrench, tone: 'info' },
  return_sent_back: { icon: Truck, tone: 'info' },
  return_back: { icon: PackageCheck, tone: 'ok' },
  return_expired: { icon: CircleX, tone: 'plain' },
  return_cancelled: { icon: CircleX, tone: 'plain' },
  return_sent: { icon: Truck, tone: 'info' },
  return_received: { icon: PackageCheck, tone: 'ok' },
  return_inspected: { icon: PackageSearch, tone: 'info' },
  return_settled: { icon: Wallet, tone: 'ok' },
  cancel_asked: { icon: CircleQuestionMark, tone: 'warn' },
  cancel_declined: { icon: CircleX, tone: 'plain' },
  change_asked: { icon: CircleQuestionMark, tone: 'warn' },
  change_proposed: { icon: CircleQuestionMark, tone: 'warn' },
  change_declined: { icon: CircleX, tone: 'plain' },
  request_withdrawn: { icon: Undo2, tone: 'plain' },
  changed: { icon: FilePenLine, tone: 'info' },
  money_moved: { icon: Wallet, tone: 'plain' },
  refund_sent: { icon: Wallet, tone: 'ok' },
  refund_failed: { icon: Wallet, tone: 'bad' },
  ticket_opened: { icon: MessageCircleQuestionMark, tone: 'info' },
  ticket_answered: { icon: MessageCircle, tone: 'info' },
  ticket_solved: { icon: CircleCheck, tone: 'info' },
  ticket_reopened: { icon: RotateCcw, tone: 'warn' },
  ticket_closed: { icon: CircleCheck, tone: 'ok' },
  closed: { icon: CircleCheck, tone: 'ok' },
} as const;

/** An order's timeline in words: what happened, by whom, what of the order it is about. `place` is where the reader works. */
export const momentsOf = (order: OrderView, place = '/app'): Moment[] =>
  order.timeline.map((entry) => momentOf(entry, order, place));

export function eventText({ kind, parcel, payment, amount }: Entry): string {
  if (kind !== 'money_moved') {
    return t(`order_states.event_${kind}`, { parcel: parcel ?? '', amount: amount ? money(amount) : '', vendor: vendorName() });
  }
  return t(payment && payment !== 'none' ? `order_states.payment_${payment}` : 'order_states.event_nothing_to_pay');
}

export const whoText = (entry: Entry): string => (entry.by ? doerOf(entry) : '');

/** What nobody is named for: we did it, or the portal did. Of some, the title says so already. */
const UNNAMED: Partial<Record<Entry['kind'], Key | undefined>> = {
  accepted_by_rule: undefined,
  money_moved: 'doers.recorded',
  refund_sent: 'doers.us',
  refund_failed: 'doers.us',
};

function doerText(entry: Entry): string {
  if (entry.by || entry.by_staff) return doerOf(entry);
  const key = entry.kind in UNNAMED ? UNNAMED[entry.kind] : 'doers.itself';
  return key ? t(key) : '';
}

function momentOf(entry: Entry, order: OrderView, place: string): Moment {
  const who = doerText(entry);
  return {
    id: entry.entry_id,
    at: entry.at,
    title: eventText(entry),
    detail: (
      <>
        {who && <p>{who}</p>}
        {entry.promised_on && <p>{t('orders.promised', { date: day(entry.promised_on) })}</p>}
        {entry.reason_code && <p>{t(`order_states.reason_${entry.reason_code}`)}</p>}
        {entry.reason && <p class="as-written">{entry.reason}</p>}
        <Changes of={entry.changes} order={order} />
        <Days entry={entry} order={order} />
        <Sent entry={entry} order={order} />
        <ToReturn number={entry.return_number} place={place} />
        <ToTicket number={entry.ticket} place={place} />
      </>
    ),
    ...LOOKS[entry.kind],
  };
}

const ToReturn = ({ number, place }: { number: Entry['return_number']; place: string }) =>
  number ? (
    <p>
      <a href={`${place}/returns/${number}`}>{t('returns.number', { number })}</a>
    </p>
  ) : null;

const ToTicket = ({ number, place }: { number: Entry['ticket']; place: string }) =>
  number ? (
    <p>
      <a href={`${place}/tickets/${number}`}>{t('order_states.ticket', { number })}</a>
    </p>
  ) : null;

function Days({ entry: { days }, order }: { entry: Entry; order: OrderView }) {
  const names = new Map(order.document.lines.map(({ sku, name }) => [sku, name]));
  if (!days.length) return null;
  return (
    <ul class="contents">
      {days.map(({ sku, promised_on }) => (
        <li key={sku}>{t('order_page.now_by', { name: names.get(sku) ?? sku, date: day(promised_on) })}</li>
      ))}
    </ul>
  );
}

const TELLS_LINES: Entry['kind'][] = ['rest_cancelled', 'return_requested', 'return_received', 'return_settled'];

/** The contents where they are first told, and the way to follow the parcel while it is on its way. */
function Sent({ entry: { kind, lines, parcel }, order }: { entry: Entry; order: OrderView }) {
  const one = kind === 'parcel_shipped' ? order.parcels.find((other) => other.parcel === parcel) : undefined;
  return (
    <>
      {(one || TELLS_LINES.includes(kind)) && <Contents order={order} lines={lines} />}
      {one && <TrackLink parcel={one} />}
    </>
  );
}
