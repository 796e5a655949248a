// What led to a ticket: how far we are with it, in words, and how staff tell all whom it concerns.
import { bindTicket, makeCause, tellOfCause } from '~/gen/api';
import type { BindTicket, CauseHeader, CauseView, MakeCause, TellOfCause } from '~/gen/api';
import { language, LANGUAGES } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import type { Values } from '~/lib/form';
import type { Tone } from '~/ui/tag';
import type { Change } from './types';

export type CauseState = CauseHeader['state'];
export type Category = CauseHeader['category'];

export const STATES: CauseState[] = ['looking', 'found', 'fixing', 'fixed', 'prevented'];
export const CATEGORIES: Category[] = ['product', 'delivery', 'billing', 'information', 'portal', 'other'];
export const TONES: Record<CauseState, Tone> = { looking: 'warn', found: 'info', fixing: 'info', fixed: 'ok', prevented: 'ok' };

/** The words of staff, in the reader's language where they gave them in it. */
export const wordsFor = ({ text, texts }: { text: string; texts: Record<string, string> }): string => texts[language()] ?? text;

/** The same of an entry of the conversation, whose facts hold the translations. */
export const entryWords = (text: string | null, facts: Record<string, string>): string | null => facts[`text_${language()}`] ?? text;

/** What a form says to customers: the text, and its translations as far as they are given. */
export function toldBy(values: Values): { text: string; texts?: Record<string, string> } {
  const given = Object.keys(LANGUAGES).map((one) => [one, values[`text_${one}`] ?? ''] as const).filter(([, text]) => text);
  return { text: values.text ?? '', ...(given.length && { texts: Object.fromEntries(given) }) };
}

/** Each is done once, however often it is tried. */
export const makeCauseOnce = (body: MakeCause): Promise<CauseView> =>
  carryOut(`make-cause.${body.ticket}`, body, (key) => makeCause(body, key));
export const tellOnce = (causeId: string, body: TellOfCause): Promise<CauseView> =>
  carryOut(`tell-of-cause.${causeId}`, body, (key) => tellOfCause(causeId, body, key));
export const bindTo = (number: string, body: BindTicket): Promise<Change> => bindTicket(number, body);
