import { useSignal } from '@preact/signals';
import { t } from '~/lib/i18n';
import { Problem, problemOf } from '~/lib/problem';
import { took, type Desk } from './desk';
import type { Change, View } from './types';

/** What is told above the page after a change that did not go as meant. `attempt` counts, so that focus goes there. */
export interface Told {
  text: string;
  tone: 'info' | 'bad';
  attempt: number;
}

export interface Changes<On extends Desk = Desk> {
  view: View;
  desk: On;
  /** The name of the change that is under way. */
  busy: string | undefined;
  told: Told | undefined;
  /** Carry out a change that a form asks for. False: somebody else was first, and the page shows what is now. Throws other refusals. */
  send: (work: () => Promise<Change>) => Promise<boolean>;
  /** The same for a single button: a refusal is told above the page. */
  press: (name: string, work: () => Promise<Change>) => Promise<boolean>;
}

const OVERTAKEN = ['ticket_changed_meanwhile', 'move_not_allowed'];

/** Changes to one ticket: shown at once; when somebody else was faster, the page says so kindly and shows what is now. */
export function useChanges<On extends Desk>(desk: On, view: View, again: () => Promise<void>): Changes<On> {
  const busy = useSignal<string | undefined>(undefined);
  const told = useSignal<Told | undefined>(undefined);
  const tell = (text: string, tone: Told['tone']) =>
    (told.value = { text, tone, attempt: (told.value?.attempt ?? 0) + 1 });

  async function send(work: () => Promise<Change>): Promise<boolean> {
    try {
      took(desk, view, await work());
      told.value = undefined;
      return true;
    } catch (reason) {
      if (!(reason instanceof Problem && OVERTAKEN.includes(reason.code))) throw reason;
      await again();
      tell(t('tickets.changed_meanwhile'), 'info');
      return false;
    }
  }

  async function press(name: string, work: () => Promise<Change>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = name;
    try {
      return await send(work);
    } catch (reason) {
      tell(problemOf(reason).text, 'bad');
      return false;
    } finally {
      busy.value = undefined;
    }
  }

  return { view, desk, busy: busy.value, told: told.value, send, press };
}
