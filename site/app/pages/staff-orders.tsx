import { PackageCheck } from 'lucide';
import { t } from '~/lib/i18n';
import { useWaitingOrders } from '~/lib/staff/orders';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { OrderTable } from '~/ui/staff/order-table';
import { EmptyState, Loaded } from '~/ui/states';

/** Orders that wait for staff, oldest first. */
export default function StaffOrders() {
  const { pages, orders } = useWaitingOrders();
  return (
    <>
      <PageHead title={t('shell.orders_to_handle')} lead={t('staff.orders_lead')} />
      <Loaded query={pages} rows={5}>
        {() =>
          orders.length ? (
            <>
              <OrderTable orders={orders} />
              <Pager pages={pages} />
            </>
          ) : (
            <EmptyState icon={PackageCheck} title={t('staff.orders_none')}>
              {t('staff.orders_none_lead')}
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}
