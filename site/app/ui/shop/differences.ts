import type { DifferenceView, DocumentView, LineView } from '~/gen/api';
import { day, money, number, rate } from '~/lib/format';
import { t, type Facts } from '~/lib/i18n';
import { measured } from '~/lib/quantity';

/** What changed since the customer last looked, worded, by SKU. */
export function marksOf(differences: DifferenceView[], { currency, lines }: DocumentView): Record<string, string[]> {
  const marks: Record<string, string[]> = {};
  for (const difference of differences) {
    const line = lines.find(({ sku }) => sku === difference.sku);
    (marks[difference.sku] ??= []).push(worded(difference, currency, line));
  }
  return marks;
}

/** Products that are in the list of changes and no more in the document. */
export const goneOf = (differences: DifferenceView[]): string[] =>
  differences.filter(({ kind }) => kind === 'gone').map(({ sku }) => sku);

type Kind = DifferenceView['kind'];
const RATES = ['discount_less', 'discount_more', 'vat_rate'] as const;
const isRate = (kind: Kind): kind is (typeof RATES)[number] => (RATES as readonly Kind[]).includes(kind);

function worded({ kind, was, now }: DifferenceView, currency: string, line: LineView | undefined): string {
  const shown = (value: number | string | null): string => {
    if (kind === 'later') return day(String(value));
    if (kind === 'less_stock' || kind === 'more') return line ? measured(Number(value), line) : number(Number(value));
    if (isRate(kind)) return rate(Number(value));
    return money({ amount: Number(value), currency });
  };
  const facts: Facts = kind === 'gone' || kind === 'added' ? {} : { was: shown(was), now: shown(now) };
  return isRate(kind) ? t(`selling.changed_${kind}`, facts) : t(`orders.changed_${kind}`, facts);
}
