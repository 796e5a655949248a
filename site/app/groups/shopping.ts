/** Ways to fill a cart that are not needed every day. */
export { default as List } from '~/pages/list';
export { default as Lists } from '~/pages/lists';
export { default as OwnNumbers } from '~/pages/own-numbers';
export { default as QuickOrder } from '~/pages/quick-order';
export { default as ChangeOrder } from '~/pages/change-order';
export { default as Reorder } from '~/pages/reorder';
