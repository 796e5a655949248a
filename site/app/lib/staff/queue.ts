// The staff's lists: kept from facts, so that they lag; our own changes are laid over them.
import { listStaff, listWaitingTickets, type StaffMembersView, type TicketCard } from '~/gen/api';
import { usePages, type Pages } from '~/lib/pages';
import { useQuery, type Query } from '~/lib/query';
import { cardOf } from '~/lib/tickets/card';
import { ownTickets } from '~/lib/tickets/desk';
import type { Ticket } from '~/lib/tickets/types';

export const VIEWS = ['due', 'mine', 'unassigned'] as const;
export type QueueView = (typeof VIEWS)[number];
export const isView = (name: string | null): name is QueueView => VIEWS.includes(name as QueueView);

const EVERY_MS = 20_000;

/** One view of the queue, earliest due first, with what this tab has just changed. */
export function useQueue(view: QueueView, me: string): { pages: Pages<TicketCard>; cards: TicketCard[] } {
  const pages = usePages(`staff-tickets:${view}`, (cursor) => listWaitingTickets({ view, cursor }), { everyMs: EVERY_MS });
  const listed = pages.items;
  const end = pages.more && listed.length ? place(listed.at(-1)!) : '~';
  const laid = ownTickets.over(listed, (ticket) => (belongs(ticket, view, me) ? cardOf(ticket) : undefined));
  const cards = laid.filter((card) => place(card) <= end || listed.some((line) => line.number === card.number));
  return { pages, cards: cards.sort((a, b) => place(a).localeCompare(place(b))) };
}

const AT_WORK = ['new', 'open', 'waiting_third', 'waiting_customer'];

function belongs({ state, assignee }: Ticket, view: QueueView, me: string): boolean {
  if (!AT_WORK.includes(state)) return false;
  return view === 'due' || (view === 'mine' ? assignee === me : assignee === null);
}

/** The order of the list, as the API has it: by due time; what nobody waits for comes last, by age. */
const place = ({ promise_due_at, opened_at }: TicketCard): string =>
  promise_due_at ? `1#${promise_due_at}` : `2#${opened_at}`;

/** The vendor's people. */
export const useColleagues = (): Query<StaffMembersView> => useQuery('staff-members', listStaff);
