import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import { useConversation, type Desk } from '~/lib/tickets/desk';
import type { Entry, View } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { entryId, Happened, Said } from './entries';

interface ConversationProps {
  desk: Desk;
  view: View;
  /** What can be done with a single message. */
  tools?: (entry: Entry) => ComponentChildren;
}

/** What was said and done, oldest first. Older entries come on demand, new ones by themselves, and are announced. */
export function Conversation({ desk, view, tools }: ConversationProps) {
  const talk = useConversation(desk, view);
  const first = talk.entries[0];
  async function showOlder() {
    await talk.showOlder();
    if (first) focusOn(entryId(first));
  }
  return (
    <section class="talk" aria-labelledby="talk">
      <h2 id="talk">{t('tickets.conversation')}</h2>
      {talk.more && (
        <div class="talk-older">
          <Button small busy={talk.loading} onClick={() => void showOlder()}>
            {t('tickets.show_older')}
          </Button>
          {talk.problem && <p class="field-error">{talk.problem.text}</p>}
        </div>
      )}
      <ol>
        {talk.entries.map((entry) =>
          entry.text === null ? (
            <Happened key={entry.entry_id} entry={entry} staff={desk.staff} />
          ) : (
            <Said key={entry.entry_id} entry={entry} desk={desk} number={view.ticket.number} tools={tools?.(entry)} />
          ),
        )}
      </ol>
      <Arrivals entries={talk.entries} staff={desk.staff} />
    </section>
  );
}

/** Says that somebody else has written since the page was opened. */
function Arrivals({ entries, staff }: { entries: Entry[]; staff: boolean }) {
  const known = useRef<string | undefined>(undefined);
  const news = useSignal('');
  const newest = entries.at(-1)?.entry_id ?? '';
  useEffect(() => {
    const before = known.current;
    known.current = newest;
    if (before === undefined) return;
    const others = entries.filter(
      (entry) => entry.entry_id > before && entry.text !== null && (entry.by === 'staff') !== staff,
    );
    if (others.length) news.value = t('tickets.new_messages', { n: others.length });
  }, [newest]);
  return (
    <p class="unseen" role="status">
      {news.value}
    </p>
  );
}
