import type { ComponentChildren } from 'preact';
import type { WithdrawalView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { Card } from '~/ui/card';
import { PageHead, type PageHeadProps } from '~/ui/page-head';
import { Days, NextTurn } from './next-turn';
import { StateTag, WithdrawnLines } from './parts';

interface ShownProps {
  of: WithdrawalView;
  back?: PageHeadProps['back'];
  /** Lead to its order, for those who are in. */
  linked?: boolean;
  /** What can be done about where it stands. */
  children?: ComponentChildren;
}

/** A withdrawal as its consumer sees it: where it stands, what comes next by when, and the sealed text. */
export function ShownWithdrawal({ of, back, linked, children }: ShownProps) {
  const { number, state, order, lines, reason } = of;
  return (
    <div class="narrow stack">
      <PageHead title={t('withdrawal.title_number', { number })} lead={<StateTag state={state} />} back={back} />
      <NextTurn withdrawal={of} />
      {children}
      {(reason !== null || lines.length > 0 || order) && (
        <Card title={t('withdrawal.lines')}>
          {reason && (
            <>
              <p>{t('withdrawal.reason')}</p>
              <p class="as-written">{reason}</p>
            </>
          )}
          {lines.length > 0 && <WithdrawnLines lines={lines} />}
          <Days linked={linked} withdrawal={of} />
        </Card>
      )}
      <Card title={t('withdrawal.statement')}>
        <p class="statement">{of.statement}</p>
      </Card>
    </div>
  );
}
