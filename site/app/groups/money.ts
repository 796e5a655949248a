/** What a customer owes, and what was paid. */
export { default as Announce } from '~/pages/announce';
export { default as Invoice } from '~/pages/invoice';
export { default as Money } from '~/pages/money';
export { default as Payment } from '~/pages/payment';
