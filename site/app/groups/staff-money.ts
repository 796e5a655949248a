/** What staff do with payments and customers' money. */
export { default as StaffBankFile } from '~/pages/staff-bank-file';
export { default as StaffCustomer } from '~/pages/staff-customer';
export { default as StaffCustomers } from '~/pages/staff-customers';
export { default as StaffPayments } from '~/pages/staff-payments';
