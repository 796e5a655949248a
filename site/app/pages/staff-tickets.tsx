import { Inbox, MessageSquareQuote, Search } from 'lucide';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { useBatch } from '~/lib/staff/batch';
import { isView, useOnlooker, useQueue, viewsOf, type QueueView } from '~/lib/staff/queue';
import { ButtonLink } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { BatchBar } from '~/ui/staff/batch-bar';
import { BatchNews } from '~/ui/staff/batch-news';
import { TicketTable } from '~/ui/staff/ticket-table';
import { EmptyState, Loaded } from '~/ui/states';

/** What waits for staff: everything by due time, one's own, the team's, what nobody has, and broken promises. */
export default function StaffTickets() {
  const wanted = place.value.query.get('view');
  const view = isView(wanted) ? wanted : 'due';
  const me = useOnlooker();
  return (
    <>
      <PageHead
        title={t('shell.ticket_queue')}
        actions={
          <>
            <ButtonLink href="/app/staff/ready-answers" icon={MessageSquareQuote}>{t('ready_answers.title')}</ButtonLink>
            <ButtonLink href="/app/staff/causes" icon={Search}>{t('causes_staff.title')}</ButtonLink>
          </>
        }
      />
      <nav class="views" aria-label={t('staff.views')}>
        {viewsOf(me).map((name) => (
          <a key={name} href={`/app/staff/tickets?view=${name}`} aria-current={name === view ? 'page' : undefined}>
            {t(`staff.view_${name}`)}
          </a>
        ))}
      </nav>
      <BatchNews />
      <Queue key={view} view={view} />
    </>
  );
}

function Queue({ view }: { view: QueueView }) {
  const { pages, cards } = useQueue(view, useOnlooker());
  const batch = useBatch(cards);
  return (
    <Loaded query={pages} rows={6}>
      {() =>
        cards.length ? (
          <>
            <BatchBar batch={batch} shown={cards.map(({ number }) => number)} />
            <TicketTable cards={cards} name={t(`staff.view_${view}`)} batch={batch} />
            <Pager pages={pages} />
          </>
        ) : (
          <EmptyState icon={Inbox} title={t(`staff.none_${view}`)}>
            {t('staff.none_lead')}
          </EmptyState>
        )
      }
    </Loaded>
  );
}
