/** What staff work with. */
export { default as ProposeChange } from '~/pages/propose-change';
export { default as StaffDue } from '~/pages/staff-due';
export { default as StaffOrder } from '~/pages/staff-order';
export { default as StaffOrders } from '~/pages/staff-orders';
export { default as StaffTicket } from '~/pages/staff-ticket';
export { default as StaffTickets } from '~/pages/staff-tickets';
export { default as StaffWithdrawal } from '~/pages/staff-withdrawal';
export { default as StaffWithdrawals } from '~/pages/staff-withdrawals';
