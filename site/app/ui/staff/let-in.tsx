import { UserRoundPlus } from 'lucide';
import { letIn } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import type { Changes } from '~/lib/tickets/changes';
import type { Change, Entry } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { entryId } from '~/ui/tickets/entries';
import { say } from '~/ui/toast';

/** Below a mail of somebody else that waits: they may take part, and what that means. */
export function LetIn({ entry, changes }: { entry: Entry; changes: Changes }) {
  const { number } = changes.view.ticket;
  const body = { entry_id: entry.entry_id };
  if (entry.kind !== 'mail_pending' || entry.facts.decision !== 'other_sender') return null;
  async function press() {
    let made: Change | undefined;
    const done = await changes.press(`let-in.${entry.entry_id}`, async () => {
      made = await carryOut(`let-in.${number}`, body, (key) => letIn(number, body, key));
      return made;
    });
    if (!done) return;
    say(t('participants.done'));
    const message = made?.entries[0];
    if (message) focusOn(entryId(message));
  }
  return (
    <div class="said-tools">
      <p class="meta">{t('participants.hint')}</p>
      <Button
        small
        icon={UserRoundPlus}
        busy={changes.busy === `let-in.${entry.entry_id}`}
        onClick={() => void press()}
      >
        {t('participants.let_in')}
      </Button>
    </div>
  );
}
