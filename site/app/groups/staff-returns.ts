/** What comes back to staff. */
export { default as StaffReturn } from '~/pages/staff-return';
export { default as StaffReturns } from '~/pages/staff-returns';
