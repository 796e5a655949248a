import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { move } from '~/lib/staff/orders';
import { TextArea } from '~/ui/field';
import { OrderDialog, type Asked } from '~/ui/orders/order-dialog';

/** An order over the credit is taken all the same: its goods leave the shelf now. */
export const ApproveDialog = (asked: Asked) => {
  const { approval, document, number } = asked.order;
  const missing = money({ amount: approval?.missing ?? 0, currency: document.currency });
  return (
    <OrderDialog
      {...asked}
      title={t('approving.approve_title')}
      sure="approving.approve"
      done="approving.approved"
      possible={({ allowed }) => allowed.includes('approve')}
      work={({ reason }, version) => move(number, { move: 'approve', version, reason: reason || null })}
    >
      {(form) => (
        <>
          <p>{t('approving.approve_lead', { missing })}</p>
          <TextArea optional form={form} name="reason" label={t('approving.word')} rows={3} maxLength={500} />
        </>
      )}
    </OrderDialog>
  );
};
