import { signal } from '@preact/signals';
import type { CartLine } from './cart';
import { Problem } from './problem';
import { shortText, type LineProblem } from './terms';

type Refused = LineProblem & { wanted: number };

/** What the portal said last about lines that it could not take; a line that has changed since is no longer meant. */
const refused = signal<Refused[]>([]);

export const refusalOf = ({ sku, quantity }: CartLine): LineProblem | undefined =>
  refused.value.find((problem) => problem.sku === sku && problem.wanted === quantity);

export const forgetRefusals = (): void => void (refused.value = []);

/** Whether the reason is one that the cart shows line by line. */
export function noteRefusal(reason: unknown): boolean {
  if (!(reason instanceof Problem) || reason.code !== 'lines_not_possible') return false;
  refused.value = reason.body.lines as Refused[];
  return true;
}

/** A refusal as a sentence, with the sums that it is about. */
export const refusalText = (problem: Problem): string =>
  problem.code === 'below_order_minimum' ? shortText(problem.body as never) : problem.text;
