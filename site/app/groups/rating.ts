/** What the link in a mail leads to that asks how it was. */
export { default as Rate } from '~/pages/rate';
