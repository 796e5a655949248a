// Where an order stands, in one clear sentence, and what comes next.
import type { ApprovalView, LateView, OrderView } from '~/gen/api';
import { money, moment, weekday } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { now } from '~/lib/now';
import { isAwaited } from '~/ui/shop/order-status';

export interface Standing {
  headline: string;
  notes: string[];
  look: 'calm' | 'late' | 'waits' | 'done';
}

const SETTLED = ['paid', 'overpaid', 'refunded', 'partially_refunded', 'written_off'];

/** In the words for the customer. */
export function standingOf(order: OrderView): Standing {
  const { status, payment_status } = order;
  if (order.approval) return undecided(order, order.approval);
  if (isAwaited(order)) return awaited(order);
  if (status === 'accepted') {
    const settled = SETTLED.includes(payment_status);
    return { headline: t('order_page.arrived'), notes: [t(settled ? 'order_page.arrived_done' : 'order_page.arrived_unpaid')], look: 'done' };
  }
  return { headline: t(`order_states.status_${status}`), notes: [t(`order_states.is_${status}`, { date: '' })], look: 'done' };
}

/** What staff propose, and the customer has to answer. */
export const proposalIn = ({ requests }: OrderView) => requests.find(({ acts_next }) => acts_next === 'buyer');

/** It goes over the credit: by when the vendor answers, and what holds until then; or that the customer is to answer. */
function undecided(order: OrderView, { missing, answer_by, ends_at }: ApprovalView): Standing {
  const { document } = order;
  const late = Date.parse(answer_by) < now.value.getTime();
  const [when, end] = [moment(answer_by, now.value), moment(ends_at, now.value)];
  const proposal = proposalIn(order);
  if (proposal) {
    const notes = [t('order_requests.you_answer', { when: moment(proposal.answer_by, now.value) }), t('approving.ends', { when: end })];
    return { headline: t('order_states.event_prices_proposed'), notes, look: 'waits' };
  }
  const why = t('approving.why', { missing: money({ amount: missing, currency: document.currency }) });
  if (!late) return { headline: t('approving.we_answer', { when }), notes: [why], look: 'waits' };
  const notes = [t('approving.we_are_late', { when }), why, t('approving.ends', { when: end })];
  return { headline: t('order_states.status_awaiting_approval'), notes, look: 'late' };
}

/** The moment at which the vendor opens and looks at it, if that lies ahead. */
export const opensAt = ({ handled_from }: OrderView): string | undefined =>
  handled_from && Date.parse(handled_from) > now.value.getTime() ? moment(handled_from, now.value) : undefined;

/** By when the customer hears of a new day; and when we did not even keep that. */
function newsOf({ news_by }: LateView): string {
  const over = Date.parse(news_by) < now.value.getTime();
  return t(over ? 'late.no_news' : 'late.news_by', { when: moment(news_by, now.value) });
}

function awaited(order: OrderView): Standing {
  const { status, delivery_status, promised_on, late } = order;
  const step = status === 'accepted' ? delivery_status : status;
  const opens = opensAt(order);
  const next = opens ? t('approving.opens', { when: opens }) : textOf(`order_page.next_${step}`, 'order_page.next_waiting');
  if (late) return { headline: t('late.headline', { date: weekday(late.promised_on) }), notes: [newsOf(late), next], look: 'late' };
  return { headline: t('order_page.by', { date: weekday(promised_on) }), notes: [next], look: 'calm' };
}
