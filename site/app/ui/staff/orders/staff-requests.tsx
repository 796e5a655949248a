import { useSignal } from '@preact/signals';
import { Hourglass, MessageSquareReply } from 'lucide';
import type { OrderView, RequestView } from '~/gen/api';
import { required } from '~/lib/checks';
import { moment } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';
import { requestAnswered } from '~/lib/staff/orders';
import { Button } from '~/ui/button';
import { TextArea } from '~/ui/field';
import { OrderDialog, type Asked } from '~/ui/orders/order-dialog';
import { RequestPanel } from '~/ui/orders/requests';
import { Cancellation } from './cancellation';

type Say = RequestView['allowed'][number];

/** What customers ask for, to be answered; and what we have proposed to them. */
export function StaffRequests({ order, again }: { order: OrderView; again: () => Promise<void> }) {
  return (
    <>
      {order.requests.map((one) => (
        <One key={one.request_id} of={one} order={order} again={again} />
      ))}
    </>
  );
}

function One({ of, order, again }: { of: RequestView; order: OrderView; again: () => Promise<void> }) {
  const asked = useSignal<Say | undefined>(undefined);
  const about = (what: Say) => ({ of, what, order, again, open: asked.value === what, onClose: () => (asked.value = undefined) });
  const title = t(of.asked_by === 'buyer' ? `order_requests.asks_${of.kind}` : `order_requests.proposed_${of.kind}`, { name: of.asker });
  return (
    <>
      {of.state === 'waiting' && (
        <RequestPanel order={order} of={of} title={title} turn={turnOf(of)} icon={of.acts_next === 'staff' ? MessageSquareReply : Hourglass}>
          <div class="form-actions">
            {of.allowed.map((what) => (
              <Button key={what} small look={what === 'accept' ? 'main' : 'quiet'} onClick={() => (asked.value = what)}>
                {t(WORDS[what].sure)}
              </Button>
            ))}
          </div>
        </RequestPanel>
      )}
      <AnswerDialog {...about('accept')} />
      <AnswerDialog {...about('decline')} />
      <AnswerDialog {...about('withdraw')} />
    </>
  );
}

function turnOf({ acts_next, answer_by }: RequestView): string {
  const when = moment(answer_by, now.value);
  if (acts_next === 'buyer') return t('order_requests.customers_turn', { when });
  const late = Date.parse(answer_by) < now.value.getTime();
  return t(late ? 'order_requests.our_turn_late' : 'order_requests.our_turn', { when });
}

const WORDS: Record<Say, { title: Key; sure: Key; done: Key }> = {
  accept: { title: 'order_requests.accept_title', sure: 'order_requests.accept', done: 'order_requests.accepted' },
  decline: { title: 'order_requests.decline_title', sure: 'order_requests.decline', done: 'order_requests.declined' },
  withdraw: { title: 'order_requests.withdraw', sure: 'order_requests.withdraw', done: 'order_requests.withdrawn' },
};

/** An answer; a no with its reason, which the customer reads. */
function AnswerDialog({ of, what, ...asked }: Asked & { of: RequestView; what: Say }) {
  const { title, ...words } = WORDS[what];
  const answers = ({ requests }: OrderView) => requests.some((one) => one.request_id === of.request_id && one.allowed.includes(what));
  return (
    <OrderDialog
      {...asked}
      {...words}
      danger={what === 'accept' && of.kind === 'cancel'}
      title={t(title)}
      possible={answers}
      check={({ reason }) => ({ reason: what === 'decline' ? required(reason) : undefined })}
      work={({ reason }, version) =>
        requestAnswered(asked.order.number, of.request_id, { answer: what, version, ...(reason && { reason }) })
      }
    >
      {(form) => (
        <>
          {what === 'accept' && <p>{t(`order_requests.accept_${of.kind}_lead`)}</p>}
          {what === 'accept' && of.kind === 'cancel' && <Cancellation order={asked.order} />}
          {what === 'decline' && (
            <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={500} />
          )}
        </>
      )}
    </OrderDialog>
  );
}
