// What tickets are called and what has happened to them, in words.
import { day, deadline } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { now } from '~/lib/now';
import { measured } from '~/lib/quantity';
import type { Entry, Priority } from './types';

export const priorityWord = (priority: string): string => textOf(`tickets.priority_${priority}`, 'tickets.priority_p3');

/** An entry that is no message, as a sentence. Who did it stands beside it. */
export function happened(entry: Entry): string {
  const own = WORDS[entry.kind];
  return own ? own(entry.facts) : textOf(`tickets.entry_${entry.kind}`, 'tickets.entry_other');
}

type Facts = Entry['facts'];

const WORDS: Record<string, (facts: Facts) => string> = {
  assigned: ({ name, team }) => {
    if (name) return t('tickets.entry_assigned', { name });
    return team ? t('assigning.entry_team', { team }) : t('tickets.entry_unassigned');
  },
  priority_changed: (facts) => t('tickets.entry_priority_changed', priorities(facts)),
  urgency_raised: ({ urgency = '', ...facts }) => {
    const sooner = t('tickets.entry_urgency_raised', { urgency: textOf(`tickets.urgency_${urgency}`, 'tickets.urgency_today') });
    return facts.was === facts.now ? sooner : `${sooner} ${t('tickets.entry_priority_changed', priorities(facts))}`;
  },
  wait_for_third: ({ name, until }) =>
    t(name ? 'tickets.entry_waits_for' : 'tickets.entry_waits', { name: name ?? '', when: when(until) }),
  invoice_disputed: ({ invoice = '', name, amount = '', currency = '' }) =>
    name
      ? t('tickets.entry_invoice_disputed', { invoice, name, amount, currency })
      : t('tickets.entry_invoice_disputed_whole', { invoice, amount, currency }),
  about_line: ({ name = '', quantity = '', delivered = '', unit = '', decimals = '', promised_on = '' }) =>
    t('about.line', {
      name,
      quantity: measured(Number(quantity), { unit, decimals: Number(decimals) }),
      delivered: measured(Number(delivered), { unit, decimals: Number(decimals) }),
      date: day(promised_on),
    }),
  about_parcel: ({ parcel = '', carrier = '', tracking_number = '', state = '', at = '' }) =>
    t('about.parcel', {
      parcel,
      carrier: [carrier, tracking_number].filter(Boolean).join(' '),
      what: textOf(`order_page.${state}_on`, 'order_page.shipped_on', { date: day(at) }),
    }),
  dispute_upheld: ({ note }) => (note ? t('disputes_answered.credited', { note }) : t('disputes_answered.upheld')),
  dispute_declined: () => t('disputes_answered.declined'),
  solution_late: ({ due_at }) => t('solution.entry', { when: when(due_at) }),
  cause_late: ({ due_at }) => t('cause_promise.entry', { when: when(due_at) }),
  accept_remedy: () => t('complaints.entry_accept_remedy'),
  refuse_remedy: () => t('complaints.entry_refuse_remedy'),
  offer_lapsed: () => t('complaints.entry_offer_lapsed'),
  escalate: ({ name = '' }) => t('complaints.entry_escalate', { name }),
  finish_remedy: ({ about, number = '' }) => {
    const done = t('complaints.entry_finish_remedy');
    return about ? `${done} ${textOf(`complaints.about_${about}`, 'complaints.about_return', { number })}.` : done;
  },
  rated: ({ verdict }) => t(verdict === 'good' ? 'rating.entry_good' : 'rating.entry_bad'),
  participant_left: ({ address = '' }) => t('participants.left', { address }),
  staff_tags: ({ tags }) => (tags ? t('batches.entry_tags', { tags }) : t('batches.entry_no_tags')),
  taken_back: () => t('batches.entry_taken_back'),
  merged: () => t('merging.entry_merged'),
  merged_in: () => t('merging.entry_merged_in'),
  split: () => t('merging.entry_split'),
  split_from: () => t('merging.entry_split_from'),
  unmerged: () => t('merging.entry_unmerged'),
  followed_by: () => t('closing.entry_followed_by'),
  promise_broken: ({ due_at, new_due_at }) => {
    const broken = t('promise.entry_broken', { when: when(due_at) });
    return new_due_at ? `${broken} ${t('promise.entry_again', { when: when(new_due_at) })}` : broken;
  },
  promise_moved: ({ was, due_at }) => t('promise.entry_moved', { was: when(was), when: when(due_at) }),
  cause_parted: () => t('causes.entry_parted'),
  cause_bound: ({ title = '' }) => t('causes_staff.bound', { title }),
  cause_unbound: ({ title = '' }) => t('causes_staff.unbound', { title }),
  mail_pending: (facts) => byMail(facts),
  mail_note: (facts) => byMail(facts),
};

/** What became of a mail that staff alone see. */
function byMail({ decision = '', address = '', why = '' }: Facts): string {
  switch (decision) {
    case 'returned':
      return t('post.returned', { address, why });
    case 'automatic':
      return t('post.automatic', { address });
    case 'list':
      return t('post.list', { address });
    case 'ticket_is_over':
      return t('post.ticket_is_over', { address });
    case 'let_in':
      return t('participants.let_in_entry', { address });
    case 'not_proven':
      return t('post.not_proven', { address });
    default:
      return t('post.other_sender', { address });
  }
}

const when = (at: string | undefined): string => (at ? deadline(at, now.value) : '');
const priorities = ({ was, now: is }: Facts): { was: string; now: string } => ({ was: word(was), now: word(is) });
const word = (priority: string | undefined): string => priorityWord((priority ?? 'p3') as Priority);
