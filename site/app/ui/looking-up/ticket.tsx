import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { useChanges } from '~/lib/tickets/changes';
import type { CustomerDesk } from '~/lib/tickets/desk';
import { usePromises } from '~/lib/tickets/promises';
import { standingForCustomer } from '~/lib/tickets/standing';
import type { View } from '~/lib/tickets/types';
import { PageHead } from '~/ui/page-head';
import { Conversation } from '~/ui/tickets/conversation';
import { ReplyBox } from '~/ui/tickets/reply-box';
import { Standing } from '~/ui/tickets/standing';
import { TicketFacts } from '~/ui/tickets/ticket-facts';
import { ToldAbove } from '~/ui/tickets/told';

/** The ticket as its customer sees it, and where to answer. */
export function OpenedTicket({ desk, view, again }: { desk: CustomerDesk; view: View; again: () => Promise<void> }) {
  const { ticket } = view;
  const changes = useChanges(desk, view, again);
  const promises = usePromises().data;
  return (
    <>
      <PageHead title={ticket.subject} lead={t('tickets.number_opened', { number: ticket.number, date: day(ticket.opened_at) })} />
      <div class="two-columns">
        <div class="stack">
          <ToldAbove told={changes.told} />
          <Standing turn={t(`tickets.turn_${ticket.who_acts_next}`)} standing={standingForCustomer(ticket, promises, now.value)} />
          <Conversation desk={desk} view={view} />
          {ticket.allowed.includes('reply') && <ReplyBox changes={changes} />}
        </div>
        <TicketFacts ticket={ticket} />
      </div>
    </>
  );
}
