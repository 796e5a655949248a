import type { WithdrawalView } from '~/gen/api';
import { day, moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { lastDay } from '~/lib/withdrawals';

/** Whose turn it is, and by when; also after we have found it invalid. */
export function NextTurn({ withdrawal: { state, acts_next, due_at } }: { withdrawal: WithdrawalView }) {
  if (state === 'invalid') return <p>{t('next_turn.withdrawal_invalid')}</p>;
  if (!due_at) return null;
  if (acts_next === 'buyer') return <p>{t('next_turn.withdrawal_send', { date: lastDay(due_at) })}</p>;
  if (state === 'to_settle') return <p>{t('next_turn.withdrawal_pay', { date: day(due_at) })}</p>;
  return <p>{t('next_turn.withdrawal_look', { when: moment(due_at, now.value) })}</p>;
}

/** The order that it is from, where goods go and until when, and by when money is paid back. `linked`: to those who are in. */
export function Days({ withdrawal, linked }: { withdrawal: WithdrawalView; linked?: boolean }) {
  const { order, state, send_back_by, send_back_to, pay_back_by } = withdrawal;
  const awaited = state === 'goods_awaited' && send_back_by;
  return (
    <dl class="facts">
      {order && <dt>{t('withdrawal.order')}</dt>}
      {order && <dd>{linked ? <a href={`/app/orders/${order}`}>{order}</a> : order}</dd>}
      {awaited && <dt>{t('withdrawal.send_back_by')}</dt>}
      {awaited && <dd>{lastDay(awaited)}</dd>}
      {awaited && send_back_to && <dt>{t('withdrawal.send_back_to')}</dt>}
      {awaited && send_back_to && <dd class="as-written">{send_back_to}</dd>}
      {['goods_awaited', 'to_settle'].includes(state) && <dt>{t('withdrawal.pay_back_by')}</dt>}
      {['goods_awaited', 'to_settle'].includes(state) && <dd>{day(pay_back_by)}</dd>}
    </dl>
  );
}
