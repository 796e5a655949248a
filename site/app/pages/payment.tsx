import { BookOpenCheck, CircleCheck, CircleDashed, Landmark, Send } from 'lucide';
import { showPayment, type PaymentView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { SettlementRow } from '~/ui/money/rows';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { Timeline, type Moment } from '~/ui/timeline';

/** One payment: when it was received, posted and allocated, and where each cent went. */
export default function Payment({ params: { number = '' } }: PageProps) {
  const query = useQuery(`payment:${number}`, () => showPayment(number));
  const back = { href: '/app/money', label: t('billing.title') };
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back} />;
  return (
    <Loaded query={query}>
      {(payment) => (
        <>
          <PageHead
            title={`${t('billing.kind_payment')} ${payment.number}`}
            lead={t(payment.open ? 'billing.some_unallocated' : 'billing.all_allocated')}
            back={back}
          />
          <div class="two-columns">
            <WhereItWent payment={payment} />
            <Card title={t('billing.about')}>
              <Timeline moments={steps(payment)} />
            </Card>
          </div>
        </>
      )}
    </Loaded>
  );
}

/** Each part with where it went, what is left, and the whole: the figures prove each other. */
function WhereItWent({ payment: { amount, open, currency, settlements } }: { payment: PaymentView }) {
  return (
    <Card flush title={t('billing.where_it_went')}>
      {settlements.length > 0 && (
        <ul class="rows">
          {settlements.map((one) => (
            <SettlementRow key={one.entry_id} of={one} currency={currency} />
          ))}
        </ul>
      )}
      <dl class="totals">
        {open > 0 && (
          <>
            <dt>{t('money.rest')}</dt>
            <dd>
              <Money of={{ amount: open, currency }} />
            </dd>
          </>
        )}
        <div class="total">
          <dt>{t('money.paid_in')}</dt>
          <dd>
            <Money of={{ amount, currency }} />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

/** The way of the money, a day with each step; what has not happened yet is the last. */
function steps({ announced, received, posted_at, open, settlements }: PaymentView): Moment[] {
  const last = settlements.map(({ on }) => on).sort().at(-1);
  return [
    ...(announced ? [{ id: 'announced', title: t('money.step_announced'), detail: <p class="number">{announced}</p>, icon: Send }] : []),
    { id: 'received', at: received, title: t('money.step_received'), icon: Landmark, tone: 'info' },
    { id: 'posted', at: posted_at, title: t('money.step_posted'), icon: BookOpenCheck, tone: 'info' },
    allocated(last, open),
  ];
}

function allocated(last: string | undefined, open: number): Moment {
  if (last && !open) return { id: 'allocated', at: last, title: t('money.step_allocated'), icon: CircleCheck, tone: 'ok' };
  return {
    id: 'allocated',
    at: last,
    title: t(last ? 'money.step_partly' : 'money.step_waiting'),
    detail: <p>{t('money.step_waiting_lead')}</p>,
    icon: CircleDashed,
    tone: 'warn',
  };
}
