import { useSignal } from '@preact/signals';
import { Ban } from 'lucide';
import { useEffect } from 'preact/hooks';
import { showCancellation, type CancellationView, type OrderView } from '~/gen/api';
import type { Form } from '~/lib/form';
import { moment } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';
import { cancel } from '~/lib/orders/mine';
import { useQuery } from '~/lib/query';
import { TextArea } from '~/ui/field';
import { SelectField } from '~/ui/select-field';
import { LoadProblem, Skeleton } from '~/ui/states';
import { Action, type OrderActionProps } from './action';
import { OrderDialog } from './order-dialog';
import { RefundPlan } from './refund-plan';

type Reason = CancellationView['reasons'][number];

const can = ({ allowed }: OrderView): boolean => allowed.includes('cancel') || allowed.includes('ask_cancel');

/** Cancel at once, or ask to once picking has begun; what comes back is shown before. */
export function Cancel({ order, again }: OrderActionProps) {
  const open = useSignal(false);
  const atOnce = order.allowed.includes('cancel');
  const close = () => (open.value = false);
  return (
    <>
      {can(order) && (
        <Action icon={Ban} hint={t(atOnce ? 'order_requests.cancel_hint' : 'order_requests.ask_cancel_hint')} onClick={() => (open.value = true)}>
          {t(nameOf(order, atOnce))}
        </Action>
      )}
      <OrderDialog
        order={order}
        again={again}
        open={open.value}
        onClose={close}
        danger
        title={t(nameOf(order, atOnce))}
        sure={atOnce ? 'order_requests.cancel_sure' : 'order_requests.ask_sure'}
        leave="order_requests.keep"
        done={atOnce ? 'order_requests.cancelled' : 'order_requests.asked'}
        possible={can}
        work={async ({ reason, note }, version) => {
          await cancel(order.number, { version, reason: reason as Reason, note: note || null });
        }}
      >
        {(form) => <Plan form={form} order={order} again={again} />}
      </OrderDialog>
    </>
  );
}

function nameOf({ parcels }: OrderView, atOnce: boolean): Key {
  if (atOnce) return 'order_requests.cancel';
  return parcels.length ? 'order_requests.ask_cancel' : 'order_requests.ask_cancel_all';
}

/** What cancelling would do now, and the reason from a list. */
function Plan({ form, order, again }: OrderActionProps & { form: Form }) {
  const query = useQuery(`cancellation:${order.number}:${order.version}`, () => showCancellation(order.number));
  const plan = query.data;
  useEffect(() => {
    if (plan && plan.version > order.version) void again(); // it has changed since the page was asked for
  }, [plan?.version, order.version]);
  if (query.problem) return <LoadProblem problem={query.problem} again={query.again} />;
  if (!plan) return <Skeleton rows={3} />;
  const when = plan.answer_by && moment(plan.answer_by, now.value);
  return (
    <>
      <p>{when ? t('order_requests.as_request', { when }) : t('order_requests.at_once')}</p>
      <RefundPlan order={order} plan={plan} />
      <SelectField
        form={form}
        name="reason"
        label={t('order_requests.why')}
        options={plan.reasons.map((value) => ({ value, label: t(`order_states.reason_${value}`) }))}
      />
      <TextArea optional form={form} name="note" label={t('order_requests.note')} rows={3} maxLength={500} />
    </>
  );
}
