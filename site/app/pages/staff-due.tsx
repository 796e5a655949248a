import { ListChecks } from 'lucide';
import { listDue } from '~/gen/api';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { usePages } from '~/lib/pages';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { DueTable } from '~/ui/staff/due-table';
import { EmptyState, Loaded } from '~/ui/states';
import { Views } from '~/ui/views';

const DESKS = ['all', 'tickets', 'orders', 'requests', 'shipping', 'delivery', 'returns', 'withdrawals'] as const;
type Desk = (typeof DESKS)[number];
const EVERY_MS = 20_000;

/** Where staff begin: what is due next, of all kinds or of one. */
export default function StaffDue() {
  const asked = place.value.query.get('desk');
  const desk = DESKS.find((one) => one === asked) ?? 'all';
  return (
    <>
      <PageHead title={t('due.title')} lead={t('due.lead')} />
      <Views
        label={t('due.desks')}
        views={DESKS.map((one) => ({
          href: one === 'all' ? '/app/staff' : `/app/staff?desk=${one}`,
          text: t(`due.desk_${one}`),
          chosen: one === desk,
        }))}
      />
      <List key={desk} desk={desk} />
    </>
  );
}

function List({ desk }: { desk: Desk }) {
  const pages = usePages(`staff-due:${desk}`, (cursor) => listDue({ desk, cursor }), { everyMs: EVERY_MS });
  return (
    <Loaded query={pages} rows={6}>
      {() =>
        pages.items.length ? (
          <>
            <DueTable lines={pages.items} name={t(`due.desk_${desk}`)} />
            <Pager pages={pages} />
          </>
        ) : (
          <EmptyState icon={ListChecks} title={t('due.none')}>
            {t('due.none_lead')}
          </EmptyState>
        )
      }
    </Loaded>
  );
}
