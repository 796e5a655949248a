// A ticket and its conversation, for the customer or for staff: asked, kept fresh, and changed.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { addMessage, fetchFile, fetchFileForStaff, listEntries, listEntriesForStaff, showTicket, showTicketToStaff, type SentFile } from '~/gen/api';
import { ownWrites } from '~/lib/own-writes';
import { problemOf, type Problem } from '~/lib/problem';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';
import type { Change, Entry, Ticket, View } from './types';

const EVERY_MS = 20_000;
const SOON_MS = 2_000;
const MOST_TRIES = 30;

/** Whose eyes look at tickets: which routes, and where the answers are kept. */
export interface Desk {
  staff: boolean;
  key: (number: string) => string;
  show: (number: string) => Promise<View>;
  older: (number: string, cursor: string) => Promise<{ items: Entry[]; next_cursor: string | null }>;
  file: (number: string, fileId: string) => Promise<{ name: string; url: string }>;
  /** What begins so is out of date after a change. */
  lists: string[];
}

/** A desk of those who ask: whoever looks can add to the conversation. */
export interface CustomerDesk extends Desk {
  add: (number: string, body: { text: string; files?: SentFile[] }, key: string) => Promise<Change>;
  /** Only members upload files; guests send theirs by mail. */
  takesFiles: boolean;
}

export const customerDesk: CustomerDesk = {
  staff: false,
  key: (number) => `ticket:${number}`,
  show: showTicket,
  older: (number, cursor) => listEntries(number, { cursor, limit: 50 }),
  file: fetchFile,
  add: addMessage,
  takesFiles: true,
  lists: ['tickets', 'overview'],
};

export const staffDesk: Desk = {
  staff: true,
  key: (number) => `staff-ticket:${number}`,
  show: showTicketToStaff,
  older: (number, cursor) => listEntriesForStaff(number, { cursor, limit: 50 }),
  file: fetchFileForStaff,
  lists: ['staff-tickets'],
};

/** Tickets as this tab has just changed them, for the lists that do not know it yet. */
export const ownTickets = ownWrites<Ticket>();

/** The ticket as it is now; asked again every 20 seconds while somebody looks, and soon while a file is being checked. */
export function useTicket(desk: Desk, number: string): Query<View> {
  const query = useQuery(desk.key(number), () => desk.show(number), { everyMs: EVERY_MS });
  const checking = query.data?.entries.some(({ files }) => files.some((file) => file.is_being_checked));
  useEffect(() => {
    if (!checking) return undefined;
    let tries = 0;
    const timer = setInterval(() => {
      if ((tries += 1) > MOST_TRIES) clearInterval(timer); // a vendor's scanner may take its time
      else if (!document.hidden) void query.again();
    }, SOON_MS);
    return () => clearInterval(timer);
  }, [checking]);
  return query;
}

/** Show what a change has made of the ticket, at once and everywhere. */
export function took(desk: Desk, before: View | undefined, { ticket, entries }: Change): void {
  remember(desk.key(ticket.number), {
    ticket,
    entries: merged([...(before?.entries ?? []), ...entries]),
    older: before?.older ?? null,
    writing: before?.writing ?? [],
  });
  ownTickets.wrote(ticket);
  for (const list of desk.lists) invalidate(list);
}

export interface Conversation {
  /** Oldest first: what is shown of what we know. */
  entries: Entry[];
  /** There is more before the first one. */
  more: boolean;
  loading: boolean;
  problem: Problem | undefined;
  showOlder: () => Promise<void>;
}

const FIRST = 20;
const STEP = 30;

/** The newest entries, and older ones on demand. What was seen once stays, also when the newest page has moved on. */
export function useConversation(desk: Desk, { ticket, entries, older }: View): Conversation {
  const seen = useRef<Entry[]>([]);
  const cursor = useRef<string | null | undefined>(undefined);
  if (cursor.current === undefined) cursor.current = older;
  const shown = useSignal(FIRST);
  const loading = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const all = merged([...seen.current, ...entries]);
  useEffect(() => void (seen.current = all), [entries]);
  const hidden = all.length - shown.value;

  async function load() {
    if (!cursor.current) return;
    const page = await desk.older(ticket.number, cursor.current);
    seen.current = merged([...page.items, ...seen.current]);
    cursor.current = page.next_cursor;
  }

  async function showOlder() {
    loading.value = true;
    problem.value = undefined;
    try {
      if (seen.current.length < shown.value + STEP) await load();
      shown.value += STEP;
    } catch (reason) {
      problem.value = problemOf(reason);
    } finally {
      loading.value = false;
    }
  }

  return {
    entries: all.slice(-shown.value),
    more: hidden > 0 || Boolean(cursor.current),
    loading: loading.value,
    problem: problem.value,
    showOlder,
  };
}

/** Each entry once, oldest first: their ids are in the order of time. */
function merged(entries: Entry[]): Entry[] {
  const once = new Map(entries.map((entry) => [entry.entry_id, entry]));
  return [...once.values()].sort((a, b) => (a.entry_id < b.entry_id ? -1 : 1));
}
