import type { OrderView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { lineStates } from '~/lib/orders/lines';
import { standingOf } from '~/lib/orders/standing';
import { Card } from '~/ui/card';
import { LineStanding } from '~/ui/orders/line-state';
import { Parcels } from '~/ui/orders/parcels';
import { OrderStanding } from '~/ui/orders/standing';
import { PageHead } from '~/ui/page-head';
import { Document } from '~/ui/shop/document';
import { momentsOf } from '~/ui/shop/order-moments';
import { Timeline } from '~/ui/timeline';

/** The order as its customer sees it; whatever changes it wants a sign-in. */
export function OpenedOrder({ order }: { order: OrderView }) {
  const states = lineStates(order);
  return (
    <>
      <PageHead title={t('orders.order_number', { number: order.number })} />
      <div class="order-page">
        <div class="stack order-where">
          <OrderStanding order={order} standing={standingOf(order)} />
        </div>
        <div class="stack order-what">
          <Document of={order.document} under={(line) => <LineStanding line={line} state={states[line.sku]} />}>
            <Parcels order={order} />
          </Document>
        </div>
        <div class="stack order-more">
          <Card title={t('orders.timeline')}>
            <Timeline moments={momentsOf(order)} />
          </Card>
        </div>
      </div>
    </>
  );
}
