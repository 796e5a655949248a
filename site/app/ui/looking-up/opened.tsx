import { Clock } from 'lucide';
import type { ComponentChildren } from 'preact';
import { showOpenedOrder, showOpenedReturn, showOpenedWithdrawal, type OpenedView } from '~/gen/api';
import { moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { close, guestDesk } from '~/lib/looking-up';
import { now } from '~/lib/now';
import { useQuery, type Query } from '~/lib/query';
import { useTicket } from '~/lib/tickets/desk';
import { Button } from '~/ui/button';
import { EmptyState, Loaded } from '~/ui/states';
import { ShownWithdrawal } from '~/ui/withdrawals/shown';
import { OpenedOrder } from './order';
import { OpenedReturn } from './return';
import { OpenedTicket } from './ticket';

const EVERY_MS = 60_000;

/** What the code has opened, until its time is over or the reader closes it. */
export function OpenedThing({ of }: { of: OpenedView }) {
  return { order: Order, ticket: Ticket, return: Return, withdrawal: Withdrawal }[of.thing]({ of });
}

function Order({ of }: { of: OpenedView }) {
  const query = useQuery(`opened:${of.token}`, () => showOpenedOrder({ token: of.token }), { everyMs: EVERY_MS });
  return <Kept of={of} query={query}>{(order) => <OpenedOrder order={order} />}</Kept>;
}

function Ticket({ of }: { of: OpenedView }) {
  const desk = guestDesk(of.token);
  const query = useTicket(desk, of.number);
  return <Kept of={of} query={query}>{(view) => <OpenedTicket desk={desk} view={view} again={query.again} />}</Kept>;
}

function Return({ of }: { of: OpenedView }) {
  const query = useQuery(`opened:${of.token}`, () => showOpenedReturn({ token: of.token }), { everyMs: EVERY_MS });
  return <Kept of={of} query={query}>{(found) => <OpenedReturn of={found} />}</Kept>;
}

function Withdrawal({ of }: { of: OpenedView }) {
  const query = useQuery(`opened:${of.token}`, () => showOpenedWithdrawal({ token: of.token }), { everyMs: EVERY_MS });
  return <Kept of={of} query={query}>{(found) => <ShownWithdrawal of={found} />}</Kept>;
}

interface KeptProps<T> {
  of: OpenedView;
  query: Query<T>;
  children: (data: NonNullable<T>) => ComponentChildren;
}

function Kept<T>({ of, query, children }: KeptProps<T>) {
  if (query.problem?.status === 404) return <Over />;
  return (
    <div class="stack">
      <Loaded query={query}>{children}</Loaded>
      <div class="opened-foot">
        <p>{t('look_up.until', { when: moment(of.until, now.value) })}</p>
        <Button look="ghost" onClick={close}>
          {t('look_up.close')}
        </Button>
      </div>
    </div>
  );
}

const Over = () => (
  <EmptyState
    first
    icon={Clock}
    title={t('look_up.over')}
    action={
      <Button look="main" onClick={close}>
        {t('look_up.again')}
      </Button>
    }
  />
);
