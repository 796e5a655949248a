import { showPayment, type PaymentView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { SettlementRow } from '~/ui/money/rows';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';

/** One payment: when it was received and posted, and where each cent went. */
export default function Payment({ params: { number = '' } }: PageProps) {
  const query = useQuery(`payment:${number}`, () => showPayment(number));
  return <Loaded query={query}>{(payment) => <Shown payment={payment} />}</Loaded>;
}

function Shown({ payment }: { payment: PaymentView }) {
  const { currency } = payment;
  return (
    <>
      <PageHead
        title={`${t('billing.kind_payment')} ${payment.number}`}
        lead={t(payment.open ? 'billing.some_unallocated' : 'billing.all_allocated')}
        back={{ href: '/app/money', label: t('billing.title') }}
      />
      <div class="two-columns">
        <Card flush title={t('billing.where_it_went')}>
          {payment.settlements.length ? (
            <ul class="rows">
              {payment.settlements.map((one) => (
                <SettlementRow key={one.entry_id} of={one} currency={currency} />
              ))}
            </ul>
          ) : (
            <p class="quiet">{t('billing.none_here')}</p>
          )}
        </Card>
        <Card title={t('billing.about')}>
          <dl class="facts">
            <dt>{t('billing.amount')}</dt>
            <dd>
              <Money strong of={{ amount: payment.amount, currency }} />
            </dd>
            <dt>{t('billing.received')}</dt>
            <dd>{day(payment.received)}</dd>
            <dt>{t('billing.posted')}</dt>
            <dd>{day(payment.posted_at)}</dd>
            {payment.open > 0 && <dt>{t('billing.left')}</dt>}
            {payment.open > 0 && (
              <dd>
                <Money of={{ amount: payment.open, currency }} />
              </dd>
            )}
          </dl>
        </Card>
      </div>
    </>
  );
}
