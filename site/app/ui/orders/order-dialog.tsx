import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OrderView } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Dialog } from '~/ui/dialog';
import { Form } from '~/ui/form';
import { STANDING } from '~/ui/orders/standing';
import { eventText, whoText } from '~/ui/shop/order-moments';
import { say } from '~/ui/toast';

export interface Asked {
  order: OrderView;
  open: boolean;
  onClose: () => void;
  /** Asks for the order anew. */
  again: () => Promise<void>;
}

interface OrderDialogProps extends Asked {
  title: string;
  /** The button that does it. */
  sure: Key;
  danger?: boolean;
  /** The button that does nothing. */
  leave?: Key;
  /** Said once it is done. */
  done: Key;
  /** Whether it can be done with the order as it stands now. */
  possible: (order: OrderView) => boolean;
  check?: (values: Values) => Partial<Record<string, string | undefined>>;
  /** Does it with the order of that version. */
  work: (values: Values, version: number) => Promise<unknown>;
  children: (form: FormState) => ComponentChildren;
}

/**
 * Something done with an order that needs a word more. When somebody else changes the order meanwhile, the dialog says so
 * and stays as it is: what was typed is kept, and the next press is about the order as it is shown now.
 */
export function OrderDialog({ title, open, ...rest }: OrderDialogProps) {
  return (
    <Dialog title={title} open={open} onClose={rest.onClose}>
      <Inside {...rest} />
    </Dialog>
  );
}

const OVERTAKEN = ['order_changed_meanwhile', 'order_move_not_allowed', 'parcel_move_not_allowed', 'more_than_left', 'request_answered'];

function Inside({ order, onClose, again, sure, danger, leave = 'order_requests.leave', done, possible, check, work, children }: Omit<OrderDialogProps, 'title' | 'open'>) {
  const lookedAt = useSignal(order.version);
  const form = useForm({
    ...(check && { check }),
    send: async (values) => {
      try {
        await work(values, order.version);
      } catch (reason) {
        if (reason instanceof Problem && OVERTAKEN.includes(reason.code)) await again();
        if (reason instanceof Problem && reason.code === 'order_changed_meanwhile') return;
        throw reason;
      }
      onClose();
      say(t(done));
      focusOn(STANDING);
    },
  });
  const overtaken = order.version !== lookedAt.value && !form.busy;
  return (
    <Form state={form}>
      {overtaken && <Overtaken order={order} never={!possible(order)} />}
      {children(form)}
      <div class="form-actions">
        {possible(order) && (
          <Button submit look={danger ? 'danger' : 'main'} busy={form.busy}>
            {t(sure)}
          </Button>
        )}
        <Button onClick={onClose}>{t(leave)}</Button>
      </div>
    </Form>
  );
}

/** Beside the order: whatever happens there stands in nobody's way. */
const ASIDE = /^(money|refund|ticket)_/;

/** Somebody else was first: what they did. Money that moved meanwhile, as when the invoice was written, is not it. */
function Overtaken({ order, never }: { order: OrderView; never: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const last = order.timeline.filter(({ kind }) => !ASIDE.test(kind)).at(-1);
  useEffect(() => box.current?.focus(), [order.version]);
  return (
    <div class="told" role="alert" tabIndex={-1} ref={box}>
      <Callout tone={never ? 'bad' : 'warn'}>
        <p>{t('order_requests.overtaken')}</p>
        {last && <p>{t('order_requests.overtaken_last', { event: [eventText(last), whoText(last)].filter(Boolean).join(', ') })}</p>}
        {never && <p>{t('order_requests.overtaken_never')}</p>}
      </Callout>
    </div>
  );
}
