import type { ChangeReviewView, DifferenceView, OrderView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { money, moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { now } from '~/lib/now';
import { confirm, renewedIn } from '~/lib/orders/change';
import { Problem } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { besideOf, marksOf } from '~/ui/shop/differences';
import { Document } from '~/ui/shop/document';
import { say } from '~/ui/toast';
import { Changes, differenceText } from './changes';

interface ReviewProps {
  order: OrderView;
  made: ChangeReviewView;
  /** What is otherwise since the look before, which had expired. */
  since: DifferenceView[];
  staff: boolean;
  /** The order's own page. */
  home: string;
  onBack: () => void;
  onRenewed: (made: ChangeReviewView, since: DifferenceView[]) => void;
}

/** What the order would become, whole, what in it is otherwise, and the binding step. */
export function ChangeReview({ order, made, since, staff, home, onBack, onRenewed }: ReviewProps) {
  const { at_once, difference, document, answer_by } = made;
  const when = answer_by ? moment(answer_by, now.value) : '';
  const form = useForm({
    check: ({ reason }) => ({ reason: staff ? required(reason) : undefined }),
    send: async ({ reason = '' }) => {
      try {
        await confirm(made, reason, staff);
      } catch (refusal) {
        if (refusal instanceof Problem && refusal.code === 'change_expired') onRenewed(...renewedIn(refusal));
        throw refusal;
      }
      say(t(staff ? 'changing.proposed' : at_once ? 'changing.done' : 'changing.asked'));
      navigate(home, { replace: true });
    },
  });
  return (
    <Form state={form}>
      <Card title={t('changing.otherwise')}>
        <Changes of={made.differences} order={order} after={document} />
        <p>
          <strong>{differenceText(difference, document.currency)}</strong>
        </p>
        {made.credit_missing !== null && <p>{t('over_credit.until_approved', { missing: money({ amount: made.credit_missing, currency: document.currency }), when })}</p>}
        {!at_once && made.credit_missing === null && <p>{t(staff ? 'changing.until_proposed' : 'changing.until_asked', { when })}</p>}
      </Card>
      <Document of={document} staff={staff} marks={marksOf(since, document)} />
      {besideOf(since, document).map((text) => (
        <Callout tone="warn" key={text}>
          <p>{text}</p>
        </Callout>
      ))}
      {staff && <TextArea form={form} name="reason" label={t('staff.reason')} hint={t('staff.reason_read')} rows={3} maxLength={500} />}
      {!staff && !at_once && <TextArea optional form={form} name="reason" label={t('changing.word')} rows={3} maxLength={500} />}
      <div class="submit">
        <p>{t('orders.price_holds', { until: moment(made.expires_at, now.value) })}</p>
        <Button submit wide look="main" busy={form.busy}>
          {at_once
            ? t('changing.confirm', { total: money({ amount: document.total, currency: document.currency }) })
            : t(staff ? 'changing.propose' : made.credit_missing === null ? 'changing.ask' : 'over_credit.ask')}
        </Button>
        <Button wide onClick={onBack}>
          {t('changing.back')}
        </Button>
      </div>
    </Form>
  );
}
