/** One's own things, for customers and staff alike. */
export { default as Notices } from '~/pages/notices';
export { default as NotFound } from '~/pages/not-found';
export { default as Profile } from '~/pages/profile';
