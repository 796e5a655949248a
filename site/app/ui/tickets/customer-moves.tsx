import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { MoveTicket } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { Changes } from '~/lib/tickets/changes';
import { waitingOffer } from '~/lib/tickets/complaints';
import { moveOnce } from '~/lib/tickets/moves';
import { reopenUntil, usePromises } from '~/lib/tickets/promises';
import { soonerThan } from '~/lib/tickets/urgency';
import { Button, ButtonLink } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { say } from '~/ui/toast';
import { OFFER } from './complaint';
import { REPLY } from './reply-box';
import { SoonerDialog } from './sooner-dialog';
import { STANDING } from './standing';

type Simple = Exclude<MoveTicket['move'], 'raise_urgency' | 'escalate'>;

/** What was done, said once it is; and where focus goes: to the new state, or on to writing why. */
const DONE: Record<Simple, { text: Key; focus: string }> = {
  withdraw: { text: 'tickets.done_withdrawn', focus: STANDING },
  say_solved: { text: 'tickets.done_solved', focus: STANDING },
  confirm_solved: { text: 'tickets.done_solved', focus: STANDING },
  not_solved: { text: 'tickets.done_not_solved', focus: REPLY },
  reopen: { text: 'tickets.done_reopened', focus: REPLY },
};

/** The buttons in the panel: exactly the moves that the API allows now. */
export function CustomerMoves({ changes }: { changes: Changes }) {
  const { ticket } = changes.view;
  const may = (move: string) => ticket.allowed.includes(move as Simple);
  const offered = waitingOffer(ticket.complaint) !== undefined;
  async function make(move: Simple) {
    const made = await changes.press(move, () => moveOnce(ticket.number, { move, version: ticket.version }));
    if (!made) return;
    say(t(DONE[move].text));
    focusOn(DONE[move].focus);
  }
  const button = (move: Simple, text: Key, look: 'accent' | 'ghost') =>
    may(move) && (
      <Button look={look} busy={changes.busy === move} onClick={() => void make(move)}>
        {t(text)}
      </Button>
    );
  return (
    <>
      {ticket.state === 'waiting_customer' && (
        <Button look="accent" onClick={() => focusOn(offered ? OFFER : REPLY)}>
          {t(offered ? 'complaints.to_offer' : 'tickets.to_answer')}
        </Button>
      )}
      {button('confirm_solved', 'tickets.move_confirm_solved', 'accent')}
      {button('not_solved', 'tickets.move_not_solved', 'ghost')}
      {button('say_solved', 'tickets.move_say_solved', 'ghost')}
      {may('raise_urgency') && soonerThan(ticket.urgency).length > 0 && <Sooner changes={changes} />}
      {may('withdraw') && <Withdraw changes={changes} onSure={() => make('withdraw')} />}
      {ticket.state === 'closed' && <AfterClosing changes={changes} reopen={button('reopen', 'tickets.move_reopen', 'ghost')} />}
    </>
  );
}

function Sooner({ changes }: { changes: Changes }) {
  const open = useSignal(false);
  return (
    <>
      <Button look="ghost" onClick={() => (open.value = true)}>
        {t('tickets.move_raise_urgency')}
      </Button>
      <SoonerDialog changes={changes} open={open.value} onClose={() => (open.value = false)} />
    </>
  );
}

function Withdraw({ changes, onSure }: { changes: Changes; onSure: () => Promise<void> }) {
  const open = useSignal(false);
  const days = usePromises().data?.reopen_days;
  async function sure() {
    open.value = false;
    await onSure();
  }
  return (
    <>
      <Button look="ghost" busy={changes.busy === 'withdraw'} onClick={() => (open.value = true)}>
        {t('tickets.move_withdraw')}
      </Button>
      <Dialog title={t('tickets.withdraw_title')} open={open.value} onClose={() => (open.value = false)}>
        <p>{t('tickets.withdraw_lead')}</p>
        {days !== undefined && <p>{t('tickets.withdraw_reopen', { n: days })}</p>}
        <div class="form-actions">
          <Button look="danger" onClick={() => void sure()}>
            {t('tickets.withdraw_sure')}
          </Button>
          <Button onClick={() => (open.value = false)}>{t('tickets.withdraw_not')}</Button>
        </div>
      </Dialog>
    </>
  );
}

/** Within the window the same ticket goes on; afterwards a new one refers to it. */
function AfterClosing({ changes, reopen }: { changes: Changes; reopen: ComponentChild }) {
  const { ticket } = changes.view;
  const until = reopenUntil(usePromises().data, ticket.since);
  if (until && until > now.value) return reopen;
  const about = new URLSearchParams({ after: ticket.number, ...(ticket.order_number && { order: ticket.order_number }) });
  return (
    <ButtonLink look="accent" href={`/app/tickets/new?${about}`}>
      {t('tickets.new_after')}
    </ButtonLink>
  );
}
