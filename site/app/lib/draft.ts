import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useMe } from './me';
import { load, save, session } from './storage';
import { DRAFT_KEY } from './storage-keys';

export interface Draft<T> {
  value: T;
  change: (parts: Partial<T>) => void;
  clear: () => void;
  /** Grows each time the draft was emptied: as a `key` it makes the inputs anew. */
  round: number;
}

/**
 * What somebody has begun to write, kept in this tab through reloads, failures and even the end of the session, until it
 * was sent. It is that member's own: nobody else who signs in here meets it, and signing out removes it.
 */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const place = `${DRAFT_KEY}.${useMe().data?.member_id ?? ''}.${name}`;
  const state = useMemo(() => signal({ value: { ...empty, ...load<T>(place, session) }, round: 0 }), [place]);
  function keep(value: T, round: number) {
    save(place, same(value, empty) ? undefined : value, session);
    state.value = { value, round };
  }
  return {
    ...state.value,
    change: (parts) => keep({ ...state.peek().value, ...parts }, state.peek().round),
    clear: () => keep(empty, state.peek().round + 1),
  };
}

const same = (value: object, other: object): boolean => JSON.stringify(value) === JSON.stringify(other);
