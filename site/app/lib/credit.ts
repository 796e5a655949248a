// What an account's credit says to an order of so much, before it is submitted.
import { showBilling } from '~/gen/api';
import { useQuery } from './query';

export type CreditWord =
  | { kind: 'hold'; reason: string; wayOut: string }
  | { kind: 'over'; missing: number; left: number; currency: string };

/** Undefined when it goes through; `total` is with VAT. The submit decides, this says it before. */
export function useCreditWord(total: number): CreditWord | undefined {
  const billing = useQuery('billing', () => showBilling()).data;
  if (!billing) return undefined;
  const { hold, way_out, left } = billing.credit;
  if (hold) return { kind: 'hold', reason: hold, wayOut: way_out ?? '' };
  if (left === null || total <= left) return undefined;
  return { kind: 'over', missing: total - left, left: Math.max(0, left), currency: billing.currency };
}
