import { Wallet } from 'lucide';
import { listLedger, listOpen, listTermsChanges, showBilling, type BillingView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { announcedOf, useTransfers } from '~/lib/money/transfers';
import { usePages } from '~/lib/pages';
import { useQuery } from '~/lib/query';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { CreditMade } from '~/ui/money/credit-made';
import { CreditUseCard } from '~/ui/money/credit-use';
import { Ageing, Figures, figuresOf, Owed, type Figure, type Listed } from '~/ui/money/figures';
import { LaterCard } from '~/ui/money/later';
import { RefundsCard } from '~/ui/money/refunds';
import { EntryRow, OpenRow } from '~/ui/money/rows';
import { StatementCard, Statements } from '~/ui/money/statement';
import { TermsChangesCard } from '~/ui/money/terms-changes';
import { TransfersCard } from '~/ui/money/transfers';
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
  const figure = asked && figuresOf(billing).includes(asked) ? asked : 'owed';
  const { limit, left } = billing.credit;
  const transfers = useTransfers();
  const terms = usePages('billing-terms', (cursor) => listTermsChanges({ cursor, limit: 5 }));
  return (
    <div class="stack">
      <Owed of={billing} />
      <Figures of={billing} chosen={figure} />
      <div class="two-columns">
        <div class="stack">
          {figure === 'credit' ? (
            <CreditMade of={billing} limit={limit ?? 0} left={left ?? 0} />
          ) : (
            <OpenItems key={figure} figure={figure} currency={billing.currency} announced={announcedOf(transfers.items)} />
          )}
          <TransfersCard pages={transfers} today={billing.day} />
          <Ledger currency={billing.currency} />
        </div>
        <div class="stack">
          <Card title={t('billing.by_age')}>
            <Ageing of={billing} />
          </Card>
          {billing.owed > 0 && <LaterCard />}
          <RefundsCard currency={billing.currency} unused={billing.unallocated} />
          <CreditUseCard automatic={billing.credit.automatic} />
          <TermsChangesCard title="credit_terms.yours" pages={terms} />
          <StatementCard today={billing.day} />
          <Statements />
        </div>
      </div>
    </div>
  );
}

interface OpenItemsProps {
  figure: Listed;
  currency: string;
  announced: Record<string, number>;
}

function OpenItems({ figure, currency, announced }: OpenItemsProps) {
  const pages = usePages(`billing-open:${figure}`, (cursor) => listOpen({ figure, cursor }));
  return (
    <Card flush title={t(`billing.figure_${figure}`)}>
      <Loaded query={pages} rows={2}>
        {() =>
          pages.items.length ? (
            <ul class="rows">
              {pages.items.map((item) => (
                <OpenRow key={item.number} item={item} currency={currency} announced={announced[item.number]} />
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
