// The rules of orders/service/checking.py and rules/amounts.py as far as the cart tells them before anybody is asked.
import type { ProductView } from '~/gen/api';
import { money } from './format';
import { t, textOf } from './i18n';
import { measured } from './quantity';

type Sold = Pick<ProductView, 'decimals' | 'minimum' | 'maximum' | 'step' | 'discounts' | 'unit'>;

/** Why a line cannot be ordered as it is; the same facts as in the refusal `lines_not_possible`. */
export interface LineProblem {
  sku: string;
  reason:
    | 'unknown'
    | 'discontinued'
    | 'not_sold_to_you'
    | 'below_minimum'
    | 'above_maximum'
    | 'not_in_steps'
    | 'not_enough_stock';
  name: string;
  unit: string;
  decimals: number;
  by: number | null;
  below: number | null;
  above: number | null;
  left: number | null;
}

/** What is missing or too much, in a sentence. */
export function problemText(problem: LineProblem): string {
  const { reason, by, below, above, left } = problem;
  const say = (quantity: number | null) => measured(quantity ?? 0, problem);
  switch (reason) {
    case 'below_minimum':
      return t('selling.below_minimum', { by: say(by), least: say(above) });
    case 'above_maximum':
      return t('selling.above_maximum', { by: say(by), most: say(below) });
    case 'not_in_steps':
      return t('selling.not_in_steps', { below: say(below), above: say(above) });
    case 'not_enough_stock':
      return left ? t('selling.only_left', { left: say(left) }) : t('catalogue.stock_out');
    default:
      return textOf(`selling.${reason}`, 'selling.unknown');
  }
}

/** What is wrong with a quantity of a product, as far as its terms say. */
export function problemOfQuantity(product: ProductView, quantity: number, company: boolean | undefined): LineProblem | undefined {
  const { sku, name, unit, decimals, minimum, maximum, step, stock } = product;
  const of = { sku, name, unit, decimals, left: stock.quantity, by: null, below: null, above: null };
  if (stock.state === 'discontinued') return { ...of, reason: 'discontinued' };
  if (company !== undefined && !isFor(product, company)) return { ...of, reason: 'not_sold_to_you' };
  if (quantity < minimum) return { ...of, reason: 'below_minimum', by: minimum - quantity, above: minimum };
  if (quantity > maximum) return { ...of, reason: 'above_maximum', by: quantity - maximum, below: maximum };
  const over = quantity % step;
  if (over) return { ...of, reason: 'not_in_steps', below: quantity - over, above: quantity - over + step };
  const short = stock.state === 'out' || (stock.quantity !== null && stock.quantity < quantity);
  const left = stock.quantity ?? 0;
  const below = Math.floor(left / step) * step;
  return short ? { ...of, left, below: below >= minimum ? below : null, reason: 'not_enough_stock' } : undefined;
}

export const isFor = ({ sold_to }: Pick<ProductView, 'sold_to'>, company: boolean): boolean =>
  sold_to === 'everybody' || (sold_to === 'companies') === company;

/** How much of it is put into the cart first: one unit, or the least there is above that. */
export function firstQuantity({ decimals, minimum, maximum, step }: Sold): number {
  return Math.min(maximum, Math.max(minimum, Math.ceil(10 ** decimals / step) * step));
}

/** Basis points off at that quantity. */
export const discountAt = ({ discounts }: Pick<Sold, 'discounts'>, quantity: number): number =>
  discounts.findLast(({ from_quantity }) => quantity >= from_quantity)?.basis_points ?? 0;

/** What so much of it costs at the price of a unit, in minor units, rounded as on the document. */
export function costOf(sold: Sold, price: number, quantity: number): number {
  const gross = halfUp(price * quantity, 10 ** sold.decimals);
  return gross - halfUp(gross * discountAt(sold, quantity), 10_000);
}

const halfUp = (numerator: number, denominator: number): number => Math.floor((2 * numerator + denominator) / (2 * denominator));

interface Short {
  missing: number;
  minimum: number;
  currency: string;
}

/** What an order lacks to the least that the vendor takes. */
export const shortText = ({ missing, minimum, currency }: Short): string =>
  t('problems.below_order_minimum', {
    missing_sum: money({ amount: missing, currency }),
    minimum_sum: money({ amount: minimum, currency }),
  });
