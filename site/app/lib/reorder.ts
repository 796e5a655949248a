import { askReorder, decideReorder, type ReorderLineView, type ReorderView } from '~/gen/api';
import { cart, fillCart, MOST_LINES, type CartLine } from './cart';
import { carryOut } from './intent';
import { navigate } from './location';
import { keepOrderTerms } from './order-terms';
import { remember } from './query';

export type Choice = ReorderLineView['choices'][number];
export type Choices = Record<string, Choice | undefined>;

/** Begins a reorder of one order or several, and leads to it. */
export async function beginReorder(numbers: string[]): Promise<void> {
  const body = { orders: numbers };
  const made = await carryOut('reorder', body, (key) => askReorder(body, key));
  remember(`reorder:${made.reorder_id}`, made);
  navigate(`/app/reorders/${made.reorder_id}`);
}

/** What can be ordered as it is is taken until somebody says otherwise; the rest must be decided. */
export const firstChoices = ({ lines }: ReorderView): Choices =>
  Object.fromEntries(lines.map((line) => [line.sku, line.choices.includes('take') ? 'take' : undefined]));

export const mustDecide = ({ choices }: ReorderLineView): boolean => !choices.includes('take');

export const isTaken = (choice: Choice | undefined): boolean => choice !== undefined && choice !== 'leave';

/** The lines for the cart, as the portal answers to the decisions. */
export async function decided(reorder: ReorderView, choices: Choices, ticks: Record<string, boolean>) {
  const lines = reorder.lines.flatMap(({ sku }) => {
    const choice = choices[sku];
    return choice ? [{ sku, choice, price_accepted: ticks[sku] ?? false }] : [];
  });
  return decideReorder(reorder.reorder_id, { lines });
}

/** What is taken, as it is kept on a list: so much as is wanted, whatever is on the shelf today. */
export function keptLines({ lines }: ReorderView, choices: Choices): { sku: string; quantity: number; note: string | null }[] {
  const kept = new Map<string, { sku: string; quantity: number; note: string | null }>();
  for (const { sku, now, successor, note } of lines) {
    const choice = choices[sku];
    const priced = choice === 'successor' ? successor?.priced : now;
    if (!isTaken(choice) || !priced) continue;
    const of = choice === 'successor' && successor ? successor.sku : sku;
    kept.set(of, { sku: of, quantity: priced.quantity + (kept.get(of)?.quantity ?? 0), note });
  }
  return [...kept.values()];
}

/** Whether the lines find room beside what is in the cart. */
export const fitsBeside = (lines: CartLine[]): boolean =>
  new Set([...cart.value, ...lines].map(({ sku }) => sku)).size <= MOST_LINES;

export function intoCart(answer: Awaited<ReturnType<typeof decideReorder>>, how: 'add' | 'replace'): void {
  fillCart(answer.lines, how);
  const { reference, note, delivery_address, invoice_address } = answer;
  keepOrderTerms({ reference, note, address: delivery_address, invoice_address: invoice_address ?? null });
  navigate('/app/cart');
}
