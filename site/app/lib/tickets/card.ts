import type { QueuedTicket } from '~/gen/api';
import { knownAs } from '~/lib/staff/known-as';
import type { Ticket } from './types';

/** A ticket that was just written, as a line of the lists that are kept from facts. */
export function cardOf({ promise, requester, company, ...ticket }: Ticket): QueuedTicket {
  const running = promise && !promise.stopped_at ? promise : undefined;
  return {
    ...ticket,
    customer: knownAs(requester, company),
    promise_clock: running?.clock ?? null,
    promise_started_at: running?.started_at ?? null,
    promise_due_at: running?.due_at ?? null,
  };
}
