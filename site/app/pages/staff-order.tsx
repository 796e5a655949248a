import { useSignal } from '@preact/signals';
import { Ban, Check } from 'lucide';
import type { OrderView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { PageProps } from '~/lib/router';
import { knownAs } from '~/lib/staff/known-as';
import { useStaffOrder } from '~/lib/staff/orders';
import type { Told } from '~/lib/tickets/changes';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Document } from '~/ui/shop/document';
import { momentOf } from '~/ui/shop/order-moments';
import { OrderTag } from '~/ui/shop/order-status';
import { AcceptDialog, CancelDialog } from '~/ui/staff/order-dialogs';
import { Loaded } from '~/ui/states';
import { ToldAbove } from '~/ui/tickets/told';
import { Timeline } from '~/ui/timeline';

const LIST = '/app/staff/orders';

/** Any customer's order as staff see it: what was ordered, what has happened, and what can be done. */
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
  async function overtaken() {
    await again();
    told.value = { text: t('staff.order_changed_meanwhile'), tone: 'info', attempt: (told.value?.attempt ?? 0) + 1 };
  }
  return (
    <>
      <PageHead
        title={t('orders.order_number', { number: order.number })}
        lead={t('staff.placed_by', { name: knownAs(order.placed_by, order.company), date: day(order.promised_on, now.value) })}
        back={{ href: LIST, label: t('shell.orders_to_handle') }}
        actions={<Moves order={order} onOvertaken={overtaken} />}
      />
      <ToldAbove told={told.value} />
      <div class="two-columns">
        <div class="stack">
          <Document staff of={order.document} />
        </div>
        <Card title={t('orders.timeline')} action={<OrderTag order={order} />}>
          <Timeline moments={order.timeline.map(momentOf)} />
        </Card>
      </div>
    </>
  );
}

function Moves({ order, onOvertaken }: { order: OrderView; onOvertaken: () => Promise<void> }) {
  const asked = useSignal<'accept' | 'cancel' | undefined>(undefined);
  const close = () => (asked.value = undefined);
  if (!order.allowed.length) return null;
  return (
    <>
      {order.allowed.includes('accept') && (
        <Button look="main" icon={Check} onClick={() => (asked.value = 'accept')}>
          {t('staff.accept')}
        </Button>
      )}
      {order.allowed.includes('cancel') && (
        <Button icon={Ban} onClick={() => (asked.value = 'cancel')}>
          {t('staff.cancel_order')}
        </Button>
      )}
      <AcceptDialog order={order} open={asked.value === 'accept'} onClose={close} onOvertaken={onOvertaken} />
      <CancelDialog order={order} open={asked.value === 'cancel'} onClose={close} onOvertaken={onOvertaken} />
    </>
  );
}
