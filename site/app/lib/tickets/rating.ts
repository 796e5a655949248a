// What a customer thinks of how their ticket was handled: said in the portal, or by the link in a mail.
import { rateByLink, rateTicket, type LinkedRatingView, type RateTicket, type RatingView } from '~/gen/api';
import type { Values } from '~/lib/form';
import { carryOut } from '~/lib/intent';
import type { Change } from './types';

export type Rating = RatingView;
export type Verdict = RateTicket['verdict'];

export const isVerdict = (text: string | null | undefined): text is Verdict => text === 'good' || text === 'bad';

/** What a form says; what we should do belongs to a bad verdict alone. */
export const ratingBy = ({ verdict, word = '', wish = '' }: Values): RateTicket => ({
  verdict: verdict as Verdict,
  word,
  wish: verdict === 'bad' ? wish : '',
});

/** Each is done once, however often it is tried. */
export const rateOnce = (number: string, body: RateTicket): Promise<Change> =>
  carryOut(`rate.${number}`, body, (key) => rateTicket(number, body, key));
export const rateByLinkOnce = (token: string, body: RateTicket): Promise<LinkedRatingView> =>
  carryOut(`rate-link.${token}`, body, (key) => rateByLink(token, body, key));
