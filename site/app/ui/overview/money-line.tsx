import { ChevronRight } from 'lucide';
import type { MoneyView } from '~/gen/api';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Icon } from '~/ui/icon';

/** What is owed, in one line that leads to all of it. */
export function MoneyLine({ of }: { of: MoneyView }) {
  const shown = (amount: number) => money({ amount, currency: of.currency });
  return (
    <section class="card row money-line board-money" aria-label={t('billing.title')}>
      <a class="row-link" href="/app/money">
        {t(of.balance < 0 ? 'billing.to_your_credit' : 'billing.owed_now')}
      </a>
      <strong class="money money-strong">{shown(Math.abs(of.balance))}</strong>
      {of.overdue > 0 && <span class="late">{t('billing.some_overdue', { amount: shown(of.overdue) })}</span>}
      <Icon of={ChevronRight} size={18} />
    </section>
  );
}
