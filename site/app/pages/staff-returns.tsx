import { Undo2 } from 'lucide';
import { listWaitingReturns, type ReturnHeader } from '~/gen/api';
import { deadline } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { usePages } from '~/lib/pages';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { ReturnTag } from '~/ui/returns/row';
import { walk } from '~/ui/staff/walk';
import { EmptyState, Loaded } from '~/ui/states';

/** Returns that wait for staff, due first. */
export default function StaffReturns() {
  const pages = usePages('staff-returns', (cursor) => listWaitingReturns({ cursor }), { everyMs: 20_000 });
  return (
    <>
      <PageHead title={t('returns.to_handle')} lead={t('returns.to_handle_lead')} back={{ href: '/app/staff/orders', label: t('shell.orders_to_handle') }} />
      <Loaded query={pages} rows={5}>
        {() =>
          pages.items.length ? (
            <>
              <Table rows={pages.items} />
              <Pager pages={pages} />
            </>
          ) : (
            <EmptyState icon={Undo2} title={t('returns.to_handle_none')}>
              {t('returns.to_handle_none_lead')}
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}

const Table = ({ rows }: { rows: ReturnHeader[] }) => (
  <table class="queue" role="table" aria-label={t('returns.to_handle')} onKeyDown={walk}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{t('returns.due')}</th>
        <th role="columnheader">{t('returns.title')}</th>
        <th role="columnheader">{t('staff.state')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((one) => (
        <tr role="row" key={one.number}>
          <td role="cell" class={isLate(one) ? 'late' : undefined}>
            {one.due_at && deadline(one.due_at, now.value)}
          </td>
          <td role="cell" class="queue-subject">
            <a class="row-link" href={`/app/staff/returns/${one.number}`}>
              {one.summary}
            </a>
            <span class="meta">
              <span>{one.customer}</span>
              <span>{t('orders.line_count', { n: one.line_count })}</span>
              <span class="number">{one.number}</span>
            </span>
          </td>
          <td role="cell">
            <ReturnTag state={one.state} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const isLate = ({ due_at }: ReturnHeader): boolean => due_at !== null && Date.parse(due_at) < now.value.getTime();
