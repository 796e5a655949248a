import type { TicketCard } from '~/gen/api';
import { t } from '~/lib/i18n';
import { PromiseClock, Ring } from '~/ui/promise-clock';

/** An open ticket as one line: whose turn it is, and until when. */
export function TicketRow({ ticket }: { ticket: TicketCard }) {
  return (
    <li class="row">
      <a class="row-link" href={`/app/tickets/${ticket.number}`}>
        {ticket.subject}
      </a>
      <Turn ticket={ticket} />
      <p class="meta">
        <span class="number">{ticket.number}</span>
        <span>
          {ticket.assignee_name ? t('overview.with', { name: ticket.assignee_name }) : t('overview.in_queue')}
        </span>
      </p>
    </li>
  );
}

function Turn({ ticket }: { ticket: TicketCard }) {
  const { promise_due_at: due_at, promise_started_at: started_at } = ticket;
  if (ticket.who_acts_next === 'us' && due_at)
    return <PromiseClock promise={{ due_at, started_at, state: 'on_time' }} />;
  const yours = ticket.who_acts_next === 'you';
  return (
    <span class={yours ? 'promise promise-paused' : 'promise'}>
      <Ring share={1} size={20} />
      <span class="promise-words">{t(yours ? 'overview.your_turn' : 'overview.our_turn')}</span>
    </span>
  );
}
