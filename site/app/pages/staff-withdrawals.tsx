import { PackageCheck } from 'lucide';
import type { WaitingWithdrawalView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { useWaitingWithdrawals } from '~/lib/staff/withdrawals';
import { When } from '~/ui/amounts';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { walk } from '~/ui/staff/walk';
import { EmptyState, Loaded } from '~/ui/states';
import { StateTag } from '~/ui/withdrawals/parts';

/** Consumers who withdraw: what to match, what to check, what to take back, what to pay back, due first. */
export default function StaffWithdrawals() {
  const pages = useWaitingWithdrawals();
  return (
    <>
      <PageHead
        title={t('withdrawals_staff.title')}
        lead={t('withdrawals_staff.lead')}
        back={{ href: '/app/staff/orders', label: t('shell.orders_to_handle') }}
      />
      <Loaded query={pages} rows={5}>
        {() =>
          pages.items.length ? (
            <>
              <Table items={pages.items} />
              <Pager pages={pages} />
            </>
          ) : (
            <EmptyState icon={PackageCheck} title={t('withdrawals_staff.none')}>
              {t('withdrawals_staff.none_lead')}
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}

/** On a phone each row is a card. */
function Table({ items }: { items: WaitingWithdrawalView[] }) {
  return (
    <table class="queue queue-withdrawals" role="table" aria-label={t('withdrawals_staff.title')} onKeyDown={walk}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('withdrawals_staff.due')}</th>
          <th role="columnheader">{t('withdrawals_staff.who')}</th>
          <th role="columnheader">{t('withdrawals_staff.stands')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <Row key={one.number} one={one} />
        ))}
      </tbody>
    </table>
  );
}

const Row = ({ one }: { one: WaitingWithdrawalView }) => (
  <tr role="row">
    <td role="cell" class={one.due_at < now.value.toISOString() ? 'late' : undefined}>
      <When at={one.due_at} />
    </td>
    <td role="cell" class="queue-subject">
      <a class="row-link" href={`/app/staff/withdrawals/${one.number}`}>
        {one.name}
      </a>
      <span class="meta">
        <span>{one.order ?? one.contract}</span>
        <span class="number">{one.number}</span>
      </span>
    </td>
    <td role="cell">
      <StateTag state={one.state} />
    </td>
  </tr>
);
