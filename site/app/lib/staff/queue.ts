// The staff's lists: kept from facts, so that they lag; our own changes are laid over them.
import { listStaff, listWaitingTickets, type QueuedTicket, type StaffMembersView } from '~/gen/api';
import { useMe } from '~/lib/me';
import { usePages, type Pages } from '~/lib/pages';
import { useQuery, type Query } from '~/lib/query';
import { cardOf } from '~/lib/tickets/card';
import { ownTickets } from '~/lib/tickets/desk';
import type { Ticket } from '~/lib/tickets/types';

export const VIEWS = ['due', 'mine', 'team', 'unassigned', 'late'] as const;
export type QueueView = (typeof VIEWS)[number];
export const isView = (name: string | null): name is QueueView => VIEWS.includes(name as QueueView);

const EVERY_MS = 20_000;

/** Who looks at the queue, and their team if they are in one. */
export interface Onlooker {
  id: string | undefined;
  team: string | null | undefined;
}

export function useOnlooker(): Onlooker {
  const id = useMe().data?.member_id;
  return { id, team: useColleagues().data?.items.find(({ member_id }) => member_id === id)?.team };
}

/** The views that somebody has: who is in no team has no list of its tickets. */
export const viewsOf = ({ team }: Onlooker): QueueView[] => VIEWS.filter((view) => view !== 'team' || team);

/** One view of the queue, earliest due first, with what this tab has just changed. */
export function useQueue(view: QueueView, me: Onlooker): { pages: Pages<QueuedTicket>; cards: QueuedTicket[] } {
  const pages = usePages(`staff-tickets:${view}`, (cursor) => listWaitingTickets({ view, cursor }), { everyMs: EVERY_MS });
  const listed = pages.items;
  const end = pages.more && listed.length ? place(listed.at(-1)!) : '~';
  const laid = ownTickets.over(listed, (ticket) => (belongs(ticket, view, me) ? cardOf(ticket) : undefined));
  const cards = laid.filter((card) => place(card) <= end || listed.some((line) => line.number === card.number));
  return { pages, cards: cards.sort((a, b) => place(a).localeCompare(place(b))) };
}

const AT_WORK = ['new', 'open', 'waiting_third', 'waiting_customer'];

function belongs({ state, assignee, team, promise }: Ticket, view: QueueView, me: Onlooker): boolean {
  if (!AT_WORK.includes(state)) return false;
  const views: Record<QueueView, boolean> = {
    due: true,
    mine: assignee === me.id,
    team: team !== null && team === me.team,
    unassigned: assignee === null && team === null,
    late: Boolean(promise && !promise.stopped_at && Date.parse(promise.due_at) < Date.now()),
  };
  return views[view];
}

/** The order of the list, as the API has it: by due time; what nobody waits for comes last, by age. */
const place = ({ promise_due_at, opened_at }: QueuedTicket): string =>
  promise_due_at ? `1#${promise_due_at}` : `2#${opened_at}`;

/** The vendor's people. */
export const useColleagues = (): Query<StaffMembersView> => useQuery('staff-members', listStaff);
