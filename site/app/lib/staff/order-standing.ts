// What is to be done with an order, in one clear sentence for staff.
import type { ApprovalView, LateView, OrderView } from '~/gen/api';
import { day, money, moment } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { now } from '~/lib/now';
import { proposalIn, type Standing } from '~/lib/orders/standing';
import { isAwaited } from '~/ui/shop/order-status';

export function standingForStaff(order: OrderView): Standing {
  const { status, delivery_status, promised_on, late, approval } = order;
  if (approval) return toApprove(order, approval);
  if (!isAwaited(order)) {
    const arrived = status === 'accepted';
    return { headline: t(arrived ? 'staff_orders.do_arrived' : `order_states.status_${status}`), notes: [], look: 'done' };
  }
  const step = status === 'accepted' ? delivery_status : status;
  return {
    headline: textOf(`staff_orders.do_${step}`, 'staff_orders.do_waiting'),
    notes: late
      ? [
          t('staff_orders.promised_late', { date: day(late.promised_on, now.value) }),
          toTell(late),
        ]
      : [t('staff_orders.promised', { date: day(promised_on, now.value) })],
    look: late ? 'late' : 'calm',
  };
}

/** By when the customer is to hear of a new day, or was. */
function toTell({ news_by }: LateView): string {
  const over = Date.parse(news_by) < now.value.getTime();
  return t(over ? 'late.not_told' : 'late.to_tell', { when: moment(news_by, now.value) });
}

function toApprove(order: OrderView, { missing, answer_by, ends_at }: ApprovalView): Standing {
  const { document } = order;
  const [when, end] = [moment(answer_by, now.value), moment(ends_at, now.value)];
  const proposal = proposalIn(order);
  if (proposal) {
    const notes = [t('order_requests.customers_turn', { when: moment(proposal.answer_by, now.value) }), t('approving.ends', { when: end })];
    return { headline: t('order_states.event_prices_proposed'), notes, look: 'calm' };
  }
  return {
    headline: t('staff_orders.do_awaiting_approval'),
    notes: [
      t('approving.to_decide', { missing: money({ amount: missing, currency: document.currency }), when }),
      t('approving.ends', { when: end }),
    ],
    look: Date.parse(answer_by) < now.value.getTime() ? 'late' : 'waits',
  };
}
