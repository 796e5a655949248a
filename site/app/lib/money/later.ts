// Paying later than agreed: a promise until when, or a plan to pay in parts that somebody at the vendor answers.
import { askInstalments, promisePayment, showReminders, type AskInstalments, type PromisePayment, type RemindersView } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

const KEY = 'billing-later';
const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

export const useLater = (): Query<RemindersView> => useQuery(KEY, () => showReminders(), { everyMs: 60_000 });

/** Promising the same again changes nothing. */
export async function promise(body: PromisePayment): Promise<void> {
  remember(KEY, await promisePayment(body));
}

export async function askForParts(body: AskInstalments): Promise<void> {
  await carryOut('instalments', body, (key) => askInstalments(body, key));
  invalidate(KEY);
}

/** Calendar days count from the vendor's day. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Promises and first parts are for one of the next days. */
export const isSoon = (day: string, today: string): boolean => day >= today && day <= daysAfter(today, MOST_DAYS);
