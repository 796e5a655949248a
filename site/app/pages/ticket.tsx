import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { PageProps } from '~/lib/router';
import { useChanges } from '~/lib/tickets/changes';
import { customerDesk, useTicket } from '~/lib/tickets/desk';
import { usePromises } from '~/lib/tickets/promises';
import { standingForCustomer } from '~/lib/tickets/standing';
import type { View } from '~/lib/tickets/types';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { Cause } from '~/ui/tickets/cause';
import { Complaint } from '~/ui/tickets/complaint';
import { Continues } from '~/ui/tickets/continues';
import { Conversation } from '~/ui/tickets/conversation';
import { CustomerMoves } from '~/ui/tickets/customer-moves';
import { Rate } from '~/ui/tickets/rate';
import { ReplyBox } from '~/ui/tickets/reply-box';
import { Standing } from '~/ui/tickets/standing';
import { TicketFacts } from '~/ui/tickets/ticket-facts';
import { ToldAbove } from '~/ui/tickets/told';

/** One ticket of the customer: where it stands, the conversation, and what can be done. */
export default function Ticket({ params: { number = '' } }: PageProps) {
  const query = useTicket(customerDesk, number);
  const back = { href: '/app/tickets', label: t('tickets.title') };
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back} />;
  return (
    <Loaded query={query} rows={5}>
      {(view) => <Shown view={view} again={query.again} />}
    </Loaded>
  );
}

function Shown({ view, again }: { view: View; again: () => Promise<void> }) {
  const { ticket } = view;
  const changes = useChanges(customerDesk, view, again);
  const promises = usePromises().data;
  return (
    <>
      <PageHead
        title={ticket.subject}
        lead={t('tickets.number_opened', { number: ticket.number, date: day(ticket.opened_at) })}
        back={{ href: '/app/tickets', label: t('tickets.title') }}
      />
      <div class="two-columns">
        <div class="stack">
          <ToldAbove told={changes.told} />
          <Standing
            turn={t(`tickets.turn_${ticket.who_acts_next}`)}
            standing={standingForCustomer(ticket, promises, now.value)}
          >
            <CustomerMoves changes={changes} />
            <Continues ticket={ticket} staff={false} />
          </Standing>
          <Rate changes={changes} />
          <Cause of={ticket} />
          <Complaint changes={changes} />
          <Conversation desk={customerDesk} view={view} />
          {ticket.allowed.includes('reply') && <ReplyBox changes={changes} />}
        </div>
        <TicketFacts ticket={ticket} />
      </div>
    </>
  );
}
