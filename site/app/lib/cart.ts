import { computed, signal } from '@preact/signals';
import { load, save } from './storage';
import { CART_KEY } from './storage-keys';

export interface CartLine {
  sku: string;
  quantity: number;
}

/** As many different products as one order may hold. */
export const MOST_LINES = 80;
export const MOST_PIECES = 9_999;

/** What this browser has gathered: SKUs and quantities only. Prices always come fresh from the catalogue. */
export const cart = signal<CartLine[]>(load<CartLine[]>(CART_KEY) ?? []);
export const pieces = computed(() => cart.value.reduce((sum, line) => sum + line.quantity, 0));
export const quantityOf = (sku: string): number => cart.value.find((line) => line.sku === sku)?.quantity ?? 0;

export function addToCart(sku: string, quantity = 1): void {
  setQuantity(sku, quantityOf(sku) + quantity);
}

/** Zero takes the product out. The order in which things were added stays. */
export function setQuantity(sku: string, quantity: number): void {
  const wanted = Math.min(MOST_PIECES, Math.max(0, Math.round(quantity)));
  const others = cart.value.filter((line) => line.sku !== sku);
  if (wanted === 0) keep(others);
  else if (others.length === cart.value.length) keep([...cart.value, { sku, quantity: wanted }].slice(0, MOST_LINES));
  else keep(cart.value.map((line) => (line.sku === sku ? { sku, quantity: wanted } : line)));
}

export const emptyCart = (): void => keep([]);

function keep(lines: CartLine[]): void {
  cart.value = lines;
  save(CART_KEY, lines.length ? lines : undefined);
}

// Another tab changed it.
addEventListener('storage', (event) => {
  if (event.key === CART_KEY) cart.value = load<CartLine[]>(CART_KEY) ?? [];
});
