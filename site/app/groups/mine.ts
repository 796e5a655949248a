/** Everything that is a customer's, in one list. */
export { default as Everything } from '~/pages/everything';
