import { Wallet } from 'lucide';
import { listLedger, listOpen, showBilling, type BillingView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { usePages } from '~/lib/pages';
import { useQuery } from '~/lib/query';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { Ageing, FIGURES, Figures, Owed, type Figure } from '~/ui/money/figures';
import { EntryRow, OpenRow } from '~/ui/money/rows';
import { StatementCard } from '~/ui/money/statement';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { EmptyState, Loaded } from '~/ui/states';

/** What you owe and have: the figures, what each is made of, the ledger, statements. */
export default function Money() {
  const billing = useQuery('billing', () => showBilling(), { everyMs: 60_000 });
  return (
    <>
      <PageHead title={t('billing.title')} />
      <Loaded query={billing} rows={6}>
        {(found) => (found.version ? <Shown billing={found} /> : <Nothing />)}
      </Loaded>
    </>
  );
}

function Shown({ billing }: { billing: BillingView }) {
  const asked = place.value.query.get('figure') as Figure | null;
  const figure = asked && FIGURES.includes(asked) ? asked : 'owed';
  return (
    <div class="stack">
      <Owed of={billing} />
      <Figures of={billing} chosen={figure} />
      <div class="two-columns">
        <div class="stack">
          <OpenItems key={figure} figure={figure} currency={billing.currency} />
          <Ledger currency={billing.currency} />
        </div>
        <div class="stack">
          <Card title={t('billing.by_age')}>
            <Ageing of={billing} />
          </Card>
          <StatementCard today={billing.day} />
        </div>
      </div>
    </div>
  );
}

function OpenItems({ figure, currency }: { figure: Figure; currency: string }) {
  const pages = usePages(`billing-open:${figure}`, (cursor) => listOpen({ figure, cursor }));
  return (
    <Card flush title={t(`billing.figure_${figure}`)}>
      <Loaded query={pages} rows={2}>
        {() =>
          pages.items.length ? (
            <ul class="rows">
              {pages.items.map((item) => (
                <OpenRow key={item.number} item={item} currency={currency} />
              ))}
            </ul>
          ) : (
            <p class="quiet">{t('billing.none_here')}</p>
          )
        }
      </Loaded>
      <Pager pages={pages} />
    </Card>
  );
}

function Ledger({ currency }: { currency: string }) {
  const pages = usePages('billing-ledger', (cursor) => listLedger({ cursor, limit: 10 }));
  return (
    <Card flush title={t('billing.ledger')}>
      <Loaded query={pages} rows={3}>
        {() =>
          pages.items.length ? (
            <ul class="rows">
              {pages.items.map((entry) => (
                <EntryRow key={entry.entry_id} entry={entry} currency={currency} />
              ))}
            </ul>
          ) : (
            <p class="quiet">{t('billing.none_here')}</p>
          )
        }
      </Loaded>
      <Pager pages={pages} />
    </Card>
  );
}

const Nothing = () => (
  <EmptyState
    icon={Wallet}
    title={t('billing.none')}
    action={
      <ButtonLink look="main" href="/app/catalogue">
        {t('catalogue.see_all')}
      </ButtonLink>
    }
  >
    {t('billing.none_lead')}
  </EmptyState>
);
