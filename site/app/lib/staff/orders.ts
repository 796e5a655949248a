import { listWaitingOrders, moveOrder, showOrderToStaff, type MoveOrder, type OrderCard, type OrderView } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { ownWrites } from '~/lib/own-writes';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

const EVERY_MS = 20_000;
const LIST = 'staff-orders';
const key = (number: string): string => `staff-order:${number}`;

/** Orders as this tab has just moved them: the list knows it some seconds later. */
const ownOrders = ownWrites<OrderView>();

/** Orders that wait for staff, oldest first, without those that we have just handled. */
export function useWaitingOrders(): { pages: Pages<OrderCard>; orders: OrderCard[] } {
  const pages = usePages(LIST, (cursor) => listWaitingOrders({ cursor }), { everyMs: EVERY_MS });
  return { pages, orders: ownOrders.over(pages.items, (order, line) => (order.status === 'placed' ? line : undefined)) };
}

export const useStaffOrder = (number: string): Query<OrderView> =>
  useQuery(key(number), () => showOrderToStaff(number), { everyMs: EVERY_MS });

/** Accept or cancel, once however often it is tried; shown at once. */
export async function move(number: string, body: MoveOrder): Promise<void> {
  const order = await carryOut(`staff-order-move.${number}`, body, (once) => moveOrder(number, body, once));
  remember(key(number), order);
  ownOrders.wrote(order);
  invalidate(LIST);
}
