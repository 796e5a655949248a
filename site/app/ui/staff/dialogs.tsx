// What staff do with a ticket that needs a word more.
import { assignTicket, changePriority } from '~/gen/api';
import { required } from '~/lib/checks';
import { t, type Key } from '~/lib/i18n';
import { handleOnce } from '~/lib/staff/moves';
import { firstReply, usePromises } from '~/lib/tickets/promises';
import type { Priority } from '~/lib/tickets/types';
import { priorityWord } from '~/lib/tickets/words';
import { fromWallClock, wallClock } from '~/lib/wall-clock';
import { answeredWithin } from '~/lib/work-time';
import { ChoiceField } from '~/ui/choice-field';
import { TextArea, TextField } from '~/ui/field';
import { ChangeDialog, type Asked } from '~/ui/tickets/change-dialog';
import { AssigneeField, whomOf } from './assignee-field';

const PRIORITIES: Priority[] = ['p1', 'p2', 'p3', 'p4'];
const A_DAY_MS = 86_400_000;
const MOST_REASON = 500;

/** Give it to a colleague, take it, or put it back into the queue. */
export function AssignDialog(asked: Asked) {
  const { number, version, assignee, team } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="staff.assign"
      sure="staff.assign_sure"
      done="staff.done_assigned"
      work={(values) => assignTicket(number, { ...whomOf(values), version })}
    >
      {(form) => <AssigneeField form={form} has={{ assignee, team }} />}
    </ChangeDialog>
  );
}

/** See it as more or less urgent; the customer reads why. */
export function PriorityDialog(asked: Asked) {
  const { number, version, priority } = asked.changes.view.ticket;
  const promises = usePromises().data;
  const choices = PRIORITIES.map((value) => ({
    value,
    label: priorityWord(value),
    ...(promises && { hint: answeredWithin(firstReply(promises, value), promises) }),
  }));
  return (
    <ChangeDialog
      {...asked}
      title="staff.change_priority"
      sure="staff.change_priority_sure"
      done="staff.done_priority"
      check={(values) => ({
        priority: values.priority === priority ? t('staff.same_priority') : undefined,
        reason: required(values.reason),
      })}
      work={(values) =>
        changePriority(number, { priority: values.priority as Priority, reason: values.reason ?? '', version })
      }
    >
      {(form) => (
        <>
          <ChoiceField form={form} name="priority" legend={t('staff.priority')} value={priority} choices={choices} />
          <TextArea
            form={form}
            name="reason"
            label={t('staff.reason')}
            hint={t('staff.reason_read')}
            rows={3}
            maxLength={MOST_REASON}
          />
        </>
      )}
    </ChangeDialog>
  );
}

/** Wait for somebody else, until a moment that the customer reads. */
export function WaitDialog(asked: Asked) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="staff.wait"
      sure="staff.wait_sure"
      done="staff.done_waiting"
      check={({ until }) => ({ until: required(until) ?? aheadOf(until) })}
      work={({ third_party, until = '' }) =>
        handleOnce(number, {
          move: 'wait_for_third',
          version,
          until: fromWallClock(until)!.toISOString(),
          ...(third_party && { third_party }),
        })
      }
    >
      {(form) => (
        <>
          <p>{t('staff.wait_lead')}</p>
          <TextField
            optional
            form={form}
            name="third_party"
            label={t('staff.third_party')}
            hint={t('staff.third_party_hint')}
            maxLength={100}
          />
          <TextField
            form={form}
            name="until"
            type="datetime-local"
            label={t('staff.until')}
            hint={t('staff.until_hint')}
            value={wallClock(new Date(Date.now() + A_DAY_MS))}
          />
        </>
      )}
    </ChangeDialog>
  );
}

export function aheadOf(until: string | undefined): string | undefined {
  const moment = fromWallClock(until ?? '');
  return moment && moment.getTime() > Date.now() ? undefined : t('problems.date_not_ahead');
}

/** Open it again. A closed one needs a reason that the customer reads. */
export function ReopenDialog(asked: Asked) {
  const { number, version, state } = asked.changes.view.ticket;
  const optional = state !== 'closed';
  return (
    <ChangeDialog
      {...asked}
      title="staff.reopen"
      sure="staff.reopen_sure"
      done="staff.done_reopened"
      check={({ reason }) => ({ reason: optional ? undefined : required(reason) })}
      work={({ reason }) => handleOnce(number, { move: 'reopen', version, ...(reason && { reason }) })}
    >
      {(form) => (
        <TextArea
          form={form}
          name="reason"
          label={t('staff.reason')}
          hint={t('staff.reason_read')}
          optional={optional}
          rows={3}
          maxLength={MOST_REASON}
        />
      )}
    </ChangeDialog>
  );
}

interface SureProps extends Asked {
  move: 'mark_spam' | 'solve';
}

const SURE: Record<SureProps['move'], { title: Key; lead: Key; sure: Key; done: Key; danger: boolean }> = {
  mark_spam: { title: 'staff.spam', lead: 'staff.spam_lead', sure: 'staff.spam_sure', done: 'staff.done_spam', danger: true },
  solve: { title: 'staff.solve', lead: 'staff.solve_lead', sure: 'staff.solve_sure', done: 'staff.done_solved', danger: false },
};

/** A move that is asked once more. */
export function SureDialog({ move, ...asked }: SureProps) {
  const { number, version } = asked.changes.view.ticket;
  const { lead, ...words } = SURE[move];
  return (
    <ChangeDialog {...asked} {...words} work={() => handleOnce(number, { move, version })}>
      {() => <p>{t(lead)}</p>}
    </ChangeDialog>
  );
}
