/** Ways to fill a cart that are not needed every day. */
export { default as Reorder } from '~/pages/reorder';
