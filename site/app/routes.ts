import { needWords, type Part } from '~/lib/i18n';
import type { Page, Route } from '~/lib/router';

// Pages are loaded in groups, each with its words: many tiny files cost a phone more than a few middling ones.
const of =
  <Pages extends object>(words: Part, group: () => Promise<Pages>) =>
  (name: keyof Pages) =>
  async () => {
    const [pages] = await Promise.all([group(), needWords(words)]);
    return pages[name] as Page;
  };

const entry = of('entry', () => import('~/groups/entry'));
const account = of('account', () => import('~/groups/account'));
const landing = of('first', () => import('~/groups/landing'));
const customer = of('customer', () => import('~/groups/customer'));
const mine = of('mine', () => import('~/groups/mine'));
const money = of('money', () => import('~/groups/money'));
const shopping = of('shopping', () => import('~/groups/shopping'));
const returns = of('returns', () => import('~/groups/returns'));
const lookingUp = of('looking-up', () => import('~/groups/looking-up'));
const rating = of('rating', () => import('~/groups/rating'));
const tickets = of('tickets', () => import('~/groups/tickets'));
const staff = of('staff', () => import('~/groups/staff'));
const staffCauses = of('staff-causes', () => import('~/groups/staff-causes'));
const staffReady = of('staff-ready', () => import('~/groups/staff-ready'));
const staffReturns = of('staff-returns', () => import('~/groups/staff-returns'));
const staffMoney = of('staff-money', () => import('~/groups/staff-money'));

/** Every page of the app. A new page: a file in pages/, its name in a group, a line here. */
export const routes: Route[] = [
  { path: '/app', audience: 'customer', load: landing('Overview') },
  { path: '/app/everything', audience: 'customer', load: mine('Everything') },
  { path: '/app/catalogue', audience: 'anybody', load: customer('Catalogue') },
  { path: '/app/catalogue/:sku', audience: 'anybody', load: customer('Product') },
  { path: '/app/quick-order', audience: 'customer', load: shopping('QuickOrder') },
  { path: '/app/lists', audience: 'customer', load: shopping('Lists') },
  { path: '/app/lists/:list_id', audience: 'customer', load: shopping('List') },
  { path: '/app/own-numbers', audience: 'customer', load: shopping('OwnNumbers') },
  { path: '/app/cart', audience: 'anybody', load: customer('Cart') },
  { path: '/app/delivery', audience: 'customer', load: customer('Delivery') },
  { path: '/app/reviews/:review_id', audience: 'customer', load: customer('Review') },
  { path: '/app/submitted/:number', audience: 'customer', load: customer('Submitted') },
  { path: '/app/orders', audience: 'customer', load: customer('Orders') },
  { path: '/app/orders/:number', audience: 'customer', load: customer('Order') },
  { path: '/app/orders/:number/change', audience: 'customer', load: shopping('ChangeOrder') },
  { path: '/app/reorders/:reorder_id', audience: 'customer', load: shopping('Reorder') },
  { path: '/app/withdrawals/:number', audience: 'customer', load: customer('Withdrawal') },

  { path: '/app/returns', audience: 'customer', load: returns('Returns') },
  { path: '/app/returns/new', audience: 'customer', load: returns('ReturnNew') },
  { path: '/app/returns/:number', audience: 'customer', load: returns('Return') },
  { path: '/app/return-reviews/:review_id', audience: 'customer', load: returns('ReturnReview') },

  { path: '/app/money', audience: 'customer', load: money('Money') },
  { path: '/app/money/announce', audience: 'customer', load: money('Announce') },
  { path: '/app/money/invoices/:number', audience: 'customer', load: money('Invoice') },
  { path: '/app/money/payments/:number', audience: 'customer', load: money('Payment') },

  { path: '/app/look-up', audience: 'anybody', load: lookingUp('LookUp') },
  { path: '/app/rate', audience: 'anybody', load: rating('Rate') },

  { path: '/app/tickets', audience: 'customer', load: tickets('Tickets') },
  { path: '/app/tickets/new', audience: 'customer', load: tickets('NewTicket') },
  { path: '/app/tickets/:number', audience: 'customer', load: tickets('Ticket') },

  { path: '/app/staff', audience: 'staff', load: staff('StaffDue') },
  { path: '/app/staff/tickets', audience: 'staff', load: staff('StaffTickets') },
  { path: '/app/staff/tickets/:number', audience: 'staff', load: staff('StaffTicket') },
  { path: '/app/staff/causes', audience: 'staff', load: staffCauses('StaffCauses') },
  { path: '/app/staff/causes/:cause_id', audience: 'staff', load: staffCauses('StaffCause') },
  { path: '/app/staff/figures', audience: 'staff', load: staffCauses('StaffFigures') },
  { path: '/app/staff/ready-answers', audience: 'staff', load: staffReady('StaffReadyAnswers') },
  { path: '/app/staff/ready-answers/:ready_id', audience: 'staff', load: staffReady('StaffReadyAnswer') },
  { path: '/app/staff/orders', audience: 'staff', load: staff('StaffOrders') },
  { path: '/app/staff/orders/:number', audience: 'staff', load: staff('StaffOrder') },
  { path: '/app/staff/orders/:number/propose', audience: 'staff', load: staff('ProposeChange') },
  { path: '/app/staff/returns', audience: 'staff', load: staffReturns('StaffReturns') },
  { path: '/app/staff/returns/:number', audience: 'staff', load: staffReturns('StaffReturn') },
  { path: '/app/staff/withdrawals', audience: 'staff', load: staff('StaffWithdrawals') },
  { path: '/app/staff/withdrawals/:number', audience: 'staff', load: staff('StaffWithdrawal') },
  { path: '/app/staff/payments', audience: 'staff', load: staffMoney('StaffPayments') },
  { path: '/app/staff/payments/:file_id', audience: 'staff', load: staffMoney('StaffBankFile') },
  { path: '/app/staff/customers', audience: 'staff', load: staffMoney('StaffCustomers') },
  { path: '/app/staff/customers/:account_id', audience: 'staff', load: staffMoney('StaffCustomer') },

  { path: '/app/notices', audience: 'member', load: account('Notices') },
  { path: '/app/profile', audience: 'member', load: account('Profile') },

  { path: '/app/sign-in', audience: 'visitor', load: entry('SignIn') },
  { path: '/app/sign-up', audience: 'visitor', load: entry('SignUp') },
  { path: '/app/confirm', audience: 'visitor', load: entry('Confirm') },
  { path: '/app/forgotten', audience: 'visitor', load: entry('Forgotten') },
  { path: '/app/welcome', audience: 'newcomer', load: entry('Welcome') },
];

if (GALLERY) {
  const gallery = of('gallery', () => import('~/groups/gallery'));
  routes.push({ path: '/app/gallery', audience: 'anybody', load: gallery('Gallery') });
}

/** What a customer most likely opens next. */
export const everyday = customer('Orders');

export const notFound: Route = { path: '', audience: 'anybody', load: account('NotFound') };

export const isRoute = (path: string): boolean => routes.some((route) => route.path === path);
