import { Search } from 'lucide';
import { listCauses, type CauseHeader } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { now } from '~/lib/now';
import { usePages } from '~/lib/pages';
import { TONES } from '~/lib/tickets/causes';
import { ButtonLink } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { walk } from '~/ui/staff/walk';
import { EmptyState, Loaded } from '~/ui/states';
import { Tag } from '~/ui/tag';

const WHICH = ['open', 'prevented'] as const;
type Which = (typeof WHICH)[number];

/** What led to tickets, most tickets first. */
export default function StaffCauses() {
  const which = place.value.query.get('which') === 'prevented' ? 'prevented' : 'open';
  return (
    <>
      <PageHead
        title={t('causes_staff.title')}
        lead={t('causes_staff.lead')}
        back={{ href: '/app/staff/tickets', label: t('shell.ticket_queue') }}
        actions={<ButtonLink href="/app/staff/figures">{t('figures.title')}</ButtonLink>}
      />
      <nav class="views" aria-label={t('causes_staff.which')}>
        {WHICH.map((name) => (
          <a key={name} href={`/app/staff/causes?which=${name}`} aria-current={name === which ? 'page' : undefined}>
            {t(`causes_staff.which_${name}`)}
          </a>
        ))}
      </nav>
      <List key={which} which={which} />
    </>
  );
}

function List({ which }: { which: Which }) {
  const pages = usePages(`staff-causes.${which}`, (cursor) => listCauses({ which, cursor }));
  return (
    <Loaded query={pages} rows={5}>
      {() =>
        pages.items.length ? (
          <>
            <Table rows={pages.items} />
            <Pager pages={pages} />
          </>
        ) : (
          <EmptyState icon={Search} title={t('causes_staff.none')}>
            {t('causes_staff.none_lead')}
          </EmptyState>
        )
      }
    </Loaded>
  );
}

const Table = ({ rows }: { rows: CauseHeader[] }) => (
  <table class="queue" role="table" aria-label={t('causes_staff.title')} onKeyDown={walk}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{t('causes_staff.tickets')}</th>
        <th role="columnheader">{t('causes_staff.cause')}</th>
        <th role="columnheader">{t('causes_staff.state')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((one) => (
        <tr role="row" key={one.cause_id}>
          <td role="cell">{t('causes_staff.count', { n: one.tickets })}</td>
          <td role="cell" class="queue-subject">
            <a class="row-link" href={`/app/staff/causes/${one.cause_id}`}>
              {one.title}
            </a>
            <span class="meta">
              <span>{t(`causes_staff.category_${one.category}`)}</span>
              <span>{t('causes.since', { date: day(one.since, now.value) })}</span>
            </span>
          </td>
          <td role="cell">
            <Tag tone={TONES[one.state]}>{t(`causes.state_${one.state}`)}</Tag>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
