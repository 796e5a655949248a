import { useSignal } from '@preact/signals';
import { t } from '~/lib/i18n';
import { moveOnce } from '~/lib/tickets/moves';
import { firstReply, priorityOf, usePromises } from '~/lib/tickets/promises';
import type { Ticket, Urgency } from '~/lib/tickets/types';
import { soonerThan } from '~/lib/tickets/urgency';
import { priorityWord } from '~/lib/tickets/words';
import { answeredWithin } from '~/lib/work-time';
import { ChoiceField } from '~/ui/choice-field';
import { ChangeDialog, type Asked } from './change-dialog';

/** "I need it sooner": only sooner answers, and what each makes of the priority. */
export function SoonerDialog(asked: Asked) {
  const { ticket } = asked.changes.view;
  const chosen = useSignal<string | undefined>(undefined);
  const choices = soonerThan(ticket.urgency).map((value) => ({ value, label: t(`tickets.urgency_${value}`) }));
  return (
    <ChangeDialog
      {...asked}
      title="tickets.sooner_title"
      sure="tickets.sooner_sure"
      done="tickets.done_sooner"
      check={({ urgency }) => ({ urgency: urgency ? undefined : t('tickets.choose_one') })}
      work={({ urgency }) =>
        moveOnce(ticket.number, { move: 'raise_urgency', version: ticket.version, urgency: urgency as Urgency })
      }
    >
      {(form) => (
        <>
          <ChoiceField
            form={form}
            name="urgency"
            legend={t('tickets.urgency')}
            choices={choices}
            onChange={(value) => (chosen.value = value)}
          />
          <Outcome ticket={ticket} urgency={chosen.value} />
        </>
      )}
    </ChangeDialog>
  );
}

/** Staff may have made it more urgent already: that stays. */
function Outcome({ ticket, urgency }: { ticket: Ticket; urgency: string | undefined }) {
  const promises = usePromises().data;
  const found = promises && priorityOf(promises, ticket.severity, urgency);
  const priority = found && (found < ticket.priority ? found : ticket.priority);
  return (
    <p role="status">
      {promises && priority && (
        <>
          {t('tickets.gives_priority', { priority: priorityWord(priority) })}{' '}
          {answeredWithin(firstReply(promises, priority), promises)}
        </>
      )}
    </p>
  );
}
