// The landing page is kept from facts and lags some seconds; what this tab has just done is laid over it.
import { showOverview, type NeedView, type OrderCard, type OrderView, type OverviewView, type TicketCard } from '~/gen/api';
import { ownWrites } from './own-writes';
import { useQuery, type Query } from './query';
import { knownAs } from './staff/known-as';
import { cardOf } from './tickets/card';
import { ownTickets } from './tickets/desk';
import type { Ticket } from './tickets/types';

const EVERY_MS = 60_000;

/** Orders that this tab has just placed. */
export const ownOrders = ownWrites<OrderView>();

/** What needs the customer, what comes next, newest orders, open tickets. */
export function useLanding(): Query<OverviewView> {
  const overview = useQuery('overview', showOverview, { everyMs: EVERY_MS });
  return { ...overview, data: overview.data && withOwnWrites(overview.data) };
}

function withOwnWrites(overview: OverviewView): OverviewView {
  return {
    ...overview,
    tickets: ownTickets.over(overview.tickets, lineOf).sort(soonestFirst),
    needs: withOwnAnswers(overview.needs),
    orders: ownOrders.over(overview.orders, (order, line) => line ?? orderLine(order)),
  };
}

/** What is answered needs nobody any more; the others stay as urgent as they were. */
function withOwnAnswers(needs: NeedView[]): NeedView[] {
  const named = needs.map((need) => ({ ...need, number: need.ref }));
  return ownTickets.over(named, (ticket, line) => {
    const kind = KINDS[ticket.state];
    return line && (line.kind === kind ? line : undefined);
  });
}

const OVER = ['closed', 'merged', 'spam'];

/** One that was not among the most pressing stays away unless it is new. */
function lineOf(ticket: Ticket, line: TicketCard | undefined): TicketCard | undefined {
  if (OVER.includes(ticket.state)) return undefined;
  return line || ticket.state === 'new' ? cardOf(ticket) : undefined;
}

const soonestFirst = (a: TicketCard, b: TicketCard): number =>
  (a.promise_due_at ?? '~').localeCompare(b.promise_due_at ?? '~');

const KINDS: Record<string, NeedView['kind']> = { waiting_customer: 'answer_ticket', solved: 'confirm_solution' };

const orderLine = ({ document, placed_by, company, ...order }: OrderView): OrderCard => ({
  ...order,
  summary: document.lines[0]?.name ?? '',
  line_count: document.lines.length,
  total: { amount: document.total, currency: document.currency },
  customer: knownAs(placed_by, company),
});
