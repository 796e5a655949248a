import type { ChangedView, DocumentView, OrderView } from '~/gen/api';
import { day, money, rate } from '~/lib/format';
import { t } from '~/lib/i18n';
import { chargeText } from '~/lib/orders/charges';
import { measured } from '~/lib/quantity';

interface ChangesProps {
  of: ChangedView[];
  order: OrderView;
  /** What it would become, where it has not yet. */
  after?: DocumentView;
}

/** What is otherwise than it was agreed, one sentence each. */
export function Changes({ of, order, after }: ChangesProps) {
  if (!of.length) return null;
  return (
    <ul class="contents changes">
      {of.map((one) => (
        <li key={one.what + one.sku}>{changeText(one, order, after)}</li>
      ))}
    </ul>
  );
}

function changeText({ what, sku, was, now }: ChangedView, { document }: OrderView, after?: DocumentView): string {
  if (what === 'charge') return chargeText(sku, was, now, [document, ...(after ? [after] : [])]);
  const line = document.lines.find((one) => one.sku === sku);
  const say = (value: ChangedView['was']) => wordOf(what, value, line ?? { unit: 'piece' }, document.currency);
  return t(`changing.${what}`, { name: line?.name ?? sku, was: say(was), now: say(now) });
}

function wordOf(what: ChangedView['what'], value: ChangedView['was'], line: { unit: string; decimals?: number }, currency: string): string {
  if (typeof value !== 'number') return what === 'day' && value ? day(value) : (value ?? '');
  if (what === 'price') return money({ amount: value, currency });
  return what === 'discount' || what === 'vat_rate' ? rate(value) : measured(value, line);
}

/** By how much it costs more or less. */
export function differenceText(difference: number, currency: string): string {
  const amount = money({ amount: Math.abs(difference), currency });
  if (difference === 0) return t('changing.same');
  return t(difference > 0 ? 'changing.dearer' : 'changing.cheaper', { amount });
}
