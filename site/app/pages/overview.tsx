import { LifeBuoy, Package, Plus } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { OverviewView } from '~/gen/api';
import { ahead } from '~/lib/ahead';
import { greeting } from '~/lib/greeting';
import { t } from '~/lib/i18n';
import { useLanding } from '~/lib/landing';
import { useMe } from '~/lib/me';
import { now } from '~/lib/now';
import { everyday, isRoute } from '~/routes';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { Icon } from '~/ui/icon';
import { Anchor } from '~/ui/overview/anchor';
import { Needs } from '~/ui/overview/needs';
import { TicketRow } from '~/ui/overview/ticket-row';
import { PageHead } from '~/ui/page-head';
import { OrderRow } from '~/ui/shop/order-row';
import { Loaded } from '~/ui/states';

const RECENT = 5;

/** The landing page: what needs you, what comes next, newest orders, open tickets. */
export default function Overview() {
  const me = useMe().data;
  const overview = useLanding();
  if (!me) return null;
  return (
    <>
      <PageHead
        title={greeting(me.name, now.value)}
        lead={overview.data && t(overview.data.needs.length ? 'overview.needs' : 'overview.needs_none', { n: overview.data.needs.length })}
      />
      <Loaded query={overview} rows={6}>
        {(found) => <Parts overview={found} />}
      </Loaded>
    </>
  );
}

function Parts({ overview }: { overview: OverviewView }) {
  const { needs, orders, tickets } = overview;
  useEffect(() => ahead(everyday), []);
  return (
    <div class={needs.length ? 'board board-needs' : 'board'}>
      <Anchor overview={overview} />
      {needs.length > 0 && <Needs needs={needs} more={overview.more_needs} />}
      <Card
        flush
        class="board-orders"
        title={t('overview.recent_orders')}
        action={orders.length > 0 && <a href="/app/orders">{t('overview.all_orders')}</a>}
      >
        {orders.length ? (
          <ul class="rows">
            {orders.slice(0, RECENT).map((order) => (
              <OrderRow key={order.number} order={order} />
            ))}
          </ul>
        ) : (
          <Quiet icon={Package} text={t('overview.no_orders')} />
        )}
      </Card>
      <Card
        flush
        class="board-tickets"
        title={t('overview.open_tickets')}
        action={
          isRoute('/app/tickets/new') && (
            <ButtonLink small icon={Plus} href="/app/tickets/new">
              {t('overview.new_ticket')}
            </ButtonLink>
          )
        }
      >
        {tickets.length ? (
          <>
            <ul class="rows">
              {tickets.map((ticket) => (
                <TicketRow key={ticket.number} ticket={ticket} />
              ))}
            </ul>
            <p class="row">
              <a href="/app/tickets">{t('overview.all_tickets')}</a>
            </p>
          </>
        ) : (
          <Quiet icon={LifeBuoy} text={t('overview.no_tickets')} />
        )}
      </Card>
      {orders.length + tickets.length > 0 && (
        <p class="board-all">
          <a href="/app/everything">{t('mine.see_everything')}</a>
        </p>
      )}
    </div>
  );
}

const Quiet = ({ icon, text }: { icon: typeof Package; text: string }) => (
  <p class="quiet">
    <Icon of={icon} />
    {text}
  </p>
);
