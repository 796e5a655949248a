import { dayAndTime } from '~/lib/format';
import { t } from '~/lib/i18n';
import { isRoute } from '~/routes';
import type { Ticket } from '~/lib/tickets/types';
import { priorityWord } from '~/lib/tickets/words';
import { Card } from '~/ui/card';
import { Tag } from '~/ui/tag';
import { Participants } from './participants';
import { Solution } from './solution';
import { TicketLink } from './ticket-link';
import { TopicAnswers } from './topic-answers';

/** What is known about a ticket beside its conversation. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { kind, priority, severity, urgency, assignee_name, order_number, follows, tags, opened_at, requester } = ticket;
  return (
    <Card title={t('tickets.about')}>
      <dl class="facts">
        <dt>{t('tickets.kind')}</dt>
        <dd>{t(`tickets.kind_${kind}`)}</dd>
        <TopicAnswers topic={ticket.topic} />
        <dt>{t('tickets.priority')}</dt>
        <dd>{priorityWord(priority)}</dd>
        <Solution of={ticket} staff={false} />
        <dt>{t('tickets.you_said')}</dt>
        <dd>
          {t(`tickets.severity_${severity}`)}
          <br />
          {t(`tickets.urgency_${urgency}`)}
        </dd>
        <dt>{t('tickets.assignee')}</dt>
        <dd>{assignee_name ?? t('tickets.in_queue')}</dd>
        <dt>{t('tickets.opened')}</dt>
        <dd>
          {dayAndTime(opened_at)}
          <br />
          {requester}
        </dd>
        {order_number && <dt>{t('tickets.order')}</dt>}
        {order_number && (
          <dd>
            <OrderLink number={order_number} />
          </dd>
        )}
        {follows && <dt>{t('closing.follows')}</dt>}
        {follows && (
          <dd>
            <TicketLink number={follows} staff={false} />
          </dd>
        )}
        {ticket.participants.length > 0 && <dt>{t('participants.title')}</dt>}
        {ticket.participants.length > 0 && (
          <dd>
            <Participants of={ticket} />
          </dd>
        )}
        {tags.length > 0 && <dt>{t('tickets.tags')}</dt>}
        {tags.length > 0 && <dd><Tags of={tags} /></dd>}
      </dl>
    </Card>
  );
}

const OrderLink = ({ number }: { number: string }) =>
  isRoute('/app/orders') ? (
    <a class="number" href={`/app/orders/${number}`}>
      {number}
    </a>
  ) : (
    <span class="number">{number}</span>
  );

export const Tags = ({ of }: { of: string[] }) => (
  <ul class="tags">
    {of.map((tag) => (
      <li key={tag}>
        <Tag>{tag}</Tag>
      </li>
    ))}
  </ul>
);
