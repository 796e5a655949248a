import type { TicketHeader } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { PromiseClock } from '~/ui/promise-clock';
import { Tag, type Tone } from '~/ui/tag';

const TONES: Partial<Record<TicketHeader['state'], Tone>> = {
  new: 'info',
  open: 'info',
  waiting_customer: 'warn',
  solved: 'ok',
};

/** A ticket as one line of the customer's list: where it stands, who acts next, and until when. */
export function TicketRow({ ticket }: { ticket: TicketHeader }) {
  const { number, subject, state, kind, due_at, opened_at, assignee_name } = ticket;
  return (
    <li class="row ticket-row">
      <div>
        <a class="row-link" href={`/app/tickets/${number}`}>
          {subject}
        </a>
        <p class="meta">
          <span class="number">{number}</span>
          <span>{t(`tickets.kind_${kind}`)}</span>
          <span>{t('tickets.opened_on', { date: day(opened_at, now.value) })}</span>
          {assignee_name && <span>{t('tickets.with', { name: assignee_name })}</span>}
        </p>
      </div>
      <div class="ticket-row-state">
        <Tag tone={TONES[state] ?? 'plain'}>{t(`tickets.state_${state}`)}</Tag>
        {due_at && <PromiseClock promise={{ due_at, state: 'on_time' }} />}
      </div>
    </li>
  );
}
