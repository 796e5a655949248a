/** Names in this browser's storage, in one place so that nothing is kept unknowingly. */
export const THEME_KEY = 'portico.theme';
export const LANGUAGE_KEY = 'portico.language';
export const CART_KEY = 'portico.cart';
/** The carrier that this member of staff shipped with last. */
export const CARRIER_KEY = 'portico.carrier';
export const NEWCOMER_KEY = 'portico.newcomer';
/** sessionStorage only: gone with the tab. */
export const REFRESH_KEY = 'portico.refresh';
export const INTENT_KEY = 'portico.intent';
export const DRAFT_KEY = 'portico.draft';
/** What was typed on the page to withdraw from a contract, and the receipt once it has come. */
export const WITHDRAWAL_KEY = `${DRAFT_KEY}.withdrawal`;
/** What was typed on the contact page, until it has been sent. */
export const CONTACT_KEY = `${DRAFT_KEY}.contact`;
/** What a mailed code has opened in this tab. */
export const OPENED_KEY = 'portico.opened';
export const TERMS_KEY = 'portico.order-terms';
export const QUICK_KEY = 'portico.quick-order';
