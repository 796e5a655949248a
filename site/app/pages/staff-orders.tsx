import { PackageCheck } from 'lucide';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { navigate, place } from '~/lib/location';
import { isOrdersView, useWaitingOrders, VIEWS, type OrdersView } from '~/lib/staff/orders';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { OrderTable } from '~/ui/staff/order-table';
import { EmptyState, Loaded } from '~/ui/states';

/** Orders by what they wait for: a decision, a parcel, to arrive; and any order by its number. */
export default function StaffOrders() {
  const asked = place.value.query.get('view');
  const view = isOrdersView(asked) ? asked : 'to_handle';
  return (
    <>
      <PageHead title={t('shell.orders_to_handle')} lead={t(`order_requests.lead_${view}`)} actions={<ByNumber />} />
      <Views chosen={view} />
      <List key={view} view={view} />
    </>
  );
}

function List({ view }: { view: OrdersView }) {
  const { pages, orders } = useWaitingOrders(view);
  return (
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
  );
}

const Views = ({ chosen }: { chosen: OrdersView }) => (
  <nav class="views" aria-label={t('order_requests.views')}>
    {VIEWS.map((view) => (
      <a key={view} href={`/app/staff/orders?view=${view}`} aria-current={view === chosen ? 'page' : undefined}>
        {t(`order_requests.view_${view}`)}
      </a>
    ))}
    <a href="/app/staff/returns">{t('returns.to_handle')}</a>
    <a href="/app/staff/withdrawals">{t('withdrawals_staff.title')}</a>
  </nav>
);

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
