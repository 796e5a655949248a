import type { TermsChangeView } from '~/gen/api';
import { day, money } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import type { Pages } from '~/lib/pages';
import { Card } from '~/ui/card';
import { Pager } from '~/ui/pager';
import { doerText } from './doer';

/** How limit and hold were changed, by whom and why. Nothing is shown when they never were. */
export function TermsChangesCard({ title, pages }: { title: Key; pages: Pages<TermsChangeView> }) {
  if (!pages.items.length) return null;
  return (
    <Card flush title={t(title)}>
      <ul class="rows">
        {pages.items.map((change) => (
          <li class="row" key={change.at}>
            {whatOf(change).map((what) => (
              <p class="row-title" key={what}>
                {what}
              </p>
            ))}
            <p class="meta">
              <span>{day(change.at)}</span>
              <span>{doerText(change.by)}</span>
            </p>
            {[change.reason, change.hold_after !== change.hold_before && change.hold_after].map(
              (said) => said && <p key={said} class="said as-written">{said}</p>,
            )}
          </li>
        ))}
      </ul>
      <Pager pages={pages} />
    </Card>
  );
}

/** What became otherwise, each in a sentence. */
function whatOf({ limit_before, limit_after, hold_before, hold_after, currency }: TermsChangeView): string[] {
  const shown = (amount: number | null) => (amount === null ? t('credit_terms.no_limit') : money({ amount, currency }));
  const limit = limit_before !== limit_after && t('credit_terms.limit_set', { before: shown(limit_before), after: shown(limit_after) });
  const hold = hold_before !== hold_after && t(holdWord(hold_before, hold_after));
  return [limit, hold].filter((one) => one !== false);
}

function holdWord(before: string | null, after: string | null): Key {
  if (before === null) return 'credit_terms.hold_placed';
  return after === null ? 'credit_terms.hold_lifted' : 'credit_terms.hold_reworded';
}
