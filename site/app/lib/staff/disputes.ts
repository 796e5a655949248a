// What customers contest of their invoices, and what staff answer.
import {
  answerDispute,
  listDisputes,
  listWaitingDisputes,
  showDispute,
  type AnswerDispute,
  type DisputeForStaffView,
  type DisputeView,
  type WaitingDisputeView,
} from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, useQuery, type Query } from '~/lib/query';
import { refreshCustomer } from './customers';

const EVERY_MS = 60_000;
const WAITING = 'waiting-disputes';

/** Those of all customers that wait for an answer, due first. */
export const useWaitingDisputes = (): Pages<WaitingDisputeView> =>
  usePages(WAITING, (cursor) => listWaitingDisputes({ cursor }), { everyMs: EVERY_MS });

export const useDisputesOf = (account: string): Pages<DisputeView> =>
  usePages(`customer:${account}:disputes`, (cursor) => listDisputes(account, { cursor }), { everyMs: EVERY_MS });

/** One, with the credit note that would uphold it. */
export const useDispute = (account: string, ticket: string): Query<DisputeForStaffView> =>
  useQuery(`customer:${account}:dispute:${ticket}`, () => showDispute(account, ticket));

/** Answered once, however often it is pressed. */
export async function answer(account: string, ticket: string, body: AnswerDispute): Promise<void> {
  await carryOut(`answer-dispute.${ticket}`, body, (own) => answerDispute(account, ticket, body, own));
  refreshCustomer(account);
  invalidate(WAITING);
}

/** Where it is answered: on its customer's page. */
export const disputeHref = (account: string, ticket: string): string => `/app/staff/customers/${account}?dispute=${ticket}`;
