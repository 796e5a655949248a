// What a vendor asks about topics of its own, in the reader's words, and what can be seen to be amiss before it is sent.
import { listTopics, type TopicView } from '~/gen/api';
import { hasText, language, t, textOf } from '~/lib/i18n';
import { useQuery } from '~/lib/query';

export type Question = TopicView['questions'][number];
export type Answers = Record<string, string>;

/** The topics of tickets of that kind, in the vendor's order. */
export function useTopics(kind: string): TopicView[] {
  const every = useQuery('topics', listTopics).data?.topics ?? [];
  return every.filter(({ kinds }) => !kinds.length || (kinds as string[]).includes(kind));
}

/** In the reader's language, else in English, else in the first there is. */
export const wordsIn = (names: Record<string, string>): string =>
  names[language()] ?? names.en ?? Object.values(names)[0] ?? '';

/** The name of a question's input: that of its answer in a request. */
export const inputOf = (question: Question): string => `answers.${question.code}`;

/** Only what was asked and answered, as it is sent. */
export const answersTo = (questions: Question[], answers: Answers): Answers =>
  Object.fromEntries(questions.map(({ code, kind }) => [code, asSent(kind, answers[code] ?? '')]).filter(([, answer]) => answer));

/** What is wrong with each answer, by its input. */
export function faultsIn(questions: Question[], answers: Answers): Record<string, string | undefined> {
  return Object.fromEntries(questions.map((question) => [inputOf(question), faultOf(question, answers[question.code] ?? '')]));
}

function faultOf({ kind, required, least, most }: Question, answer: string): string | undefined {
  const given = asSent(kind, answer);
  if (!given) return required ? t('common.field_required') : undefined;
  const number = Number(given);
  if (kind === 'number') {
    if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(given)) return said('not_a_number');
    if (least !== null && number < least) return said('too_small');
    return most !== null && number > most ? said('too_large') : undefined;
  }
  if (kind !== 'text') return undefined;
  if (least !== null && given.length < least) return said('string_too_short');
  return given.length > (most ?? 500) ? said('string_too_long') : undefined;
}

/** Numbers are written with a comma in most of our languages. */
const asSent = (kind: Question['kind'], answer: string): string =>
  kind === 'number' ? answer.replace(',', '.').replace(/\s/g, '') : answer.trim();

const said = (code: string): string => (hasText(`problems.field_${code}`) ? textOf(`problems.field_${code}`, 'problems.field') : t('problems.field'));
