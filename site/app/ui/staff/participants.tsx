import { keepParticipants } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import type { Changes } from '~/lib/tickets/changes';
import type { Participant } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { Participants } from '~/ui/tickets/participants';
import { STANDING } from '~/ui/tickets/standing';
import { say } from '~/ui/toast';

/** Who else takes part, each of whom can be sent out. */
export function StaffParticipants({ changes }: { changes: Changes }) {
  const { number, version, participants } = changes.view.ticket;
  async function remove(gone: Participant) {
    const stay = participants.filter((one) => one !== gone).map((one) => one.participant_id);
    const body = { participants: stay, version };
    if (!(await changes.press(gone.participant_id, () => keepParticipants(number, body)))) return;
    say(t('participants.removed', { name: gone.name }));
    focusOn(STANDING);
  }
  return (
    <Participants
      of={changes.view.ticket}
      tool={(one) => (
        <div>
          <Button small look="plain" busy={changes.busy === one.participant_id} onClick={() => void remove(one)}>
            {t('participants.remove', { name: one.name })}
          </Button>
        </div>
      )}
    />
  );
}
