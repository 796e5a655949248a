import {
  listWaitingOrders,
  moveOrder,
  moveParcel,
  movePromise,
  shipParcel,
  showOrderToStaff,
  type MoveOrder,
  type MoveParcel,
  type MovePromise,
  type OrderCard,
  type OrderView,
  type ShipParcel,
} from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { ownWrites } from '~/lib/own-writes';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

const EVERY_MS = 20_000;
const LIST = 'staff-orders';
const key = (number: string): string => `staff-order:${number}`;

/** Orders as this tab has just moved them: the list knows it some seconds later. */
const ownOrders = ownWrites<OrderView>();
const WAITING = ['placed', 'awaiting_approval'];

/** Orders that wait for staff, oldest first, without those that we have just handled. */
export function useWaitingOrders(): { pages: Pages<OrderCard>; orders: OrderCard[] } {
  const pages = usePages(LIST, (cursor) => listWaitingOrders({ cursor }), { everyMs: EVERY_MS });
  return { pages, orders: ownOrders.over(pages.items, (order, line) => (WAITING.includes(order.status) ? line : undefined)) };
}

export const useStaffOrder = (number: string): Query<OrderView> =>
  useQuery(key(number), () => showOrderToStaff(number), { everyMs: EVERY_MS });

/** However often it is tried, it is done once; the answer is shown at once. */
async function handled(number: string, what: string, body: object, send: (once: string) => Promise<OrderView>): Promise<void> {
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
