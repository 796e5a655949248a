// One deed on several tickets of the queue, which can be undone for a minute.
import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { makeBatch, undoBatch, type BatchView, type MakeBatch, type QueuedTicket } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { carryOut } from '~/lib/intent';
import { invalidate } from '~/lib/query';
import { ownTickets, staffDesk } from '~/lib/tickets/desk';

export const MOST_CHOSEN = 50;
/** Where what has become of a batch is told. */
export const BATCH_NEWS = 'batch-news';

const UNDO_MS = 55_000; // a little less than the API's minute, which began before the answer came

export type Deed = MakeBatch['deed'];
export type Doing = Omit<MakeBatch, 'tickets'>;

export interface Outcome {
  deed: Deed;
  batch: BatchView;
  /** Until when undoing is offered, by this machine's clock. Undefined: it was undone. */
  until: number | undefined;
}

/** It outlives the queue's views, between which tickets wander when something was done to them. */
const outcome = signal<Outcome | undefined>(undefined);

export interface Batch {
  chosen: QueuedTicket[];
  toggle: (number: string) => void;
  choose: (numbers: string[]) => void;
  make: (doing: Doing) => Promise<void>;
}

/** The tickets that are chosen among these, and what can be done to them. */
export function useBatch(cards: QueuedTicket[]): Batch {
  const numbers = useSignal<string[]>([]);
  const chosen = cards.filter(({ number }) => numbers.value.includes(number)).slice(0, MOST_CHOSEN);
  return {
    chosen,
    toggle(number) {
      const others = numbers.value.filter((one) => one !== number);
      numbers.value = others.length < numbers.value.length ? others : [...others, number];
    },
    choose: (wanted) => (numbers.value = wanted.slice(0, MOST_CHOSEN)),
    async make(doing) {
      const body = { ...doing, tickets: chosen.map(({ number, version }) => ({ number, version })) };
      const batch = await carryOut('staff-batch', body, (key) => makeBatch(body, key));
      numbers.value = batch.refused.map(({ number }) => number);
      show({ deed: doing.deed, batch, until: batch.went.length ? Date.now() + UNDO_MS : undefined });
    },
  };
}

export interface News {
  outcome: Outcome | undefined;
  undo: () => Promise<void>;
  close: () => void;
}

/** What has become of the last batch; undoing it is offered as long as it is possible. */
export function useBatchNews(): News {
  const shown = outcome.value;
  useEffect(() => {
    if (shown?.until === undefined) return;
    const timer = setTimeout(() => outcome.peek() === shown && (outcome.value = undefined), shown.until - Date.now());
    return () => clearTimeout(timer);
  }, [shown]);
  return {
    outcome: shown,
    async undo() {
      if (!shown) return;
      const { batch_id } = shown.batch;
      const batch = await carryOut('staff-batch-undo', batch_id, (key) => undoBatch(batch_id, key));
      show({ deed: shown.deed, batch, until: undefined });
    },
    close: () => (outcome.value = undefined),
  };
}

function show(news: Outcome): void {
  for (const ticket of news.batch.went) {
    ownTickets.wrote(ticket);
    invalidate(staffDesk.key(ticket.number));
  }
  for (const list of staffDesk.lists) invalidate(list);
  outcome.value = news;
  focusOn(BATCH_NEWS);
}
