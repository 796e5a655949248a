import {
  Bell,
  ClipboardList,
  House,
  Inbox,
  Landmark,
  LifeBuoy,
  ListChecks,
  LogIn,
  Package,
  ShoppingBag,
  UserPlus,
  UserRound,
  Users,
  Wallet,
} from 'lucide';
import type { IconNode } from '~/ui/icon';
import type { Key } from '~/lib/i18n';
import { isRoute } from '~/routes';

export interface Place {
  href: string;
  text: Key;
  icon: IconNode;
  /** Pages elsewhere in the address that belong here too. */
  holds?: string[];
}

const CUSTOMER: Place[] = [
  { href: '/app', text: 'shell.overview', icon: House, holds: ['/app/everything'] },
  {
    href: '/app/catalogue',
    text: 'shell.catalogue',
    icon: ShoppingBag,
    holds: ['/app/cart', '/app/delivery', '/app/reviews', '/app/quick-order', '/app/own-numbers', '/app/lists'],
  },
  { href: '/app/orders', text: 'shell.orders', icon: Package, holds: ['/app/submitted', '/app/reorders', '/app/returns', '/app/return-reviews', '/app/withdrawals'] },
  { href: '/app/money', text: 'billing.title', icon: Wallet },
  { href: '/app/tickets', text: 'shell.tickets', icon: LifeBuoy },
  { href: '/app/profile', text: 'shell.profile', icon: UserRound },
];

const STAFF: Place[] = [
  { href: '/app/staff', text: 'due.title', icon: ListChecks },
  { href: '/app/staff/tickets', text: 'shell.ticket_queue', icon: Inbox, holds: ['/app/staff/causes', '/app/staff/figures'] },
  {
    href: '/app/staff/orders',
    text: 'shell.orders_to_handle',
    icon: ClipboardList,
    holds: ['/app/staff/returns', '/app/staff/withdrawals'],
  },
  { href: '/app/staff/payments', text: 'shell.payments_to_match', icon: Landmark },
  { href: '/app/staff/customers', text: 'shell.customers', icon: Users },
  { href: '/app/notices', text: 'shell.notices', icon: Bell },
  { href: '/app/profile', text: 'shell.profile', icon: UserRound },
];

const VISITOR: Place[] = [
  { href: '/app/catalogue', text: 'shell.catalogue', icon: ShoppingBag },
  { href: '/app/sign-in', text: 'shell.sign_in', icon: LogIn },
  { href: '/app/sign-up', text: 'shell.sign_up', icon: UserPlus },
];

/** Where somebody can go from anywhere. Only pages that exist are offered. */
export function placesFor(who: 'customer' | 'staff' | 'visitor'): Place[] {
  const places = { customer: CUSTOMER, staff: STAFF, visitor: VISITOR }[who];
  return places.filter((place) => isRoute(place.href));
}

/** Where somebody begins: what lies below has places of its own. */
const BEGINNINGS = ['/app', '/app/staff'];

/** The place that a page belongs to: /app/orders/abc lies in Orders, /app itself is Overview alone. */
export function placeOf(places: Place[], path: string): string | undefined {
  const lies = (root: string) => path === root || (!BEGINNINGS.includes(root) && path.startsWith(`${root}/`));
  return places.find(({ href, holds = [] }) => [href, ...holds].some(lies))?.href;
}
