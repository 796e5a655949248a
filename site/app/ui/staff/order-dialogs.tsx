import type { ComponentChildren } from 'preact';
import type { MoveOrder, OrderView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { move } from '~/lib/staff/orders';
import { wallClock } from '~/lib/wall-clock';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';

interface Asked {
  order: OrderView;
  open: boolean;
  onClose: () => void;
  /** Somebody else was first: show what is now. */
  onOvertaken: () => Promise<void>;
}

interface FormProps extends Omit<Asked, 'open'> {
  sure: Key;
  danger?: boolean;
  done: Key;
  check?: (values: Values) => Partial<Record<string, string | undefined>>;
  body: (values: Values) => Omit<MoveOrder, 'version'>;
  children: (form: FormState) => ComponentChildren;
}

/** The day that the customer reads as our promise. */
export function AcceptDialog({ open, ...asked }: Asked) {
  const today = wallClock(new Date()).slice(0, 10);
  return (
    <Dialog title={t('staff.accept_title')} open={open} onClose={asked.onClose}>
      <MoveForm
        {...asked}
        sure="staff.accept_sure"
        done="staff.done_accepted"
        check={({ promised_on = '' }) => ({
          promised_on: required(promised_on) ?? (promised_on < today ? t('problems.promise_in_the_past') : undefined),
        })}
        body={({ promised_on }) => ({ move: 'accept', promised_on: promised_on ?? null })}
      >
        {(form) => (
          <TextField
            form={form}
            name="promised_on"
            type="date"
            label={t('staff.promised_on')}
            hint={t('staff.promised_on_hint')}
            value={asked.order.promised_on < today ? today : asked.order.promised_on}
          />
        )}
      </MoveForm>
    </Dialog>
  );
}

/** Why, in words that the customer reads. */
export function CancelDialog({ open, ...asked }: Asked) {
  return (
    <Dialog title={t('staff.cancel_title')} open={open} onClose={asked.onClose}>
      <MoveForm
        {...asked}
        danger
        sure="staff.cancel_sure"
        done="staff.done_cancelled"
        check={({ reason }) => ({ reason: required(reason) })}
        body={({ reason }) => ({ move: 'cancel', reason: reason ?? null })}
      >
        {(form) => (
          <>
            <p>{t('staff.cancel_lead')}</p>
            <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={500} />
          </>
        )}
      </MoveForm>
    </Dialog>
  );
}

const OVERTAKEN = ['order_changed_meanwhile', 'order_move_not_allowed'];

function MoveForm({ order, onClose, onOvertaken, sure, danger, done, check, body, children }: FormProps) {
  const form = useForm({
    ...(check && { check }),
    send: async (values) => {
      try {
        await move(order.number, { ...body(values), version: order.version });
        say(t(done));
      } catch (reason) {
        if (!(reason instanceof Problem && OVERTAKEN.includes(reason.code))) throw reason;
        await onOvertaken();
      }
      onClose();
    },
  });
  return (
    <Form state={form}>
      {children(form)}
      <div class="form-actions">
        <Button submit look={danger ? 'danger' : 'main'} busy={form.busy}>
          {t(sure)}
        </Button>
        <Button onClick={onClose}>{t('staff.leave_as_is')}</Button>
      </div>
    </Form>
  );
}
