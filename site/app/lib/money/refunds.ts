// Credit that is paid back, and how far it has come.
import { askRefund, listOpen, listRefunds, type AskRefund, type OpenItemView, type RefundView } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, useQuery, type Query } from '~/lib/query';

const KEY = 'billing-refunds';
const LENGTH = 4;

export const useRefunds = (): Pages<RefundView> => usePages(KEY, (cursor) => listRefunds({ cursor }), { everyMs: 60_000 });

/** The credit that can be asked back. */
export const useUnused = (): Query<OpenItemView[]> =>
  useQuery(`${KEY}:unused`, async () => (await listOpen({ figure: 'unallocated', limit: 100 })).items);

/** Asked once, however often it is pressed. */
export async function ask(body: AskRefund): Promise<void> {
  await carryOut('refund', body, (key) => askRefund(body, key));
  invalidate(KEY);
}

/** The last characters of an account's number, however it is typed; nothing when there are too few. */
export function endingOf(text = ''): string | undefined {
  const all = text.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return all.length < LENGTH ? undefined : all.slice(-LENGTH);
}
