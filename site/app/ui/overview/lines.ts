// Things of all kinds as lines: what they are called, where they lead, and in what state they are.
import { Banknote, FileMinus, LifeBuoy, Package, Receipt, Reply, Send, Undo2 } from 'lucide';
import type { MineLine } from '~/gen/api';
import { day, moment } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { IconNode } from '~/ui/icon';
import type { Tone } from '~/ui/tag';

export type Kind = MineLine['kind'];

export const ICONS: Record<Kind, IconNode> = {
  order: Package,
  ticket: LifeBuoy,
  invoice: Receipt,
  credit_note: FileMinus,
  payment: Banknote,
  transfer: Send,
  request: Reply,
  withdrawal: Undo2,
};

type Line = Pick<MineLine, 'kind' | 'ref' | 'title' | 'detail' | 'order'>;

/** Its own title, else its kind with its number. */
export function titleOf({ kind, ref, title, detail, order }: Line): string {
  if (kind === 'order' || kind === 'ticket') return title;
  if (kind === 'request') return textOf(`mine.line_request_${detail}`, 'mine.line_request_change', { order: order ?? '' });
  return t(`mine.line_${kind}`, { number: ref });
}

/** The page where a customer sees it: what belongs to an order is seen there. */
export function hrefOf({ kind, ref, order }: Line): string {
  if (kind === 'ticket') return `/app/tickets/${ref}`;
  if (kind === 'invoice' || kind === 'credit_note') return `/app/money/invoices/${ref}`;
  if (kind === 'payment') return `/app/money/payments/${ref}`;
  if (kind === 'transfer') return '/app/money';
  return `/app/orders/${order ?? ref}`;
}

const WORDS: Partial<Record<Kind, string>> = { invoice: 'debt', credit_note: 'credit', payment: 'credit' };

/** Of anything but orders and tickets, which have words of their own. */
export const stateOf = (kind: Kind, state: string): string => textOf(`mine.${WORDS[kind] ?? kind}_${state}`, 'mine.debt_open');

const TONES: Record<string, Tone> = {
  open: 'info',
  part_settled: 'info',
  disputed: 'warn',
  waiting: 'warn',
  announced: 'info',
  accepted: 'ok',
  goods_awaited: 'warn',
  to_settle: 'info',
  received: 'info',
};

export const toneOf = (state: string): Tone => TONES[state] ?? 'plain';

/** "due 15 June": by when it is paid, answered or sent; nothing once it is over. */
export function dueOf({ kind, due, late, is_open }: MineLine): string | undefined {
  if (!due || !is_open) return undefined;
  const when = due.length === 10 ? day(due, now.value) : moment(due, now.value);
  if (kind === 'invoice') return t(late ? 'mine.pay_was' : 'mine.pay_by', { when });
  if (kind === 'transfer') return t(late ? 'money.transfer_left' : 'money.transfer_leaves', { date: when });
  return t(late ? 'mine.was_due' : 'mine.by', { when });
}
