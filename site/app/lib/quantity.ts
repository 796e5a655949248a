// Quantities are whole numbers of a product's smallest step: with 3 decimals, 250 is 0.25 of a kilogram.
import { textOf } from './i18n';

export interface Measured {
  unit: string;
  decimals?: number | undefined;
}

/** "0.25 kg", "6 bags". */
export const measured = (quantity: number, { unit, decimals = 0 }: Measured): string =>
  textOf(`catalogue.units.${unit}`, 'catalogue.units.piece', { n: inUnits(quantity, decimals) });

export const inUnits = (quantity: number, decimals: number): number => quantity / 10 ** decimals;

/** The number as it stands in a field: the reader's decimal mark, and no marks between thousands. */
export function typed(quantity: number, decimals: number, locale: string): string {
  const options = { useGrouping: false, maximumFractionDigits: decimals } as const;
  return new Intl.NumberFormat(locale, options).format(inUnits(quantity, decimals));
}

/** What somebody typed, in smallest steps: comma or full stop before the decimals. Undefined when it is no quantity. */
export function parseQuantity(text: string, decimals: number): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d{1,7}(\.\d*)?$/.test(plain)) return undefined;
  const [whole = '0', parts = ''] = plain.split('.');
  if (parts.length > decimals && /[1-9]/.test(parts.slice(decimals))) return undefined;
  return Number(whole + parts.slice(0, decimals).padEnd(decimals, '0'));
}
