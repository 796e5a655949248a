// A complaint's procedure: what was offered, who decides next, and whom else the customer can go to.
import { answerRemedy, finishRemedy, offerRemedy, sendLetter } from '~/gen/api';
import type { AnswerRemedy, ComplaintView, FinishRemedy, OfferRemedy, RemedyView, SendLetter } from '~/gen/api';
import { day } from '~/lib/format';
import { language, t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import type { Change } from './types';

export type Complaint = ComplaintView;
export type Remedy = RemedyView;

/** In the reader's language, or in one of those that the vendor has given. */
export const inWords = (texts: Record<string, string>): string => texts[language()] ?? Object.values(texts)[0] ?? '';

/** Name and role of who decides when the customer asks for that. */
export function namedPerson({ person }: Complaint): string {
  if (!person) return '';
  const role = inWords(person.roles);
  return role ? t('complaints.person', { name: person.name, role }) : person.name;
}

/** The offer that waits for the customer. */
export const waitingOffer = (complaint: Complaint | null): Remedy | undefined =>
  complaint?.remedies.find(({ state }) => state === 'offered');

/** In one sentence, where a complaint says more than its ticket: an offer, our final answer. */
export function complaintHeadline(complaint: Complaint | null, now: Date): string | undefined {
  const offer = waitingOffer(complaint);
  if (offer) return t('complaints.stands_offer', { date: day(offer.until, now) });
  return complaint?.letter_at ? t('complaints.stands_letter') : undefined;
}

/** Each is done once, however often it is tried. */
export const answerRemedyOnce = (number: string, body: AnswerRemedy): Promise<Change> =>
  carryOut(`ticket-remedy.${number}`, body, (key) => answerRemedy(number, body, key));
export const offerRemedyOnce = (number: string, body: OfferRemedy): Promise<Change> =>
  carryOut(`staff-remedy.${number}`, body, (key) => offerRemedy(number, body, key));
export const finishRemedyOnce = (number: string, body: FinishRemedy): Promise<Change> =>
  carryOut(`staff-remedy-finished.${number}`, body, (key) => finishRemedy(number, body, key));
export const sendLetterOnce = (number: string, body: SendLetter): Promise<Change> =>
  carryOut(`staff-letter.${number}`, body, (key) => sendLetter(number, body, key));
