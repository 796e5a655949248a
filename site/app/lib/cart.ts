import { computed, signal } from '@preact/signals';
import { load, save } from './storage';
import { CART_KEY } from './storage-keys';

export interface CartLine {
  sku: string;
  quantity: number;
  /** The unit price, in minor units, at which it was put in: a change is marked in the review. */
  seen_price: number;
  /** What the customer says about this line. */
  note?: string | null;
}

/** As many different products as one order may hold. */
export const MOST_LINES = 80;
/** Of a product's smallest steps in one line. */
export const MOST_STEPS = 9_999_999;

/** What this browser has gathered. What a thing costs now always comes fresh from the catalogue. */
export const cart = signal<CartLine[]>(load<CartLine[]>(CART_KEY) ?? []);
export const count = computed(() => cart.value.length);
export const quantityOf = (sku: string): number => cart.value.find((line) => line.sku === sku)?.quantity ?? 0;

/** One more product, or more of one that is in already. False when the cart is full. */
export function addToCart(sku: string, quantity: number, seen_price: number): boolean {
  const there = quantityOf(sku);
  if (there) setQuantity(sku, there + quantity);
  else if (cart.value.length >= MOST_LINES) return false;
  else keep([...cart.value, { sku, quantity: within(quantity), seen_price }]);
  return true;
}

/** Zero takes the product out. The order in which things were added stays. */
export function setQuantity(sku: string, quantity: number): void {
  const changed = cart.value.map((line) => (line.sku === sku ? { ...line, quantity: within(quantity) } : line));
  keep(changed.filter((line) => line.quantity > 0));
}

/** Several at once, as another order had them: beside what is in the cart, or in its place. */
export function fillCart(lines: CartLine[], how: 'add' | 'replace'): void {
  const there = how === 'add' ? cart.value : [];
  const more = new Map(lines.map((line) => [line.sku, line]));
  const grown = there.map((line) => {
    const other = more.get(line.sku);
    more.delete(line.sku);
    return other ? { ...line, ...other, quantity: within(line.quantity + other.quantity) } : line;
  });
  keep([...grown, ...more.values()].slice(0, MOST_LINES));
}

const within = (quantity: number) => Math.min(MOST_STEPS, Math.max(0, Math.round(quantity)));

export const emptyCart = (): void => keep([]);

function keep(lines: CartLine[]): void {
  cart.value = lines;
  save(CART_KEY, lines.length ? lines : undefined);
}

// Another tab changed it.
addEventListener('storage', (event) => {
  if (event.key === CART_KEY) cart.value = load<CartLine[]>(CART_KEY) ?? [];
});
