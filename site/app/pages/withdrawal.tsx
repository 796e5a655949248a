import { showWithdrawal, type WithdrawalView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Card } from '~/ui/card';
import { NotThere } from '~/ui/not-there';
import { Complain } from '~/ui/orders/ask-us';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { Days, NextTurn } from '~/ui/withdrawals/next-turn';
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
      <NextTurn withdrawal={withdrawal} />
      {state === 'invalid' && <Complain order={order} />}
      {(reason !== null || lines.length > 0 || order) && (
        <Card title={t('withdrawal.lines')}>
          {reason && (
            <>
              <p>{t('withdrawal.reason')}</p>
              <p class="as-written">{reason}</p>
            </>
          )}
          {lines.length > 0 && <WithdrawnLines lines={lines} />}
          <Days linked withdrawal={withdrawal} />
        </Card>
      )}
      <Card title={t('withdrawal.statement')}>
        <p class="statement">{withdrawal.statement}</p>
      </Card>
    </div>
  );
}
