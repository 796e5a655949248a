import { setOwnNumbers } from '~/gen/api';
import { invalidate } from './query';

const MOST_AT_ONCE = 80;

/** Remembers numbers of one's own, changes them, or forgets those without a SKU. */
export async function keepNumbers(numbers: { number: string; sku: string | null }[]): Promise<void> {
  for (let at = 0; at < numbers.length; at += MOST_AT_ONCE)
    await setOwnNumbers({ numbers: numbers.slice(at, at + MOST_AT_ONCE).map(({ number, sku }) => ({ number, sku })) });
  invalidate('own-numbers');
}
