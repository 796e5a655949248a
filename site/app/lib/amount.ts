// Amounts of money as people type them, and as integers of the currency's minor unit.
import { locale } from './i18n';

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The amount as it stands in a field: the reader's decimal mark, and nothing between thousands. */
export function typedAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  const options = { useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale(), options).format(amount / 10 ** digits);
}

/**
 * What somebody typed, in minor units; undefined when it is no amount. Comma and full stop both stand before decimals; more
 * digits behind the last of them than the currency has can only be thousands: "1.234" is 1,234 euro, and "1.2345" is nothing.
 */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const found = /\d/.test(plain) && /^([\d.,]*?)(?:[.,](\d*))?$/.exec(plain);
  if (!found) return undefined;
  const [, whole = '', parts = ''] = found;
  if (parts.length <= digits) return ungrouped(whole, parts.padEnd(digits, '0'));
  return parts.length === 3 ? ungrouped(`${whole},${parts}`, '0'.repeat(digits)) : undefined;
}

/** "1.234.567" without its marks, which must stand before each three digits. */
function ungrouped(whole: string, parts: string): number | undefined {
  if (!/^(\d*|\d{1,3}([.,]\d{3})+)$/.test(whole)) return undefined;
  const units = Number(whole.replace(/[.,]/g, '') + parts);
  return Number.isSafeInteger(units) ? units : undefined;
}
