import { moveTicket, type MoveTicket } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import type { Change } from './types';

/** A move of the customer: however often it is tried, it is made once. */
export const moveOnce = (number: string, body: MoveTicket): Promise<Change> =>
  carryOut(`ticket-move.${number}`, body, (key) => moveTicket(number, body, key));
