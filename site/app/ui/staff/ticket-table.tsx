import { UserRound } from 'lucide';
import type { TicketCard } from '~/gen/api';
import { t, textOf } from '~/lib/i18n';
import { priorityWord } from '~/lib/tickets/words';
import { Icon } from '~/ui/icon';
import { PromiseClock } from '~/ui/promise-clock';
import { Tag, type Tone } from '~/ui/tag';
import { walk } from './walk';

const PRIORITY_TONES: Record<string, Tone> = { p1: 'bad', p2: 'warn' };

/**
 * The queue as a table; on a phone each row is a card. Roles are said in full, because a table that is laid out otherwise
 * is no table any more to some browsers. Arrow keys go from ticket to ticket.
 */
export function TicketTable({ cards, name }: { cards: TicketCard[]; name: string }) {
  return (
    <table class="queue" role="table" aria-label={name} onKeyDown={walk}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('staff.answer')}</th>
          <th role="columnheader">{t('staff.ticket')}</th>
          <th role="columnheader">{t('staff.priority')}</th>
          <th role="columnheader">{t('staff.state')}</th>
          <th role="columnheader">{t('staff.assignee')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {cards.map((card) => (
          <Row key={card.number} card={card} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ card }: { card: TicketCard }) {
  const { number, subject, customer, state, priority, assignee_name, promise_due_at, promise_started_at } = card;
  return (
    <tr role="row">
      <td role="cell" class="queue-due">
        {promise_due_at ? (
          <PromiseClock brief promise={{ due_at: promise_due_at, started_at: promise_started_at, state: 'on_time' }} />
        ) : (
          <span class="queue-none">{t('staff.nothing_promised')}</span>
        )}
      </td>
      <td role="cell" class="queue-subject">
        <a class="row-link" href={`/app/staff/tickets/${number}`}>
          {subject}
        </a>
        <span class="meta">
          <span>{customer}</span>
          <span class="number">{number}</span>
        </span>
      </td>
      <td role="cell">
        <Tag tone={PRIORITY_TONES[priority] ?? 'plain'}>{priorityWord(priority)}</Tag>
      </td>
      <td role="cell" class="queue-state">
        {textOf(`staff.state_${state}`, 'staff.state_open')}
      </td>
      <td role="cell">
        <span class={assignee_name ? 'queue-who' : 'queue-who queue-none'}>
          <Icon of={UserRound} size={16} />
          {assignee_name ?? t('staff.nobody')}
        </span>
      </td>
    </tr>
  );
}
