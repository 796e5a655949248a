// Transfers that the customer has announced and that have not arrived.
import { announceTransfer, listAnnouncements, type AnnouncementView, type AnnounceTransfer } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate } from '~/lib/query';

/** As many invoices as one transfer can be split over. */
export const MOST_PARTS = 25;

export const useTransfers = (): Pages<AnnouncementView> =>
  usePages('billing-announcements', (cursor) => listAnnouncements({ cursor }));

/** How much of each invoice is announced already, by its number. */
export function announcedOf(transfers: AnnouncementView[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { number, amount } of transfers.flatMap((one) => one.split)) sums[number] = (sums[number] ?? 0) + amount;
  return sums;
}

/** Announced once, however often it is pressed. */
export async function announce(body: AnnounceTransfer): Promise<AnnouncementView> {
  const made = await carryOut('announce-transfer', body, (key) => announceTransfer(body, key));
  invalidate('billing-announcements');
  return made;
}

/** "RF18 2026 0000 17": in fours, as banks print it. The groups do not come apart at the end of a line. */
export const grouped = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1\u00a0');
