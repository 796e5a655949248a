import { CircleCheck, CircleX, MessageCircleQuestion, Package } from 'lucide';
import { showOrder, type OrderView } from '~/gen/api';
import { day, weekday } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { isRoute } from '~/routes';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Document } from '~/ui/shop/document';
import { isPast, OrderTag } from '~/ui/shop/order-status';
import { Loaded } from '~/ui/states';
import { Timeline, type Moment } from '~/ui/timeline';

type Entry = OrderView['timeline'][number];

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
        <Card title={t('orders.timeline')} action={<OrderTag status={order.status} />}>
          <Timeline moments={order.timeline.map(momentOf)} />
        </Card>
      </div>
    </>
  );
}

function sentence({ status, promised_on }: OrderView): string {
  const date = weekday(promised_on);
  if (status === 'cancelled') return t('orders.is_cancelled');
  if (isPast(promised_on)) return t('orders.is_past', { date });
  return t(status === 'accepted' ? 'orders.is_accepted' : 'orders.is_placed', { date });
}

const LOOKS = {
  placed: { icon: Package, tone: 'info' },
  accepted: { icon: CircleCheck, tone: 'ok' },
  cancelled: { icon: CircleX, tone: 'bad' },
} as const;

function momentOf(entry: Entry, at: number): Moment {
  const who = entry.by_staff ? t('orders.by_us', { name: entry.by }) : entry.by;
  return {
    id: `${entry.at}-${at}`,
    at: entry.at,
    title: t(`orders.event_${entry.kind}`),
    detail: (
      <>
        <p>{who}</p>
        {entry.promised_on && <p>{t('orders.promised', { date: day(entry.promised_on) })}</p>}
        {entry.reason && <p class="as-written">{entry.reason}</p>}
      </>
    ),
    ...LOOKS[entry.kind],
  };
}
