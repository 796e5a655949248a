import { showWithdrawal, type WithdrawalView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { lastDay } from '~/lib/withdrawals';
import { Card } from '~/ui/card';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { StateTag, WithdrawnLines } from '~/ui/withdrawals/parts';

const back = () => ({ href: '/app/orders', label: t('orders.title') });

/** A withdrawal of one's own: where it stands, what comes next by when, and the sealed text. */
export default function Withdrawal({ params: { number = '' } }: PageProps) {
  const query = useQuery(`withdrawal:${number}`, () => showWithdrawal(number), { everyMs: 60_000 });
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(withdrawal) => <Shown withdrawal={withdrawal} />}</Loaded>;
}

function Shown({ withdrawal }: { withdrawal: WithdrawalView }) {
  const { number, state, order, lines, reason } = withdrawal;
  return (
    <div class="narrow stack">
      <PageHead title={t('withdrawal.title_number', { number })} lead={<StateTag state={state} />} back={back()} />
      {(reason !== null || lines.length > 0 || order) && (
        <Card title={t('withdrawal.lines')}>
          {reason && (
            <>
              <p>{t('withdrawal.reason')}</p>
              <p class="as-written">{reason}</p>
            </>
          )}
          {lines.length > 0 && <WithdrawnLines lines={lines} />}
          <Days withdrawal={withdrawal} />
        </Card>
      )}
      <Card title={t('withdrawal.statement')}>
        <p class="statement">{withdrawal.statement}</p>
      </Card>
    </div>
  );
}

function Days({ withdrawal: { order, state, send_back_by, send_back_to, pay_back_by } }: { withdrawal: WithdrawalView }) {
  const awaited = state === 'goods_awaited' && send_back_by;
  return (
    <dl class="facts">
      {order && <dt>{t('withdrawal.order')}</dt>}
      {order && (
        <dd>
          <a href={`/app/orders/${order}`}>{order}</a>
        </dd>
      )}
      {awaited && <dt>{t('withdrawal.send_back_by')}</dt>}
      {awaited && <dd>{lastDay(awaited)}</dd>}
      {awaited && send_back_to && <dt>{t('withdrawal.send_back_to')}</dt>}
      {awaited && send_back_to && <dd class="as-written">{send_back_to}</dd>}
      {['goods_awaited', 'to_settle'].includes(state) && <dt>{t('withdrawal.pay_back_by')}</dt>}
      {['goods_awaited', 'to_settle'].includes(state) && <dd>{day(pay_back_by)}</dd>}
    </dl>
  );
}
