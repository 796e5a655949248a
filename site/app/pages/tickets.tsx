import { LifeBuoy, Plus } from 'lucide';
import { listTickets, type TicketHeader } from '~/gen/api';
import { t } from '~/lib/i18n';
import { usePages, type Pages } from '~/lib/pages';
import { ownTickets } from '~/lib/tickets/desk';
import type { Ticket } from '~/lib/tickets/types';
import { ButtonLink } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { EmptyState, Loaded } from '~/ui/states';
import { TicketRow } from '~/ui/tickets/ticket-row';

/** The account's tickets, newest first. */
export default function Tickets() {
  const pages = usePages('tickets', (cursor) => listTickets({ cursor }));
  const tickets = ownTickets.over(pages.items, headerOf).sort(newestFirst);
  return (
    <>
      <PageHead title={t('tickets.title')} actions={tickets.length > 0 && <NewTicket />} />
      <Loaded query={pages} rows={5}>
        {() => (tickets.length ? <List tickets={tickets} pages={pages} /> : <Nothing />)}
      </Loaded>
    </>
  );
}

function List({ tickets, pages }: { tickets: TicketHeader[]; pages: Pages<TicketHeader> }) {
  return (
    <>
      <ul class="rows card">
        {tickets.map((ticket) => (
          <TicketRow key={ticket.number} ticket={ticket} />
        ))}
      </ul>
      <Pager pages={pages} />
    </>
  );
}

const Nothing = () => (
  <EmptyState icon={LifeBuoy} title={t('tickets.none')} action={<NewTicket />}>
    {t('tickets.none_lead')}
  </EmptyState>
);

const NewTicket = () => (
  <ButtonLink look="main" icon={Plus} href="/app/tickets/new">
    {t('tickets.new')}
  </ButtonLink>
);

/** A ticket that was just written, as a line. One that lies further down than we have loaded stays there. */
const headerOf = (ticket: Ticket, line: TicketHeader | undefined): TicketHeader | undefined => {
  if (!line && Date.now() - Date.parse(ticket.opened_at) > 3_600_000) return undefined;
  const due_at = ticket.promise?.stopped_at ? null : (ticket.promise?.due_at ?? null);
  return { ...ticket, due_at };
};

const newestFirst = (a: TicketHeader, b: TicketHeader): number => b.opened_at.localeCompare(a.opened_at);
