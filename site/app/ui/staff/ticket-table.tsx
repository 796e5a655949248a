import { UserRound, UsersRound } from 'lucide';
import type { QueuedTicket } from '~/gen/api';
import { t, textOf } from '~/lib/i18n';
import type { Batch } from '~/lib/staff/batch';
import { priorityWord } from '~/lib/tickets/words';
import { Icon } from '~/ui/icon';
import { PromiseClock } from '~/ui/promise-clock';
import { Tag, type Tone } from '~/ui/tag';
import { Tags } from '~/ui/tickets/ticket-facts';
import { walk } from './walk';

const PRIORITY_TONES: Record<string, Tone> = { p1: 'bad', p2: 'warn' };

/**
 * The queue as a table; on a phone each row is a card. Roles are said in full, because a table that is laid out otherwise
 * is no table any more to some browsers. Arrow keys go from ticket to ticket, and from tick to tick.
 */
export function TicketTable({ cards, name, batch }: { cards: QueuedTicket[]; name: string; batch: Batch }) {
  const chosen = new Set(batch.chosen.map(({ number }) => number));
  return (
    <table class="queue queue-ticked" role="table" aria-label={name} onKeyDown={walk}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">
            <span class="unseen">{t('batches.column')}</span>
          </th>
          <th role="columnheader">{t('staff.answer')}</th>
          <th role="columnheader">{t('staff.ticket')}</th>
          <th role="columnheader">{t('staff.priority')}</th>
          <th role="columnheader">{t('staff.state')}</th>
          <th role="columnheader">{t('staff.assignee')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {cards.map((card) => (
          <Row key={card.number} card={card} chosen={chosen.has(card.number)} onChoose={() => batch.toggle(card.number)} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  card: QueuedTicket;
  chosen: boolean;
  onChoose: () => void;
}

function Row({ card, chosen, onChoose }: RowProps) {
  const { number, subject, customer, state, priority, assignee_name, team, promise_due_at, promise_started_at } = card;
  return (
    <tr role="row" class={chosen ? 'queue-chosen' : undefined}>
      <td role="cell" class="queue-tick">
        <label>
          <input type="checkbox" checked={chosen} aria-label={t('batches.choose_one', { number, subject })} onChange={onChoose} />
        </label>
      </td>
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
        {card.staff_tags.length > 0 && <Tags of={card.staff_tags} />}
      </td>
      <td role="cell">
        <Tag tone={PRIORITY_TONES[priority] ?? 'plain'}>{priorityWord(priority)}</Tag>
      </td>
      <td role="cell" class="queue-state">
        {textOf(`staff.state_${state}`, 'staff.state_open')}
      </td>
      <td role="cell">
        <span class={assignee_name || team ? 'queue-who' : 'queue-who queue-none'}>
          <Icon of={assignee_name || !team ? UserRound : UsersRound} size={16} />
          {assignee_name ?? team ?? t('staff.nobody')}
        </span>
      </td>
    </tr>
  );
}
