import { useSignal } from '@preact/signals';
import { ExternalLink } from 'lucide';
import { showOrder, type OrderView } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import { keyOf } from '~/lib/orders/mine';
import { lineStates } from '~/lib/orders/lines';
import { standingOf } from '~/lib/orders/standing';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import type { Told } from '~/lib/tickets/changes';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { DocumentButton, DocumentButtons } from '~/ui/document-button';
import { Icon } from '~/ui/icon';
import { NotThere } from '~/ui/not-there';
import { AskAboutLine, AskAboutParcel } from '~/ui/orders/ask-about';
import { LineStanding } from '~/ui/orders/line-state';
import { ACTIONS, OrderActions } from '~/ui/orders/order-actions';
import { Parcels } from '~/ui/orders/parcels';
import { ReturnUntil } from '~/ui/orders/return-action';
import { Requests } from '~/ui/orders/requests';
import { OrderStanding } from '~/ui/orders/standing';
import { PageHead } from '~/ui/page-head';
import { Document } from '~/ui/shop/document';
import { momentsOf } from '~/ui/shop/order-moments';
import { Loaded } from '~/ui/states';
import { ToldAbove } from '~/ui/tickets/told';
import { Timeline } from '~/ui/timeline';
import { OrderWithdrawals } from '~/ui/withdrawals/of-order';

const back = () => ({ href: '/app/orders', label: t('orders.title') });

/** One order: where it stands on its three axes, where each line is, what can be done, and all that has happened. */
export default function Order({ params: { number = '' } }: PageProps) {
  const query = useQuery(keyOf(number), () => showOrder(number), { everyMs: 60_000 });
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(order) => <Shown order={order} again={query.again} />}</Loaded>;
}

function Shown({ order, again }: { order: OrderView; again: () => Promise<void> }) {
  const told = useSignal<Told | undefined>(undefined);
  const tell = (text: string) => (told.value = { text, tone: 'bad', attempt: (told.value?.attempt ?? 0) + 1 });
  const states = lineStates(order);
  return (
    <>
      <PageHead
        title={t('orders.order_number', { number: order.number })}
        back={back()}
        actions={<DocumentButtons of={{ kind: 'order', number: order.number }} />}
      />
      <div class="order-page">
        <div class="stack order-where">
          <ToldAbove told={told.value} />
          <OrderStanding order={order} standing={standingOf(order)}>
            <Follow order={order} />
            <span class="on-phone">
              <Button look="ghost" onClick={() => focusOn(ACTIONS)}>
                {t('order_page.to_actions')}
              </Button>
            </span>
          </OrderStanding>
          <Requests order={order} again={again} onTold={tell} />
        </div>
        <div class="stack order-what">
          <Document of={order.document} under={(line) => <Under order={order} line={line} state={states[line.sku]} />}>
            <Parcels order={order} tools={(parcel) => <ParcelTools order={order.number} {...parcel} />} />
          </Document>
        </div>
        <div class="stack order-more">
          <OrderActions order={order} again={again} />
          <OrderWithdrawals order={order} />
          <Card title={t('orders.timeline')}>
            <Timeline moments={momentsOf(order)} />
          </Card>
        </div>
      </div>
    </>
  );
}

const Under = ({ order, ...line }: { order: OrderView } & Parameters<typeof LineStanding>[0]) => (
  <>
    <LineStanding {...line} />
    <ReturnUntil order={order} sku={line.line.sku} />
    <AskAboutLine order={order.number} sku={line.line.sku} name={line.line.name} />
  </>
);

const ParcelTools = (of: { order: string; parcel: string }) => (
  <>
    <DeliveryNote {...of} />
    <AskAboutParcel {...of} />
  </>
);

const DeliveryNote = ({ order, parcel }: { order: string; parcel: string }) => (
  <DocumentButton
    small
    look="plain"
    of={{ kind: 'delivery_note', number: order, parcel }}
    label={t('documents.delivery_note_of', { parcel })}
  >
    {t('documents.delivery_note')}
  </DocumentButton>
);

/** The parcel that is on its way, if it is one that can be followed. */
function Follow({ order }: { order: OrderView }) {
  const [one, other] = order.parcels.filter(({ state, tracking_url }) => state === 'shipped' && tracking_url);
  if (!one?.tracking_url || other) return null;
  return (
    <a class="button button-accent" href={one.tracking_url} target="_blank" rel="noopener noreferrer">
      {t('order_page.track')}
      <Icon of={ExternalLink} size={18} />
    </a>
  );
}
