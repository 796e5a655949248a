// Changing an order: what is asked for, seen in full, then confirmed; the same for customers and for staff who propose.
import {
  changeOrder,
  proposeChange,
  reviewChange,
  reviewProposal,
  type AskChange,
  type ChangeReviewView,
  type DifferenceView,
  type LineView,
  type OrderView,
} from '~/gen/api';
import type { Values } from '~/lib/form';
import { carryOut } from '~/lib/intent';
import type { Problem } from '~/lib/problem';
import { parseQuantity } from '~/lib/quantity';
import { addressIn, invoiceAddressIn, invoiceAddressOf, sameAddress } from './address';
import { done } from './mine';
import { handled } from '../staff/orders';

export const quantityField = (sku: string): string => `quantity-${sku}`;

/** The lines of which something can still be changed, and how much of each must stay. */
export function changeable({ document, lines }: OrderView): { line: LineView; least: number }[] {
  const known = new Map(lines.map((line) => [line.sku, line]));
  return document.lines.flatMap((line) => {
    const now = known.get(line.sku);
    return now && now.left > 0 ? [{ line, least: now.cancelled + now.shipped }] : [];
  });
}

/** Only what is otherwise; undefined when nothing is. */
export function askedIn(values: Values, order: OrderView): AskChange | undefined {
  const lines = changeable(order)
    .map(({ line }) => ({ sku: line.sku, was: line.quantity, quantity: parseQuantity(values[quantityField(line.sku)] ?? '', line.decimals ?? 0) ?? line.quantity }))
    .filter(({ quantity, was }) => quantity !== was)
    .map(({ sku, quantity }) => ({ sku, quantity }));
  const address = addressIn(values);
  const invoice = invoiceAddressIn(values) ?? address;
  const moves = !sameAddress(address, order.document.delivery_address);
  const billed = !sameAddress(invoice, invoiceAddressOf(order.document));
  const requested_on = values.requested_on || null;
  if (!lines.length && !moves && !billed && !requested_on) return undefined;
  return {
    version: order.version,
    lines: lines.length ? lines : null,
    delivery_address: moves ? address : null,
    invoice_address: billed ? invoice : null,
    requested_on,
  };
}

export const review = (number: string, body: AskChange, staff: boolean): Promise<ChangeReviewView> =>
  carryOut(`order-change-review.${number}`, body, (once) => (staff ? reviewProposal : reviewChange)(number, body, once));

/** After the half hour: the same change as of now, and what is otherwise in it. */
export const renewedIn = ({ body }: Problem): [ChangeReviewView, DifferenceView[]] => [
  body.review as ChangeReviewView,
  body.differences as DifferenceView[],
];

export async function confirm({ number, review_id, fingerprint }: ChangeReviewView, reason: string, staff: boolean): Promise<void> {
  const body = { review_id, fingerprint, reason: reason || null };
  if (staff) await handled(number, 'propose', body, (once) => proposeChange(number, body, once));
  else await done('change', number, body, (once) => changeOrder(number, body, once));
}
