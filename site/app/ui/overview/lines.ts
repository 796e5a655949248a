// Things of all kinds as lines: what they are called, where they lead, and in what state they are.
import { Banknote, FileMinus, LifeBuoy, Package, PackageOpen, Receipt, Reply, Send, Undo2 } from 'lucide';
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
  return: PackageOpen,
  withdrawal: Undo2,
};

type Line = Pick<MineLine, 'kind' | 'ref' | 'title' | 'detail' | 'order'>;

/** What is called by what is in it, with its number beside. */
export const isNamed = (kind: Kind): kind is 'order' | 'ticket' | 'return' => ['order', 'ticket', 'return'].includes(kind);

/** Its own title, else its kind with its number. */
export function titleOf({ kind, ref, title, detail, order }: Line): string {
  if (isNamed(kind)) return title;
  if (kind === 'request') return textOf(`mine.line_request_${detail}`, 'mine.line_request_change', { order: order ?? '' });
  return t(`mine.line_${kind}`, { number: ref });
}

/** The page where a customer sees it: what belongs to an order is seen there. */
export function hrefOf({ kind, ref, order }: Line): string {
  if (kind === 'ticket') return `/app/tickets/${ref}`;
  if (kind === 'invoice' || kind === 'credit_note') return `/app/money/invoices/${ref}`;
  if (kind === 'payment') return `/app/money/payments/${ref}`;
  if (kind === 'transfer') return '/app/money';
  if (kind === 'return' || kind === 'withdrawal') return `/app/${kind}s/${ref}`;
  return `/app/orders/${order ?? ref}`;
}

/** The page where staff handle it. */
export function staffHrefOf({ kind, ref, order }: Line): string {
  if (kind === 'request') return `/app/staff/orders/${order}`;
  return `/app/staff/${kind}s/${ref}`;
}

const WORDS: Partial<Record<Kind, string>> = {
  invoice: 'mine.debt_',
  credit_note: 'mine.credit_',
  payment: 'mine.credit_',
  transfer: 'mine.transfer_',
  request: 'mine.request_',
  return: 'returns.state_',
  withdrawal: 'withdrawal.state_',
};

/** Of anything but orders and tickets, which have words of their own. */
export const stateOf = (kind: Kind, state: string): string => textOf(`${WORDS[kind]}${state}`, 'mine.debt_open');

const TONES: Record<string, Tone> = {
  open: 'info',
  part_settled: 'info',
  disputed: 'warn',
  waiting: 'warn',
  announced: 'info',
  accepted: 'ok',
  goods_awaited: 'warn',
  to_settle: 'info',
  requested: 'info',
  approved: 'warn',
  sent: 'info',
  inspected: 'info',
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
