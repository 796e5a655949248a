import { Send } from 'lucide';
import type { BillingView } from '~/gen/api';
import { money } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { setQuery } from '~/lib/location';
import { ButtonLink } from '~/ui/button';

/** Figures that open a list. */
export type Listed = 'owed' | 'overdue' | 'not_due' | 'unallocated';
export type Figure = Listed | 'credit';
const LISTED: Listed[] = ['owed', 'overdue', 'not_due', 'unallocated'];

/** What is left of the credit is a figure only where there is a limit. */
export const figuresOf = ({ credit }: BillingView): Figure[] => (credit.left === null ? LISTED : [...LISTED, 'credit']);

const NAMES: Record<Figure, Key> = {
  owed: 'billing.figure_owed',
  overdue: 'billing.figure_overdue',
  not_due: 'billing.figure_not_due',
  unallocated: 'billing.figure_unallocated',
  credit: 'money.figure_credit',
};

const amountOf = (of: BillingView, figure: Figure): number =>
  figure === 'credit' ? Math.max(of.credit.left ?? 0, 0) : of[figure];

const choose = (figure: Figure) => setQuery({ figure: figure === 'owed' ? undefined : figure });

/** The dark panel: what is owed now, in one figure and a sentence; below zero it is to the customer's credit. */
export function Owed({ of }: { of: BillingView }) {
  const shown = (amount: number) => money({ amount, currency: of.currency });
  const { limit, left, hold, way_out } = of.credit;
  return (
    <section class="anchor" aria-labelledby="owed">
      <h2 id="owed">{t(of.balance < 0 ? 'billing.to_your_credit' : 'billing.owed_now')}</h2>
      <p class="anchor-big">{shown(Math.abs(of.balance))}</p>
      <p class="anchor-quiet">{sentence(of, shown)}</p>
      {limit !== null && left !== null && (
        <ul class="anchor-list">
          <li>
            <span>{t('billing.credit_left', { left: shown(Math.max(left, 0)), limit: shown(limit) })}</span>
          </li>
        </ul>
      )}
      {hold && <p class="anchor-hold">{t('billing.hold', { reason: hold })}</p>}
      {hold && way_out && <p class="anchor-quiet">{t('money.way_out', { way_out })}</p>}
      {of.owed > 0 && (
        <p class="anchor-actions">
          <ButtonLink look="accent" icon={Send} href="/app/money/announce">
            {t('money.announce')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function sentence(of: BillingView, shown: (amount: number) => string): string {
  if (of.overdue > 0) return t('billing.some_overdue', { amount: shown(of.overdue) });
  if (of.owed > 0) return t('billing.none_overdue');
  return t('billing.nothing_owed');
}

/** The figures that make it; each opens the list of what it is made of. */
export function Figures({ of, chosen, staff = false }: { of: BillingView; chosen: Figure; staff?: boolean }) {
  const figures = staff ? LISTED : figuresOf(of); // staff have the credit in a card of its own
  return (
    <ul class="figures" aria-label={t('billing.figures')}>
      {figures.map((figure) => (
        <li key={figure}>
          <button
            type="button"
            class="figure"
            aria-pressed={figure === chosen}
            onClick={() => choose(figure)}
          >
            <span>{t(NAMES[figure])}</span>
            <strong class={figure === 'overdue' && of.overdue > 0 ? 'money late' : 'money'}>
              {money({ amount: amountOf(of, figure), currency: of.currency })}
            </strong>
          </button>
        </li>
      ))}
    </ul>
  );
}

const COLUMNS = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'days_over_90', 'disputed'] as const;

/** What is owed by age. */
export function Ageing({ of }: { of: BillingView }) {
  return (
    <dl class="ageing">
      {COLUMNS.map((column) => (
        <div key={column} class={of.ageing[column] ? undefined : 'ageing-none'}>
          <dt>{t(`billing.${column}` as Key)}</dt>
          <dd>{money({ amount: of.ageing[column], currency: of.currency })}</dd>
        </div>
      ))}
    </dl>
  );
}
