import type { MoveOrder } from '~/gen/api';
import { required } from '~/lib/checks';
import { t, type Key } from '~/lib/i18n';
import { move, parcelMoved } from '~/lib/staff/orders';
import { TextArea } from '~/ui/field';
import { OrderDialog, type Asked } from '~/ui/orders/order-dialog';
import { Cancellation } from './cancellation';

const MOST_REASON = 500;
type Reasoned = 'refuse' | 'cancel' | 'cancel_rest';

const WORDS: Record<Reasoned, { title: Key; lead: Key; sure: Key; done: Key }> = {
  refuse: { title: 'staff_orders.refuse_title', lead: 'staff_orders.refuse_lead', sure: 'staff_orders.refuse', done: 'staff_orders.refused' },
  cancel: { title: 'staff_orders.cancel_title', lead: 'staff_orders.cancel_lead', sure: 'staff_orders.cancel', done: 'staff_orders.cancelled' },
  cancel_rest: {
    title: 'staff_orders.cancel_rest_title',
    lead: 'staff_orders.cancel_lead',
    sure: 'staff_orders.cancel_rest',
    done: 'staff_orders.rest_cancelled',
  },
};

/** A move with its reason, which the customer reads. */
export function ReasonDialog({ what, ...asked }: Asked & { what: Reasoned }) {
  const { title, lead, ...words } = WORDS[what];
  return (
    <OrderDialog
      {...asked}
      {...words}
      danger
      title={t(title)}
      possible={({ allowed }) => allowed.includes(what)}
      check={({ reason }) => ({ reason: required(reason) })}
      work={({ reason }, version) => move(asked.order.number, { move: what, version, reason } as MoveOrder)}
    >
      {(form) => (
        <>
          <p>{t(lead)}</p>
          {what !== 'refuse' && <Cancellation order={asked.order} />}
          <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={MOST_REASON} />
        </>
      )}
    </OrderDialog>
  );
}

/** From now on the customer can only ask. */
export const PickDialog = (asked: Asked) => (
  <OrderDialog
    {...asked}
    title={t('staff_orders.pick_title')}
    sure="staff_orders.pick"
    done="staff_orders.picking"
    possible={({ allowed }) => allowed.includes('start_picking')}
    work={(_, version) => move(asked.order.number, { move: 'start_picking', version })}
  >
    {() => <p>{t('staff_orders.pick_lead')}</p>}
  </OrderDialog>
);

/** A parcel that does not arrive. */
export const LoseDialog = ({ parcel, ...asked }: Asked & { parcel: string }) => (
  <OrderDialog
    {...asked}
    danger
    title={t('staff_orders.lose_title', { parcel })}
    sure="staff_orders.lose_sure"
    done="staff_orders.lost"
    possible={({ parcels }) => parcels.some((one) => one.parcel === parcel && one.state === 'shipped')}
    check={({ reason }) => ({ reason: required(reason) })}
    work={({ reason = '' }, version) => parcelMoved(asked.order.number, parcel, { move: 'lose', version, reason })}
  >
    {(form) => (
      <>
        <p>{t('staff_orders.lose_lead')}</p>
        <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={MOST_REASON} />
      </>
    )}
  </OrderDialog>
);
