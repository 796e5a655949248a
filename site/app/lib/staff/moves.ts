import { handleTicket, type HandleTicket } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import type { Change } from '~/lib/tickets/types';

/** A move of staff: however often it is tried, it is made once. */
export const handleOnce = (number: string, body: HandleTicket): Promise<Change> =>
  carryOut(`staff-ticket-move.${number}`, body, (key) => handleTicket(number, body, key));
