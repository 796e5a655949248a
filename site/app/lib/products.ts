import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { listProducts, type ProductView } from '~/gen/api';
import type { Money } from './format';
import { language, t } from './i18n';
import { useMe } from './me';
import { problemOf, type Problem } from './problem';

export type { ProductView };
/** Null: the catalogue has it no more. */
export type Known = Record<string, ProductView | null>;

const known = signal<Known>({});
const failed = signal<Problem | undefined>(undefined);
const keyOf = (sku: string) => `${language()}:${sku}`;

const MOST_AT_ONCE = 48;

/** The products of some SKUs, each asked once; those not here yet are missing from the answer. */
export function useProducts(skus: string[]): { products: Known; problem: Problem | undefined; again: () => Promise<void> } {
  const ask = async () => {
    failed.value = undefined;
    const missing = skus.filter((sku) => !(keyOf(sku) in known.value));
    const parts = Array.from({ length: Math.ceil(missing.length / MOST_AT_ONCE) }, (_, at) => missing.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE));
    await Promise.all(parts.map(learn));
  };
  useEffect(() => void ask(), [language(), skus.join()]);
  const here = skus.map((sku) => [sku, known.value[keyOf(sku)]] as const);
  const products = Object.fromEntries(here.filter((entry): entry is [string, ProductView | null] => entry[1] !== undefined));
  return { products, problem: failed.value, again: ask };
}

async function learn(skus: string[]): Promise<void> {
  try {
    const { items } = await listProducts({ language: language(), skus: skus.join() });
    const found = new Map(items.map((product) => [product.sku, product]));
    known.value = { ...known.value, ...Object.fromEntries(skus.map((sku) => [keyOf(sku), found.get(sku) ?? null])) };
  } catch (reason) {
    failed.value = problemOf(reason);
  }
}

/** Prices and stock are never older than the page that shows them. */
export const forgetProducts = (): void => void (known.value = {});

/** Persons read prices with VAT, companies and visitors without; the note says which. */
export function usePricing(): { priceOf: (product: Pick<ProductView, 'price' | 'vat_rate'>) => Money; note: string } {
  const withVat = useMe().data?.account?.kind === 'person';
  return {
    priceOf: ({ price, vat_rate }) => (withVat ? { ...price, amount: price.amount + share(price.amount, vat_rate) } : price),
    note: t(withVat ? 'catalogue.with_vat' : 'catalogue.without_vat'),
  };
}

/** `rate` in basis points, rounded half up as on the document. */
export const share = (amount: number, rate: number) => Math.floor((amount * rate + 5_000) / 10_000);
