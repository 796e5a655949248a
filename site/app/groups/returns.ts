/** Sending something back. */
export { default as Return } from '~/pages/return';
export { default as ReturnNew } from '~/pages/return-new';
export { default as ReturnReview } from '~/pages/return-review';
export { default as Returns } from '~/pages/returns';
