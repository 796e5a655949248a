import { PackageCheck } from 'lucide';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { useWaitingOrders } from '~/lib/staff/orders';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { OrderTable } from '~/ui/staff/order-table';
import { EmptyState, Loaded } from '~/ui/states';

/** Orders that wait for staff, oldest first; and any order by its number. */
export default function StaffOrders() {
  const { pages, orders } = useWaitingOrders();
  return (
    <>
      <PageHead title={t('shell.orders_to_handle')} lead={t('staff.orders_lead')} actions={<ByNumber />} />
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

function ByNumber() {
  const form = useForm({
    check: ({ number }) => ({ number: required(number) }),
    send: async ({ number = '' }) => navigate(`/app/staff/orders/${encodeURIComponent(number)}`),
  });
  return (
    <div class="by-number">
      <Form state={form}>
        <TextField form={form} name="number" type="search" label={t('staff_orders.number')} autocomplete="off" maxLength={20} />
        <Button submit>{t('staff_orders.open_number')}</Button>
      </Form>
    </div>
  );
}
