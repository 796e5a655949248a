import {
  listWaitingWithdrawals,
  moveWithdrawal,
  showWithdrawalToStaff,
  type MoveWithdrawal,
  type StaffWithdrawalView,
  type WaitingWithdrawalView,
} from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

const EVERY_MS = 20_000;
const LIST = 'staff-withdrawals';
const key = (number: string): string => `staff-withdrawal:${number}`;

/** Withdrawals that wait for staff, due first. */
export const useWaitingWithdrawals = (): Pages<WaitingWithdrawalView> =>
  usePages(LIST, (cursor) => listWaitingWithdrawals({ cursor }), { everyMs: EVERY_MS });

export const useStaffWithdrawal = (number: string): Query<StaffWithdrawalView> =>
  useQuery(key(number), () => showWithdrawalToStaff(number), { everyMs: EVERY_MS });

/** However often it is tried, it is done once; the answer is shown at once. */
export async function moveOn(number: string, body: MoveWithdrawal): Promise<void> {
  const moved = await carryOut(`staff-withdrawal.${number}`, body, (once) => moveWithdrawal(number, body, once));
  remember(key(number), moved);
  invalidate(LIST);
}
