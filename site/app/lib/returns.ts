// Returns: what both sides do with them, each once however often it is tried, shown at once.
import {
  confirmReturn,
  decideReturn,
  inspectReturn,
  moveReturn,
  receiveReturn,
  reviewReturn,
  type AskReturn,
  type ConfirmReturn,
  type DecideReturn,
  type InspectReturn,
  type MoveReturn,
  type ReceiveReturn,
  type ReturnReviewView,
  type ReturnView,
} from '~/gen/api';
import { day, moment } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { now } from '~/lib/now';
import type { Problem } from '~/lib/problem';
import { invalidate, remember } from '~/lib/query';

export const keyOf = (number: string): string => `return:${number}`;
export const staffKeyOf = (number: string): string => `staff-return:${number}`;

export async function review(body: AskReturn): Promise<ReturnReviewView> {
  const found = await carryOut('return-review', body, (once) => reviewReturn(body, once));
  remember(`return-review:${found.review_id}`, found);
  return found;
}

/** What had been chosen of a return before it lay open for too long. */
interface Chosen {
  way: string;
  account: string;
}

const kept = new Map<string, Chosen>();

export const chosenBefore = (review_id: string): Chosen | undefined => kept.get(review_id);

/** After the half hour: the same return as it is now, if anything of it can still come back; what was chosen stays. */
export function renewedIn({ body }: Problem, chosen: Chosen): ReturnReviewView | undefined {
  const found = (body.review as ReturnReviewView | null) ?? undefined;
  if (found) {
    remember(`return-review:${found.review_id}`, found);
    kept.set(found.review_id, chosen);
  }
  return found;
}

type Wish = Pick<ConfirmReturn, 'settlement' | 'ending'>;

export async function confirm({ review_id, fingerprint }: ReturnReviewView, wish: Wish): Promise<ReturnView> {
  const body = { review_id, fingerprint, ...wish };
  const found = await carryOut('return', body, (once) => confirmReturn(body, once));
  remember(keyOf(found.number), found);
  for (const stale of ['returns', 'order']) invalidate(stale);
  return found;
}

export async function move(number: string, body: MoveReturn): Promise<void> {
  remember(keyOf(number), await carryOut(`return-move.${number}`, body, (once) => moveReturn(number, body, once)));
  for (const stale of ['returns', 'order']) invalidate(stale);
}

async function handled(number: string, what: string, body: object, send: (once: string) => Promise<ReturnView>): Promise<void> {
  remember(staffKeyOf(number), await carryOut(`staff-return-${what}.${number}`, body, send));
  for (const stale of ['staff-returns', 'staff-order']) invalidate(stale);
}

export const decide = (number: string, body: DecideReturn): Promise<void> =>
  handled(number, 'move', body, (once) => decideReturn(number, body, once));

export const receive = (number: string, body: ReceiveReturn): Promise<void> =>
  handled(number, 'receipt', body, (once) => receiveReturn(number, body, once));

export const inspect = (number: string, body: InspectReturn): Promise<void> =>
  handled(number, 'inspection', body, (once) => inspectReturn(number, body, once));

/** One sentence, and what comes next, for one side. */
export interface ReturnStanding {
  headline: string;
  note: string;
  /** How it comes while it is under way, as far as the customer has said. */
  via: string;
  look: 'calm' | 'late' | 'waits' | 'done';
}

export function standingOf(of: ReturnView, staff: boolean): ReturnStanding {
  const { state, due_at, acts_next } = of;
  const mine = acts_next === (staff ? 'staff' : 'buyer');
  const late = due_at !== null && Date.parse(due_at) < now.value.getTime();
  const when = due_at ? (state === 'requested' ? moment(due_at, now.value) : day(due_at, now.value)) : '';
  const whose = mine ? 'mine' : 'theirs';
  const headline: Key = staff ? `returns.staff_is_${state}` : `returns.buyer_is_${state}`;
  const next: Key = staff ? `returns.staff_next_${state}` : nextText(of);
  const ends = of.expires_at && state === 'approved';
  const overdue: Key = staff ? (ends ? 'returns.staff_late_ends' : `returns.staff_late_${whose}`) : ends ? 'returns.buyer_late_ends' : `returns.buyer_late_${whose}`;
  return {
    headline: t(headline, { when, number: of.number }),
    note: t(late ? overdue : next, { when, number: of.number, date: of.expires_at ? day(of.expires_at) : '' }),
    via: state === 'sent' ? [of.carrier, of.tracking_number].filter(Boolean).join(' ') : '',
    look: acts_next === null ? 'done' : late ? 'late' : mine ? 'waits' : 'calm',
  };
}

const BRINGS_NOTHING: ReturnView['state'][] = ['declined', 'cancelled', 'expired'];

/** What it brings, or has brought; nothing of what is repaired, or when nothing comes back. */
export function sumsOf({ state, settlement, credited, worth }: ReturnView): ReturnView['worth'] {
  if (settlement === 'repair') return [];
  if (credited.length) return credited;
  return BRINGS_NOTHING.includes(state) ? [] : worth;
}

function nextText(of: ReturnView): Key {
  if (of.state === 'declined') return of.allowed.includes('appeal') ? 'next_turn.return_once' : 'next_turn.return_twice';
  return of.state === 'settled' ? settledText(of) : `returns.buyer_next_${of.state}`;
}

function settledText(of: ReturnView): Key {
  if (of.settlement === 'repair') return 'returns.buyer_next_repaired';
  if (of.credited.every(({ amount }) => amount === 0)) return 'returns.buyer_next_nothing';
  if (of.new_orders.length > 0) return 'returns.buyer_next_exchanged';
  return of.refunds.length > 0 ? 'returns.buyer_next_paid_back' : 'returns.buyer_next_settled';
}
