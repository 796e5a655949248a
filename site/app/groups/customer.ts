/** What customers use every day; loaded as a whole, so that going from page to page waits for data only. */
export { default as Home } from '~/pages/home';
