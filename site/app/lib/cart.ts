import { computed, signal } from '@preact/signals';
import { load, save } from './storage';
import { CART_KEY } from './storage-keys';

export interface CartLine {
  sku: string;
  quantity: number;
  /** The unit price, in minor units, at which it was put in: a change is marked in the review. */
  seen_price: number;
}

/** As many different products as one order may hold. */
export const MOST_LINES = 80;
export const MOST_PIECES = 9_999;

/** What this browser has gathered. What a thing costs now always comes fresh from the catalogue. */
export const cart = signal<CartLine[]>(load<CartLine[]>(CART_KEY) ?? []);
export const pieces = computed(() => cart.value.reduce((sum, line) => sum + line.quantity, 0));
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

const within = (quantity: number) => Math.min(MOST_PIECES, Math.max(0, Math.round(quantity)));

export const emptyCart = (): void => keep([]);

function keep(lines: CartLine[]): void {
  cart.value = lines;
  save(CART_KEY, lines.length ? lines : undefined);
}

// Another tab changed it.
addEventListener('storage', (event) => {
  if (event.key === CART_KEY) cart.value = load<CartLine[]>(CART_KEY) ?? [];
});
