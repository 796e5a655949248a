/** One thing, for whoever has not signed in. */
export { default as LookUp } from '~/pages/look-up';
