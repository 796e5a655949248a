// A colleague's page shows that somebody writes: a mark that fades unless it is set again.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { markWriting } from '~/gen/api';

const AGAIN_MS = 12_000;

/** While something is typed, say so, and hear who else writes. Names, as far as the page itself did not bring them. */
export function useWriting(number: string, typed: boolean, known: string[]): string[] {
  const heard = useSignal<string[] | undefined>(undefined);
  useEffect(() => {
    if (!typed) return;
    const mark = async () => {
      if (document.hidden) return;
      heard.value = await markWriting(number, { writing: true }).then(({ writing }) => writing, () => undefined);
    };
    void mark();
    const timer = setInterval(() => void mark(), AGAIN_MS);
    return () => {
      clearInterval(timer);
      heard.value = undefined;
      void markWriting(number, { writing: false }).catch(() => undefined);
    };
  }, [number, typed]);
  return heard.value ?? known;
}
