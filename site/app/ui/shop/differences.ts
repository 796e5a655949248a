import type { DifferenceView, DocumentView, LineView } from '~/gen/api';
import { day, money, number, rate } from '~/lib/format';
import { t, type Facts } from '~/lib/i18n';
import { chargeText } from '~/lib/orders/charges';
import { measured } from '~/lib/quantity';

type Kind = DifferenceView['kind'];
type Line = Exclude<Kind, 'way' | 'charge'>;
const isBeside = ({ kind }: DifferenceView): boolean => kind === 'way' || kind === 'charge';

/** What changed since the customer last looked beside the lines, worded. */
export const besideOf = (differences: DifferenceView[], document: DocumentView): string[] =>
  differences
    .filter(isBeside)
    .map(({ kind, sku, was, now }) =>
      kind === 'way' ? t('charges.changed_way', { was: was ?? '', now: now ?? '' }) : chargeText(sku, was, now, [document]),
    );

/** What changed since the customer last looked, worded, by SKU. */
export function marksOf(differences: DifferenceView[], { currency, lines }: DocumentView): Record<string, string[]> {
  const marks: Record<string, string[]> = {};
  for (const difference of differences) {
    if (isBeside(difference)) continue;
    const line = lines.find(({ sku }) => sku === difference.sku);
    (marks[difference.sku] ??= []).push(worded(difference, currency, line));
  }
  return marks;
}

/** Products that are in the list of changes and no more in the document. */
export const goneOf = (differences: DifferenceView[]): string[] =>
  differences.filter(({ kind }) => kind === 'gone').map(({ sku }) => sku);

const RATES = ['discount_less', 'discount_more', 'vat_rate'] as const;
type Rate = (typeof RATES)[number];
const isRate = (kind: Kind): kind is Rate => (RATES as readonly Kind[]).includes(kind);

function worded({ kind, was, now }: DifferenceView, currency: string, line: LineView | undefined): string {
  const shown = (value: number | string | null): string => {
    if (kind === 'later') return day(String(value));
    if (kind === 'less_stock' || kind === 'more') return line ? measured(Number(value), line) : number(Number(value));
    if (isRate(kind)) return rate(Number(value));
    return money({ amount: Number(value), currency });
  };
  const facts: Facts = kind === 'gone' || kind === 'added' ? {} : { was: shown(was), now: shown(now) };
  return isRate(kind) ? t(`selling.changed_${kind}`, facts) : t(`orders.changed_${kind as Exclude<Line, Rate>}`, facts);
}
