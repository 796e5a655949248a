import { useSignal, type Signal } from '@preact/signals';
import { ListFilter, Package } from 'lucide';
import { listMyOrders, listOrders, type OrderCard, type OrderHeader } from '~/gen/api';
import { t } from '~/lib/i18n';
import { usePages, type Pages } from '~/lib/pages';
import { Button, ButtonLink } from '~/ui/button';
import { filterOf, OrderFilter } from '~/ui/orders/filter';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { ChooseOrders } from '~/ui/reorder/choose-orders';
import { OrderRow } from '~/ui/shop/order-row';
import { EmptyState, Loaded } from '~/ui/states';

export default function Orders() {
  const filter = filterOf();
  const pages = usePages<Listed>(`orders${filter ? `:${JSON.stringify(filter)}` : ''}`, (cursor) =>
    filter ? listMyOrders({ ...filter, cursor }) : listOrders({ cursor }),
  );
  const chosen = useSignal<string[] | undefined>(undefined);
  const some = pages.items.length > 1 && chosen.value === undefined;
  return (
    <>
      <PageHead
        title={chosen.value ? t('reorder.choose') : t('orders.title')}
        actions={
          some && (
            <>
              <ButtonLink look="plain" href="/app/returns">
                {t('returns.title')}
              </ButtonLink>
              <Button onClick={() => (chosen.value = [])}>{t('reorder.several')}</Button>
            </>
          )
        }
      />
      {(filter || pages.items.length > 0) && !chosen.value && <OrderFilter filter={filter} />}
      <Loaded query={pages} rows={5}>
        {() => (pages.items.length ? <List pages={pages} chosen={chosen} /> : filter ? <NothingFits /> : <Nothing />)}
      </Loaded>
    </>
  );
}

type Listed = OrderHeader | OrderCard;

function List({ pages, chosen }: { pages: Pages<Listed>; chosen: Signal<string[] | undefined> }) {
  return (
    <>
      {chosen.value ? (
        <ChooseOrders orders={pages.items} chosen={chosen} />
      ) : (
        <ul class="rows card">
          {pages.items.map((order) => (
            <OrderRow key={order.number} order={order} />
          ))}
        </ul>
      )}
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

const NothingFits = () => (
  <EmptyState icon={ListFilter} title={t('order_list.none')} action={<a href="/app/orders">{t('order_list.see_all')}</a>}>
    {t('order_list.none_lead')}
  </EmptyState>
);
