import type { WithdrawalView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Days, NextTurn } from '~/ui/withdrawals/next-turn';
import { StateTag, WithdrawnLines } from '~/ui/withdrawals/parts';

/** The withdrawal as its consumer sees it. */
export function OpenedWithdrawal({ of }: { of: WithdrawalView }) {
  return (
    <div class="narrow stack">
      <PageHead title={t('withdrawal.title_number', { number: of.number })} lead={<StateTag state={of.state} />} />
      <NextTurn withdrawal={of} />
      {(of.reason !== null || of.lines.length > 0) && (
        <Card title={t('withdrawal.lines')}>
          {of.reason && <p>{t('withdrawal.reason')}</p>}
          {of.reason && <p class="as-written">{of.reason}</p>}
          {of.lines.length > 0 && <WithdrawnLines lines={of.lines} />}
          <Days withdrawal={of} />
        </Card>
      )}
      <Card title={t('withdrawal.statement')}>
        <p class="statement">{of.statement}</p>
      </Card>
    </div>
  );
}
