/** The page that opens after sign-in: alone, so that it is there at once. */
export { default as Overview } from '~/pages/overview';
