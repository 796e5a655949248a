// Where a ticket stands, in one clear sentence: the state, who acts next, and by when.
import type { PromisesView } from '~/gen/api';
import { day, deadline } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { workTime } from '~/lib/work-time';
import { complaintHeadline } from './complaints';
import { reopenUntil } from './promises';
import type { Ticket } from './types';

export interface Standing {
  headline: string;
  notes: string[];
  look: 'calm' | 'soon' | 'late' | 'waits' | 'done';
  /** How much of the promised time is left, 0 to 1. */
  share: number;
}

const SOON_MINUTES = 60;

/** In the words for the customer. */
export function standingForCustomer(ticket: Ticket, promises: PromisesView | undefined, now: Date): Standing {
  const { state, promise } = ticket;
  const answered = lastAnswer(ticket, now);
  const said = complaintHeadline(ticket.complaint, now);
  if (state === 'waiting_customer') {
    return waits(said ?? t('tickets.stands_your_turn'), [answered, t('tickets.clock_waits_for_you'), silence(ticket, now)]);
  }
  if (state === 'solved') return waits(said ?? t('tickets.stands_solved'), [answered, silence(ticket, now)]);
  if (state === 'closed') return closed(ticket, promises, now);
  if (state === 'merged') return elsewhere(ticket);
  if (state === 'waiting_third') return waits(waitingFor(ticket, now), [owed(ticket, now)]);
  if (!awaits(ticket) || !promise) return waits(solving(ticket, now, 'tickets.stands_open'), [answered, t('tickets.write_any_time')], 'calm');
  const when = deadline(promise.due_at, now);
  if (promise.clock === 'update') {
    return running(ticket, now, { late: t('promise.news_late', { when }), timely: t('promise.news_by', { when }) });
  }
  return running(ticket, now, {
    late: t('tickets.stands_late', { when }),
    timely: t(state === 'new' ? 'tickets.stands_new' : 'tickets.stands_open_by', { when }),
  });
}

/** In the words for staff. */
export function standingForStaff(ticket: Ticket, now: Date): Standing {
  const { state, promise, since } = ticket;
  const answered = lastAnswer(ticket, now);
  const closes = ticket.closes_at ? t('closing.staff', { date: day(ticket.closes_at, now) }) : undefined;
  if (state === 'waiting_customer') return waits(t('staff.stands_waiting_customer', { date: day(since, now) }), [answered, closes]);
  if (state === 'solved') return waits(t('staff.stands_solved', { date: day(since, now) }), [answered, closes]);
  if (state === 'spam') return waits(t('staff.stands_spam'), [], 'done');
  if (state === 'merged') return elsewhere(ticket);
  if (state === 'closed') return waits(t('tickets.stands_closed', { date: day(since, now) }), [answered], 'done');
  if (state === 'waiting_third') return waits(waitingFor(ticket, now), [owed(ticket, now)]);
  if (!awaits(ticket) || !promise) return waits(solving(ticket, now, 'staff.stands_open'), [answered], 'calm');
  const when = deadline(promise.due_at, now);
  if (promise.clock === 'update') {
    return running(ticket, now, { late: t('promise.staff_late', { when }), timely: t('promise.staff_by', { when }) });
  }
  return running(ticket, now, { late: t('staff.stands_late', { when }), timely: t('staff.stands_by', { when }) });
}

/** Answered, and not solved yet: by when it is, or was to be. */
function solving({ resolution }: Ticket, now: Date, otherwise: Key): string {
  if (!resolution || resolution.stopped_at) return t(otherwise);
  const when = deadline(resolution.due_at, now);
  return t(resolution.state === 'broken' ? 'solution.stands_late' : 'solution.stands', { when });
}

const elsewhere = ({ continues_in }: Ticket): Standing => waits(t('merging.stands', { number: continues_in ?? '' }), [], 'done');

/** Somebody waits for our answer. */
export const awaits = ({ promise }: Ticket): boolean => Boolean(promise && !promise.stopped_at);

function running({ promise, news_by }: Ticket, now: Date, words: { late: string; timely: string }): Standing {
  const { state, due_at, started_at, minutes_left, minutes_late } = promise!;
  if (state === 'broken' || Date.parse(due_at) < now.getTime()) {
    const again = news_by && Date.parse(news_by) > now.getTime() ? [t('promise.again', { when: deadline(news_by, now) })] : [];
    const notes = [...again, t('tickets.late_by', { late: workTime(minutes_late) })];
    return { headline: words.late, notes, look: 'late', share: 1 };
  }
  const whole = Math.max(1, Date.parse(due_at) - Date.parse(started_at));
  const share = Math.min(1, Math.max(0.04, (Date.parse(due_at) - now.getTime()) / whole));
  const look = minutes_left < SOON_MINUTES ? 'soon' : 'calm';
  return { headline: words.timely, notes: [t('tickets.time_left', { left: workTime(minutes_left) })], look, share };
}

function closed(ticket: Ticket, promises: PromisesView | undefined, now: Date): Standing {
  const until = reopenUntil(promises, ticket.since);
  const open = until && until > now && ticket.allowed.includes('reopen');
  const note = until && (open ? t('tickets.reopen_until', { date: day(until, now) }) : t('tickets.reopen_over'));
  return waits(t('tickets.stands_closed', { date: day(ticket.since, now) }), [note], 'done');
}

/** What becomes of it if the customer stays silent. */
const silence = ({ closes_at }: Ticket, now: Date): string | undefined =>
  closes_at ? t('closing.on', { date: day(closes_at, now) }) : undefined;

const waits = (headline: string, notes: (string | undefined)[], look: Standing['look'] = 'waits'): Standing => ({
  headline,
  notes: notes.filter((note) => note !== undefined),
  look,
  share: 1,
});

function waitingFor({ waiting_for: name, by }: Ticket, now: Date): string {
  const when = by ? deadline(by, now) : '';
  return name ? t('tickets.stands_waits_for', { name, when }) : t('tickets.stands_waits', { when });
}

/** While we wait for somebody else, the promise to answer runs on. */
function owed(ticket: Ticket, now: Date): string | undefined {
  if (!awaits(ticket)) return lastAnswer(ticket, now);
  const { due_at, state } = ticket.promise!;
  return t(state === 'broken' ? 'tickets.owed_late' : 'tickets.owed', { when: deadline(due_at, now) });
}

/** What became of the last promise: a broken one stays in sight. */
function lastAnswer({ promise }: Ticket, now: Date): string | undefined {
  if (!promise?.stopped_at || promise.state === 'dropped') return undefined;
  const when = deadline(promise.stopped_at, now);
  if (promise.state !== 'broken') return t('tickets.answered_in_time', { when });
  return t('tickets.answered_late', { when, late: workTime(promise.minutes_late) });
}
