import { useSignal } from '@preact/signals';
import { problemOf } from '~/lib/problem';
import { beginReorder } from '~/lib/reorder';
import { say } from '~/ui/toast';

/** Begins a reorder of these orders when asked; what goes wrong is said in passing. */
export function useReorder(numbers: string[]): { busy: boolean; begin: () => void } {
  const busy = useSignal(false);

  async function begin() {
    busy.value = true;
    try {
      await beginReorder(numbers);
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
    } finally {
      busy.value = false;
    }
  }

  return { busy: busy.value, begin: () => void begin() };
}
