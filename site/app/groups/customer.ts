/** What customers use every day; loaded as a whole, so that going from page to page waits for data only. */
export { default as Cart } from '~/pages/cart';
export { default as Catalogue } from '~/pages/catalogue';
export { default as Delivery } from '~/pages/delivery';
export { default as Order } from '~/pages/order';
export { default as Orders } from '~/pages/orders';
export { default as Product } from '~/pages/product';
export { default as Review } from '~/pages/review';
export { default as Submitted } from '~/pages/submitted';
export { default as Withdrawal } from '~/pages/withdrawal';
