import type { OrderView } from '~/gen/api';
import { required } from '~/lib/checks';
import type { Form, Values } from '~/lib/form';
import { t } from '~/lib/i18n';
import { move, promiseMoved } from '~/lib/staff/orders';
import { wallClock } from '~/lib/wall-clock';
import { TextArea, TextField } from '~/ui/field';
import { OrderDialog, type Asked } from '~/ui/orders/order-dialog';

interface Day {
  sku: string;
  name: string;
  promised_on: string;
}

const field = (sku: string): string => `day-${sku}`;

/** The lines of which something is still to come, with their days. */
function coming({ lines, document }: OrderView): Day[] {
  const names = new Map(document.lines.map(({ sku, name }) => [sku, name]));
  return lines
    .filter((line) => line.left > 0 || line.shipped > line.delivered)
    .map(({ sku, promised_on }) => ({ sku, promised_on, name: names.get(sku) ?? sku }));
}

/** Accepting is promising: a day for each line. */
export function AcceptDialog(asked: Asked) {
  const days = coming(asked.order);
  const today = wallClock(new Date()).slice(0, 10);
  return (
    <OrderDialog
      {...asked}
      title={t('staff_orders.accept_title')}
      sure="staff_orders.accept_title"
      done="staff_orders.accepted"
      possible={({ allowed }) => allowed.includes('accept')}
      check={(values) => checked(days, values, today)}
      work={(values, version) => move(asked.order.number, { move: 'accept', version, lines: changed(days, values) })}
    >
      {(form) => (
        <>
          <p>{t('staff_orders.accept_lead')}</p>
          <Days form={form} days={days} least={today} />
        </>
      )}
    </OrderDialog>
  );
}

/** Other days for some lines, and why. */
export function PromiseDialog(asked: Asked) {
  const days = coming(asked.order);
  const today = wallClock(new Date()).slice(0, 10);
  return (
    <OrderDialog
      {...asked}
      title={t('staff_orders.promise')}
      sure="staff_orders.promise_sure"
      done="staff_orders.promise_moved"
      possible={({ allowed }) => allowed.includes('move_promise')}
      check={(values) => ({ ...movedAt(days, values, today), reason: required(values.reason) })}
      work={(values, version) =>
        promiseMoved(asked.order.number, { version, reason: values.reason ?? '', lines: changed(days, values) })
      }
    >
      {(form) => (
        <>
          <p>{t('staff_orders.promise_lead')}</p>
          <Days form={form} days={days} />
          <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={500} />
        </>
      )}
    </OrderDialog>
  );
}

/** `least`: a day that is over is proposed as that one. */
const Days = ({ form, days, least = '' }: { form: Form; days: Day[]; least?: string }) => (
  <>
    {days.map(({ sku, name, promised_on }) => (
      <TextField
        key={sku}
        form={form}
        name={field(sku)}
        type="date"
        label={name}
        hint={sku}
        value={promised_on < least ? least : promised_on}
      />
    ))}
  </>
);

function checked(days: Day[], values: Values, today: string): Record<string, string | undefined> {
  const fault = (day = '') => required(day) ?? (day < today ? t('staff_orders.day_past') : undefined);
  return Object.fromEntries(days.map(({ sku }) => [field(sku), fault(values[field(sku)])]));
}

/** A day that stays may lie behind us; one that is given may not. */
function movedAt(days: Day[], values: Values, today: string): Record<string, string | undefined> {
  const moving = days.filter(({ sku, promised_on }) => values[field(sku)] !== promised_on);
  const first = days[0];
  if (!moving.length && first) return { [field(first.sku)]: t('staff_orders.promise_same') };
  return checked(moving, values, today);
}

const changed = (days: Day[], values: Values): { sku: string; promised_on: string }[] =>
  days
    .map(({ sku, promised_on }) => ({ sku, promised_on: values[field(sku)] ?? promised_on, was: promised_on }))
    .filter(({ promised_on, was }) => promised_on !== was)
    .map(({ sku, promised_on }) => ({ sku, promised_on }));
