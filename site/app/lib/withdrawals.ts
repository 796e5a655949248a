// Withdrawals of the customer's own, and the way to the public page with what we know already filled in.
import { listOrderWithdrawals, type OrderWithdrawalsView } from '~/gen/api';
import { day } from './format';
import { language } from './i18n';
import { useMe } from './me';
import { useQuery, type Query } from './query';
import { save, session } from './storage';
import { WITHDRAWAL_KEY } from './storage-keys';

export const useOrderWithdrawals = (number: string): Query<OrderWithdrawalsView> =>
  useQuery(`order-withdrawals:${number}`, () => listOrderWithdrawals(number), { everyMs: 60_000 });

/** Where one withdraws, and what to do on the way there: nobody types what the portal knows. */
export function useWithdrawPage(contract: string): { href: string; fill: () => void } {
  const me = useMe().data;
  const typed = { name: me?.name ?? '', contract, email: me?.email ?? '', part: '', website: '' };
  return { href: `/${language()}/withdraw/`, fill: () => save(WITHDRAWAL_KEY, { typed }, session) };
}

/** A deadline is the first moment at which it is too late: the day before it is the last one. */
export const lastDay = (deadline: string): string => day(new Date(Date.parse(deadline) - 1));
