// What is on screen is asked once, kept, shown at once the next time, and asked again when it may have changed.
import { signal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { problemOf, type Problem } from './problem';

interface Entry<T> {
  data: Signal<T | undefined>;
  problem: Signal<Problem | undefined>;
  /** When the data came, in milliseconds; also tells whether anything newer has come meanwhile. */
  at: number;
  changes: number;
  ask: () => Promise<T>;
  asking?: Promise<void> | undefined;
  users: number;
}

export interface Query<T> {
  data: T | undefined;
  problem: Problem | undefined;
  /** Neither data nor problem yet. */
  waiting: boolean;
  again: () => Promise<void>;
}

const FRESH_MS = 30_000;
const entries = new Map<string, Entry<unknown>>();

/** The answer of `ask`, shared by all who use the same key. `everyMs`: also asked again in that rhythm while shown. */
export function useQuery<T>(key: string, ask: () => Promise<T>, { everyMs }: { everyMs?: number } = {}): Query<T> {
  const entry = useMemo(() => entryOf(key, ask), [key]);
  entry.ask = ask;
  useEffect(() => {
    entry.users += 1;
    if (isStale(entry)) void refresh(entry);
    const timer = everyMs && setInterval(() => document.hidden || void refresh(entry), everyMs);
    return () => {
      entry.users -= 1;
      clearInterval(timer);
    };
  }, [entry, everyMs]);
  const data = entry.data.value;
  const problem = entry.problem.value;
  return { data, problem, waiting: data === undefined && !problem, again: () => refresh(entry) };
}

/** After a change: whatever begins with this prefix is out of date; what is on screen is asked again now. */
export function invalidate(prefix: string): void {
  for (const [key, entry] of entries) {
    if (!key.startsWith(prefix)) continue;
    entry.at = 0;
    entry.changes += 1; // an answer that is still under way was asked before the change
    entry.asking = undefined;
    if (entry.users > 0) void refresh(entry);
  }
}

/** Put an answer that we already have, such as that of a write, in the place of asking for it. */
export function remember<T>(key: string, data: T): void {
  keep(entryOf<T>(key, () => Promise.resolve(data)), data);
}

/** At sign-out: nobody sees what the one before saw. */
export const forgetAll = (): void => {
  for (const entry of entries.values()) entry.data.value = undefined;
  entries.clear();
};

function entryOf<T>(key: string, ask: () => Promise<T>): Entry<T> {
  let entry = entries.get(key) as Entry<T> | undefined;
  if (!entry) {
    entry = { data: signal<T | undefined>(undefined), problem: signal<Problem | undefined>(undefined), at: 0, changes: 0, ask, users: 0 };
    entries.set(key, entry as Entry<unknown>);
  }
  return entry;
}

function refresh<T>(entry: Entry<T>): Promise<void> {
  entry.asking ??= askNow(entry).finally(() => (entry.asking = undefined));
  return entry.asking;
}

async function askNow<T>(entry: Entry<T>): Promise<void> {
  const before = entry.changes;
  try {
    const data = await entry.ask();
    // What a write has told in the meantime is newer than what was asked before it.
    if (entry.changes === before) keep(entry, data);
  } catch (reason) {
    if (entry.changes === before) entry.problem.value = problemOf(reason);
  }
}

function keep<T>(entry: Entry<T>, data: T): void {
  entry.data.value = data;
  entry.problem.value = undefined;
  entry.at = Date.now();
  entry.changes += 1;
}

const isStale = (entry: Entry<unknown>) => Date.now() - entry.at > FRESH_MS;

addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  for (const entry of entries.values()) if (entry.users > 0 && isStale(entry)) void refresh(entry);
});
