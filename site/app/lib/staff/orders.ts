import { useEffect } from 'preact/hooks';
import {
  answerRequest,
  listWaitingOrders,
  moveOrder,
  moveParcel,
  movePromise,
  proposePrices as sendPrices,
  shipParcel,
  showOrderToStaff,
  type AnswerRequest,
  type MoveOrder,
  type MoveParcel,
  type MovePromise,
  type OrderCard,
  type OrderView,
  type ProposePrices,
  type ShipParcel,
} from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { navigate } from '~/lib/location';
import { ownWrites } from '~/lib/own-writes';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

const EVERY_MS = 20_000;
const LIST = 'staff-orders';
const key = (number: string): string => `staff-order:${number}`;

/** Orders as this tab has just moved them: the list knows it some seconds later. */
const ownOrders = ownWrites<OrderView>();

export const VIEWS = ['to_handle', 'to_ship', 'under_way'] as const;
export type OrdersView = (typeof VIEWS)[number];
export const isOrdersView = (name: string | null): name is OrdersView => VIEWS.includes(name as OrdersView);

/** One view of the orders, most pressing first, without those that have just left it by our own doing. */
export function useWaitingOrders(view: OrdersView): { pages: Pages<OrderCard>; orders: OrderCard[] } {
  const pages = usePages(`${LIST}:${view}`, (cursor) => listWaitingOrders({ view, cursor }), { everyMs: EVERY_MS });
  return { pages, orders: ownOrders.over(pages.items, (order, line) => (viewOf(order) === view ? line : undefined)) };
}

/** Each order stands in one view, as the API has it: what waits for a decision, for a parcel, or to arrive. */
function viewOf({ status, requests, lines, parcels }: OrderView): OrdersView | undefined {
  if (['placed', 'awaiting_approval'].includes(status) || requests.some(({ acts_next }) => acts_next === 'staff')) return 'to_handle';
  if (status !== 'accepted') return undefined;
  if (lines.some(({ left }) => left > 0)) return 'to_ship';
  return parcels.some(({ state }) => state === 'shipped') ? 'under_way' : undefined;
}

/** An order, however its number was typed: the address then has it as it is written. */
export function useStaffOrder(typed: string): Query<OrderView> {
  const query = useQuery(key(typed), () => showOrderToStaff(typed), { everyMs: EVERY_MS });
  const number = query.data?.number;
  useEffect(() => {
    if (!number || number === typed) return;
    remember(key(number), query.data);
    navigate(`/app/staff/orders/${number}`, { replace: true });
  }, [number, typed]);
  return query;
}

/** However often it is tried, it is done once; the answer is shown at once. */
export async function handled(number: string, what: string, body: object, send: (once: string) => Promise<OrderView>): Promise<void> {
  const order = await carryOut(`staff-order-${what}.${number}`, body, send);
  remember(key(number), order);
  ownOrders.wrote(order);
  invalidate(LIST);
}

export const move = (number: string, body: MoveOrder): Promise<void> =>
  handled(number, 'move', body, (once) => moveOrder(number, body, once));

export const ship = (number: string, body: ShipParcel): Promise<void> =>
  handled(number, 'ship', body, (once) => shipParcel(number, body, once));

export const parcelMoved = (number: string, parcel: string, body: MoveParcel): Promise<void> =>
  handled(number, `parcel-${parcel}`, body, (once) => moveParcel(number, parcel, body, once));

export const promiseMoved = (number: string, body: MovePromise): Promise<void> =>
  handled(number, 'promise', body, (once) => movePromise(number, body, once));

export const proposePrices = (number: string, body: ProposePrices): Promise<void> =>
  handled(number, 'prices', body, (once) => sendPrices(number, body, once));

export const requestAnswered = (number: string, request: string, body: AnswerRequest): Promise<void> =>
  handled(number, `answer-${request}`, body, (once) => answerRequest(number, request, body, once));
