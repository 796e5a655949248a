import { signal } from '@preact/signals';
import { lookUpLines, type AskQuickOrder, type QuickLineView, type QuickOrderView, type QuickProblemView } from '~/gen/api';
import { locale } from './i18n';
import { typed } from './quantity';
import { load, save, session } from './storage';
import { QUICK_KEY } from './storage-keys';

export interface QuickRow {
  key: number;
  item: string;
  amount: string;
  found?: QuickLineView | undefined;
  problem?: QuickProblemView | undefined;
}

export type Problem = QuickProblemView;
export type Learned = QuickOrderView['own_numbers'];

const MOST_AT_ONCE = 100;
let last = 0;
const fresh = (item = '', amount = ''): QuickRow => ({ key: (last += 1), item, amount });

/** The lines of the form, kept by this tab; the last one is always empty. */
export const rows = signal<QuickRow[]>(withEmptyEnd((load<[string, string][]>(QUICK_KEY, session) ?? []).map(([item, amount]) => fresh(item, amount))));
/** Lines of a text or file that did not go in. */
export const problems = signal<Problem[]>([]);
export const learned = signal<Learned>([]);

function withEmptyEnd(some: QuickRow[]): QuickRow[] {
  const end = some.at(-1);
  return end && !end.item && !end.amount ? some : [...some, fresh()];
}

function keep(some: QuickRow[]): void {
  rows.value = withEmptyEnd(some);
  const written = rows.value.filter(({ item, amount }) => item || amount).map(({ item, amount }) => [item, amount]);
  save(QUICK_KEY, written.length ? written : undefined, session);
}

export const isWritten = ({ item, amount }: QuickRow): boolean => Boolean(item || amount);

export function change(key: number, parts: Partial<Pick<QuickRow, 'item' | 'amount'>>): void {
  keep(rows.value.map((row) => (row.key === key ? { ...row, ...parts, found: undefined, problem: undefined } : row)));
}

export const remove = (key: number): void => keep(rows.value.filter((row) => row.key !== key));

export function clear(): void {
  keep([]);
  problems.value = [];
  learned.value = [];
}

/** Takes lines out that have gone into the cart. */
export const takeOut = (some: QuickRow[]): void => {
  const gone = new Set(some.map(({ key }) => key));
  keep(rows.value.filter(({ key }) => !gone.has(key)));
};

/** Asks about the lines that nothing is known of yet; an answer for what has changed meanwhile is passed over. */
export async function lookUp(): Promise<void> {
  const open = rows.value.filter((row) => row.item && row.amount && !row.found && !row.problem);
  for (let at = 0; at < open.length; at += MOST_AT_ONCE) await lookUpSome(open.slice(at, at + MOST_AT_ONCE));
}

async function lookUpSome(open: QuickRow[]): Promise<void> {
  const alone = await Promise.all(chunksOfDistinct(open).map((part) => ask(part)));
  const answers = new Map(alone.flat().map(([row, answer]) => [row.key, { row, answer }]));
  keep(
    rows.value.map((row) => {
      const known = answers.get(row.key);
      const same = known && known.row.item === row.item && known.row.amount === row.amount;
      return same ? { ...row, ...known.answer } : row;
    }),
  );
}

/** Equal items are told as one by the portal, so each is asked in a request of its own. */
function chunksOfDistinct(open: QuickRow[]): QuickRow[][] {
  const parts: QuickRow[][] = [];
  for (const row of open) {
    const part = parts.find((some) => some.every(({ item }) => item.toUpperCase() !== row.item.toUpperCase()));
    if (part) part.push(row);
    else parts.push([row]);
  }
  return parts;
}

async function ask(part: QuickRow[]): Promise<[QuickRow, Pick<QuickRow, 'found' | 'problem'>][]> {
  const asked = part.map(({ item, amount }, at) => ({ line: at + 1, item, amount }));
  const { lines, problems: wrong } = await lookUpLines({ rows: asked });
  return part.map((row, at) => [
    row,
    { found: lines.find((one) => one.lines.includes(at + 1)), problem: wrong.find(({ line }) => line === at + 1) },
  ]);
}

/** Reads a text or a file: what is good becomes lines of the form, beside those that are there. How many were read. */
export async function read(body: Pick<AskQuickOrder, 'text' | 'file'>): Promise<number> {
  const answer = await lookUpLines(body);
  const more = answer.lines.map((found) => ({ ...fresh(found.sku, typed(found.quantity, found.decimals, locale())), found }));
  keep([...rows.value.filter(isWritten), ...more]);
  problems.value = [...problems.value, ...answer.problems];
  learned.value = answer.own_numbers;
  return answer.rows;
}

/** A line that did not go in is mended by what was meant: it becomes a line of the form. */
export function mend(problem: Problem, sku: string): Promise<void> {
  problems.value = problems.value.filter((one) => one !== problem);
  keep([...rows.value.filter(isWritten), fresh(sku, problem.amount || '1')]);
  return lookUp();
}

export const putAside = (problem: Problem): void => void (problems.value = problems.value.filter((one) => one !== problem));
