// Answers that staff write once and send often.
import { changeReadyAnswer, fillReadyAnswer, listReadyAnswers, makeReadyAnswer, removeReadyAnswer, showReadyAnswer } from '~/gen/api';
import type { FilledAnswer, ReadyAnswers, ReadyAnswerView, WriteReadyAnswer } from '~/gen/api';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

export type Fact = FilledAnswer['missing'][number];

/** What a text may name in braces. */
export const FACTS: Fact[] = ['name', 'number', 'order', 'promised', 'staff'];
export const inBraces = (fact: Fact): string => `{${fact}}`;

/** The facts that a text still names: they would be holes for whoever reads it. */
export const holesIn = (text: string): Fact[] => FACTS.filter((fact) => text.includes(inBraces(fact)));
export const spelled = (facts: Fact[]): string => facts.map((fact) => `${inBraces(fact)} (${t(`ready_answers.fact_${fact}`)})`).join(', ');

const LIST = 'staff-ready-answers';
const keyOf = (readyId: string): string => `staff-ready-answer:${readyId}`;

export const useReadyAnswers = (): Query<ReadyAnswers> => useQuery(LIST, listReadyAnswers);
export const useReadyAnswer = (readyId: string): Query<ReadyAnswerView> => useQuery(keyOf(readyId), () => showReadyAnswer(readyId));
export const filledFor = fillReadyAnswer;

/** A new one, or what one is from now on. */
export async function keepReadyAnswer(body: WriteReadyAnswer, before: ReadyAnswerView | undefined): Promise<ReadyAnswerView> {
  const kept = before
    ? await changeReadyAnswer(before.ready_id, { ...body, version: before.version })
    : await carryOut('make-ready-answer', body, (key) => makeReadyAnswer(body, key));
  remember(keyOf(kept.ready_id), kept);
  invalidate(LIST);
  return kept;
}

export async function dropReadyAnswer({ ready_id, version }: ReadyAnswerView): Promise<void> {
  await removeReadyAnswer(ready_id, { version });
  invalidate(LIST);
}
