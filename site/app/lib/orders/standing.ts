// Where an order stands, in one clear sentence, and what comes next.
import type { OrderView } from '~/gen/api';
import { weekday } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { isAwaited, isPast } from '~/ui/shop/order-status';

export interface Standing {
  headline: string;
  notes: string[];
  look: 'calm' | 'late' | 'waits' | 'done';
}

const SETTLED = ['paid', 'overpaid', 'refunded', 'partially_refunded', 'written_off'];

/** In the words for the customer. */
export function standingOf(order: OrderView): Standing {
  const { status, payment_status } = order;
  if (isAwaited(order)) return awaited(order);
  if (status === 'accepted') {
    const settled = SETTLED.includes(payment_status);
    return { headline: t('order_page.arrived'), notes: [t(settled ? 'order_page.arrived_done' : 'order_page.arrived_unpaid')], look: 'done' };
  }
  return { headline: t(`order_states.status_${status}`), notes: [t(`order_states.is_${status}`, { date: '' })], look: 'done' };
}

function awaited(order: OrderView): Standing {
  const { status, delivery_status, promised_on } = order;
  const date = weekday(promised_on);
  const step = status === 'accepted' ? delivery_status : status;
  const next = textOf(`order_page.next_${step}`, 'order_page.next_waiting');
  if (status === 'awaiting_approval') return { headline: t('order_states.status_awaiting_approval'), notes: [next], look: 'waits' };
  if (isPast(promised_on)) return { headline: t('order_page.was_by', { date }), notes: [t('order_page.late'), next], look: 'late' };
  return { headline: t('order_page.by', { date }), notes: [next], look: 'calm' };
}
