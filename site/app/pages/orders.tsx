import { Package } from 'lucide';
import { listOrders, type OrderHeader } from '~/gen/api';
import { t } from '~/lib/i18n';
import { usePages, type Pages } from '~/lib/pages';
import { ButtonLink } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { OrderRow } from '~/ui/shop/order-row';
import { EmptyState, Loaded } from '~/ui/states';

export default function Orders() {
  const pages = usePages('orders', (cursor) => listOrders({ cursor }));
  return (
    <>
      <PageHead title={t('orders.title')} />
      <Loaded query={pages} rows={5}>
        {() => (pages.items.length ? <List pages={pages} /> : <Nothing />)}
      </Loaded>
    </>
  );
}

function List({ pages }: { pages: Pages<OrderHeader> }) {
  return (
    <>
      <ul class="rows card">
        {pages.items.map((order) => (
          <OrderRow key={order.number} order={order} />
        ))}
      </ul>
      <Pager pages={pages} />
    </>
  );
}

const Nothing = () => (
  <EmptyState
    icon={Package}
    title={t('orders.none')}
    action={
      <ButtonLink look="main" href="/app/catalogue">
        {t('catalogue.see_all')}
      </ButtonLink>
    }
  >
    {t('orders.none_lead')}
  </EmptyState>
);
