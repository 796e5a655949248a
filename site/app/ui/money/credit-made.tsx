import type { BillingView } from '~/gen/api';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Card } from '~/ui/card';

interface Limited {
  of: BillingView;
  limit: number;
  left: number;
}

/** How what is left of the credit comes about, each part leading to what it is made of. */
export function CreditMade({ of, limit, left }: Limited) {
  const shown = (amount: number) => money({ amount, currency: of.currency });
  return (
    <Card flush title={t('money.figure_credit')}>
      <dl class="totals totals-first">
        <dt>{t('money.credit_limit')}</dt>
        <dd>{shown(limit)}</dd>
        <dt>
          <a href="/app/money">{t('money.credit_owed')}</a>
        </dt>
        <dd>−{shown(of.owed)}</dd>
        <dt>
          <a href="/app/orders">{t('money.credit_reserved')}</a>
        </dt>
        <dd>−{shown(of.credit.reserved)}</dd>
        <dt>
          <a href="/app/money?figure=unallocated">{t('money.credit_unallocated')}</a>
        </dt>
        <dd>+{shown(of.unallocated)}</dd>
        <div class="total">
          <dt>{t('money.figure_credit')}</dt>
          <dd>{shown(Math.max(left, 0))}</dd>
        </div>
      </dl>
      {left < 0 && <p class="quiet late">{t('money.credit_over', { amount: shown(-left) })}</p>}
    </Card>
  );
}
