import type { AddressView } from '~/gen/api';
import { load, save, session } from './storage';
import { TERMS_KEY } from './storage-keys';

/** What was said beside the lines, by an old order, a list, or on the delivery page, which begins with it. Kept by this tab until ordered. */
export interface OrderTerms {
  reference?: string | null;
  note?: string | null;
  address?: AddressView | null;
  /** Where the invoice goes, if not there. */
  invoice_address?: AddressView | null;
  way?: string | null;
  /** The review that was looked at last: what differs from it is marked. */
  previous?: string | null;
}

export const orderTerms = (): OrderTerms => load<OrderTerms>(TERMS_KEY, session) ?? {};

export const keepOrderTerms = (terms: OrderTerms): void => save(TERMS_KEY, terms, session);

export const keepLastReview = (previous: string): void => keepOrderTerms({ ...orderTerms(), previous });

export const forgetOrderTerms = (): void => save(TERMS_KEY, undefined, session);
