import { useSignal } from '@preact/signals';
import type { OrderView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { lineStates } from '~/lib/orders/lines';
import type { PageProps } from '~/lib/router';
import { knownAs } from '~/lib/staff/known-as';
import { standingForStaff } from '~/lib/staff/order-standing';
import { useStaffOrder } from '~/lib/staff/orders';
import type { Told } from '~/lib/tickets/changes';
import { Card } from '~/ui/card';
import { DocumentButton, DocumentButtons } from '~/ui/document-button';
import { NotThere } from '~/ui/not-there';
import { LineStanding } from '~/ui/orders/line-state';
import { Parcels } from '~/ui/orders/parcels';
import { OrderStanding } from '~/ui/orders/standing';
import { PageHead } from '~/ui/page-head';
import { Document } from '~/ui/shop/document';
import { momentsOf } from '~/ui/shop/order-moments';
import { NextSteps, OrderTools, ParcelTools } from '~/ui/staff/orders/order-tools';
import { StaffRequests } from '~/ui/staff/orders/staff-requests';
import { Loaded } from '~/ui/states';
import { ToldAbove } from '~/ui/tickets/told';
import { Timeline } from '~/ui/timeline';

const LIST = '/app/staff/orders';

/** Any customer's order as staff see it: what is to be done, what was ordered and where it is, what has happened. */
export default function StaffOrder({ params: { number = '' } }: PageProps) {
  const query = useStaffOrder(number);
  const back = { href: LIST, label: t('shell.orders_to_handle') };
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back} />;
  return (
    <Loaded query={query} rows={5}>
      {(order) => <Shown order={order} again={query.again} />}
    </Loaded>
  );
}

function Shown({ order, again }: { order: OrderView; again: () => Promise<void> }) {
  const told = useSignal<Told | undefined>(undefined);
  const states = lineStates(order);
  const tell = (text: string) => (told.value = { text, tone: 'bad', attempt: (told.value?.attempt ?? 0) + 1 });
  return (
    <>
      <PageHead
        title={t('orders.order_number', { number: order.number })}
        lead={t('staff_orders.lead', { name: knownAs(order.placed_by, order.company) })}
        back={{ href: LIST, label: t('shell.orders_to_handle') }}
        actions={<DocumentButtons account={order.account_id} of={{ kind: 'order', number: order.number }} />}
      />
      <div class="order-page">
        <div class="stack order-where">
          <ToldAbove told={told.value} />
          <OrderStanding order={order} standing={standingForStaff(order)}>
            <NextSteps order={order} again={again} />
          </OrderStanding>
          <StaffRequests order={order} again={again} />
        </div>
        <div class="stack order-what">
          <Document staff of={order.document} under={(line) => <LineStanding staff line={line} state={states[line.sku]} />}>
            <Parcels order={order} tools={(parcel) => <OfParcel order={order} again={again} parcel={parcel} onTold={tell} />} />
          </Document>
        </div>
        <div class="stack order-more">
          <OrderTools order={order} again={again} />
          <Card title={t('orders.timeline')}>
            <Timeline moments={momentsOf(order, '/app/staff')} />
          </Card>
        </div>
      </div>
    </>
  );
}

const OfParcel = (props: Parameters<typeof ParcelTools>[0]) => (
  <>
    <ParcelTools {...props} />
    <DocumentButton
      small
      look="plain"
      account={props.order.account_id}
      of={{ kind: 'delivery_note', number: props.order.number, parcel: props.parcel.parcel }}
      label={t('documents.delivery_note_of', { parcel: props.parcel.parcel })}
    >
      {t('documents.delivery_note')}
    </DocumentButton>
  </>
);
