// What we have promised, as the landing page tells of it.
import { MessageSquare, Truck } from 'lucide';
import type { OverviewView } from '~/gen/api';
import { day, distance, moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { IconNode } from '~/ui/icon';
import { isAwaited } from '~/ui/shop/order-status';

export interface Coming {
  /** Sorts: a day counts to its end. */
  at: string;
  /** "Answer by Tue 14:00". */
  what: string;
  about: string;
  href: string;
  icon: IconNode;
  left: string | undefined;
}

/** Answers and arrivals, the nearest first. */
export function promised({ orders, tickets }: OverviewView): Coming[] {
  const answers = tickets.flatMap((ticket): Coming[] => {
    const due = ticket.promise_due_at;
    if (!due || ticket.who_acts_next !== 'us') return [];
    const late = Date.parse(due) < now.value.getTime();
    return [
      {
        at: due,
        what: t(late ? 'overview.answer_late' : 'overview.answer_by', { when: moment(due, now.value) }),
        about: ticket.subject,
        href: `/app/tickets/${ticket.number}`,
        icon: MessageSquare,
        left: distance(due, now.value),
      },
    ];
  });
  const arrivals = orders
    .filter((order) => order.late_since || (isAwaited(order) && order.status !== 'awaiting_approval'))
    .map((order): Coming => ({
      at: `${order.late_since ?? order.promised_on}T23:59:59Z`,
      what: order.late_since ? t('late.row', { date: day(order.late_since) }) : t('overview.arrives_by', { when: day(order.promised_on) }),
      about: order.summary,
      href: `/app/orders/${order.number}`,
      icon: Truck,
      left: undefined,
    }));
  return [...answers, ...arrivals].sort((a, b) => a.at.localeCompare(b.at));
}
