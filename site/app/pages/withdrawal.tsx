import { showWithdrawal, type WithdrawalView } from '~/gen/api';
import { day, moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { lastDay } from '~/lib/withdrawals';
import { Card } from '~/ui/card';
import { NotThere } from '~/ui/not-there';
import { Complain } from '~/ui/orders/ask-us';
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
      <Next withdrawal={withdrawal} />
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

/** Whose turn it is, and by when; also after we have found it invalid. */
function Next({ withdrawal: { state, acts_next, due_at, order } }: { withdrawal: WithdrawalView }) {
  if (state === 'invalid') {
    return (
      <>
        <p>{t('next_turn.withdrawal_invalid')}</p>
        <Complain order={order} />
      </>
    );
  }
  if (!due_at) return null;
  if (acts_next === 'buyer') return <p>{t('next_turn.withdrawal_send', { date: lastDay(due_at) })}</p>;
  if (state === 'to_settle') return <p>{t('next_turn.withdrawal_pay', { date: day(due_at) })}</p>;
  return <p>{t('next_turn.withdrawal_look', { when: moment(due_at, now.value) })}</p>;
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
