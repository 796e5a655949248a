import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { problemOf, type Problem } from './problem';
import { useQuery, type Query } from './query';

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Pages<T> extends Query<Page<T>> {
  items: T[];
  more: boolean;
  loadingMore: boolean;
  moreProblem: Problem | undefined;
  loadMore: () => Promise<void>;
}

/**
 * A list that grows by "show more". The first page is a query like any other; the following ones live with the page.
 * `everyMs`: asked again in that rhythm, unless more than the first page is shown: that would take it from under the eyes.
 */
export function usePages<T>(
  key: string,
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  { everyMs }: { everyMs?: number } = {},
): Pages<T> {
  const rest = useSignal<Page<T>[]>([]);
  const first = useQuery(key, () => ask(undefined), everyMs && !rest.value.length ? { everyMs } : {});
  const loading = useSignal(false);
  const failed = useSignal<Problem | undefined>(undefined);
  // A first page asked anew may have shifted everything behind it.
  useEffect(() => void (rest.value = []), [key, first.data]);
  const cursor = (rest.value.at(-1) ?? first.data)?.next_cursor ?? undefined;

  async function loadMore() {
    if (!cursor || loading.value) return;
    loading.value = true;
    failed.value = undefined;
    try {
      rest.value = [...rest.value, await ask(cursor)];
    } catch (reason) {
      failed.value = problemOf(reason);
    } finally {
      loading.value = false;
    }
  }

  const items = [first.data, ...rest.value].flatMap((page) => page?.items ?? []);
  return { ...first, items, more: cursor !== undefined, loadingMore: loading.value, moreProblem: failed.value, loadMore };
}
