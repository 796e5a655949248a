import type { DifferenceView } from '~/gen/api';
import { day, money, number } from '~/lib/format';
import { t } from '~/lib/i18n';

/** What changed since the customer last looked, worded, by SKU. */
export function marksOf(differences: DifferenceView[], currency: string): Record<string, string[]> {
  const marks: Record<string, string[]> = {};
  for (const difference of differences) (marks[difference.sku] ??= []).push(worded(difference, currency));
  return marks;
}

/** Products that are in the list of changes and no more in the document. */
export const goneOf = (differences: DifferenceView[]): string[] =>
  differences.filter(({ kind }) => kind === 'gone').map(({ sku }) => sku);

function worded({ kind, was, now }: DifferenceView, currency: string): string {
  const shown = (value: number | string | null): string => {
    if (kind === 'later') return day(String(value));
    if (kind === 'less_stock') return number(Number(value));
    return money({ amount: Number(value), currency });
  };
  return t(`orders.changed_${kind}`, kind === 'gone' ? {} : { was: shown(was), now: shown(now) });
}
