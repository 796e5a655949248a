// Seeing one thing without a sign-in: a mailed code opens it for half an hour, in this tab alone.
import { signal } from '@preact/signals';
import {
  answerOpenedTicket,
  askLookUp,
  confirmLookUp,
  fetchOpenedFile,
  listOpenedEntries,
  showOpenedTicket,
  type OpenedView,
} from '~/gen/api';
import { language } from './i18n';
import { carryOut } from './intent';
import { load, save, session } from './storage';
import { OPENED_KEY } from './storage-keys';
import type { CustomerDesk } from './tickets/desk';

export type Pair = Record<'number' | 'email', string>;

/** What is open. It may be over: whoever asks for the thing is told. */
export const opened = signal(load<OpenedView>(OPENED_KEY, session));

function keep(now: OpenedView | undefined): void {
  opened.value = now;
  save(OPENED_KEY, now, session);
}

/** Sees to it that a code goes to the address, if the thing with that number is theirs. */
export function ask(pair: Pair): Promise<unknown> {
  const body = { ...pair, language: language() };
  return carryOut('look-up', body, (key) => askLookUp(body, key));
}

export const open = async (pair: Pair, code: string) => keep(await confirmLookUp({ ...pair, code }));

export const close = () => keep(undefined);

/** The ticket that is open under the token, and how it is answered. */
export const guestDesk = (token: string): CustomerDesk => ({
  staff: false,
  key: () => `opened:${token}`,
  show: () => showOpenedTicket({ token }),
  older: (_, cursor) => listOpenedEntries({ token, cursor }),
  takesFiles: false,
  file: (_, file_id) => fetchOpenedFile({ token, file_id }),
  add: (_, { text }, key) => answerOpenedTicket({ token, text }, key),
  lists: [],
});
