import { MessageCircleQuestion } from 'lucide';
import { showOrder, type OrderView } from '~/gen/api';
import { weekday } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { isRoute } from '~/routes';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Document } from '~/ui/shop/document';
import { momentOf } from '~/ui/shop/order-moments';
import { isAwaited, isPast, OrderTag } from '~/ui/shop/order-status';
import { Loaded } from '~/ui/states';
import { Timeline } from '~/ui/timeline';

/** One order: where it stands in a sentence, what happened, and the document as it was ordered. */
export default function Order({ params: { number = '' } }: PageProps) {
  const query = useQuery(`order:${number}`, () => showOrder(number), { everyMs: 60_000 });
  return <Loaded query={query}>{(order) => <Shown order={order} />}</Loaded>;
}

function Shown({ order }: { order: OrderView }) {
  return (
    <>
      <PageHead
        title={t('orders.order_number', { number: order.number })}
        lead={sentence(order)}
        back={{ href: '/app/orders', label: t('orders.title') }}
        actions={
          isRoute('/app/tickets/new') && (
            <ButtonLink icon={MessageCircleQuestion} href={`/app/tickets/new?order=${order.number}`}>
              {t('orders.ask_about')}
            </ButtonLink>
          )
        }
      />
      <div class="two-columns">
        <div class="stack">
          <Document of={order.document} />
        </div>
        <Card title={t('orders.timeline')} action={<OrderTag order={order} />}>
          <Timeline moments={order.timeline.map(momentOf)} />
        </Card>
      </div>
    </>
  );
}

function sentence(order: OrderView): string {
  const date = weekday(order.promised_on);
  if (order.status === 'accepted' && !isAwaited(order)) return t('order_states.is_arrived');
  if (isAwaited(order) && isPast(order.promised_on)) return t('orders.is_past', { date });
  return t(`order_states.is_${order.status}`, { date });
}
