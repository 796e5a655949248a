// How much of a line is where, and by when the rest of it comes.
import type { LineView, OrderLineView, OrderView } from '~/gen/api';

export type Share = 'delivered' | 'on_its_way' | 'reserved' | 'made' | 'not_reserved' | 'cancelled' | 'returned';

export interface LineState {
  sku: string;
  /** What there is of each, in the product's smallest step; nothing that is zero. Together they are what was ordered. */
  shares: { share: Share; quantity: number }[];
  /** The day by which the rest comes; undefined when nothing is to come. */
  promisedOn: string | undefined;
  /** The day that was promised first, where that was another one. */
  firstPromised: string | undefined;
}

/** The state of each line, by SKU. */
export function lineStates(order: OrderView): Record<string, LineState> {
  const ordered = new Map(order.document.lines.map((line) => [line.sku, line]));
  return Object.fromEntries(order.lines.map((line) => [line.sku, stateOf(order, line, ordered.get(line.sku))]));
}

function stateOf(order: OrderView, line: OrderLineView, ordered: LineView | undefined): LineState {
  const { sku, shipped, delivered, returned, cancelled, left, promised_on } = line;
  const shares: LineState['shares'] = [
    { share: 'delivered', quantity: delivered - returned },
    { share: 'returned', quantity: returned },
    { share: 'on_its_way', quantity: shipped - delivered },
    { share: waiting(order, ordered), quantity: left },
    { share: 'cancelled', quantity: cancelled },
  ];
  const comes = order.status !== 'awaiting_approval' && (left > 0 || shipped > delivered);
  const first = ordered?.promised_on;
  return {
    sku,
    shares: shares.filter(({ quantity }) => quantity > 0),
    promisedOn: comes ? promised_on : undefined,
    firstPromised: comes && first !== promised_on ? first : undefined,
  };
}

/** Stock is taken when an order is placed, not while it waits for approval. */
function waiting({ status }: OrderView, ordered: LineView | undefined): Share {
  if (status === 'awaiting_approval') return 'not_reserved';
  return ordered?.from_stock === false ? 'made' : 'reserved';
}
