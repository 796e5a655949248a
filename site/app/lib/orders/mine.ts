// What a customer does with an order of their own: once however often it is tried, shown at once.
import { answerProposal, cancelOrder, type AnswerRequest, type CancelOrder, type OrderView } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { ownOrders } from '~/lib/landing';
import { invalidate, remember } from '~/lib/query';

export const keyOf = (number: string): string => `order:${number}`;

/** Sends it once, keeps the answer, and has what depends on it asked for anew. */
export async function done(what: string, number: string, body: object, send: (once: string) => Promise<OrderView>): Promise<OrderView> {
  const order = await carryOut(`order-${what}.${number}`, body, send);
  remember(keyOf(number), order);
  ownOrders.wrote(order);
  for (const stale of ['orders', 'overview', 'billing', 'products']) invalidate(stale);
  return order;
}

export const cancel = (number: string, body: CancelOrder): Promise<OrderView> =>
  done('cancel', number, body, (once) => cancelOrder(number, body, once));

export const answer = (number: string, request: string, body: AnswerRequest): Promise<OrderView> =>
  done(`answer-${request}`, number, body, (once) => answerProposal(number, request, body, once));
