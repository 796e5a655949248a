import { useSignal } from '@preact/signals';
import { Banknote } from 'lucide';
import type { AccountForStaffView, BillingView } from '~/gen/api';
import { moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import type { Pages } from '~/lib/pages';
import type { PageProps } from '~/lib/router';
import { useAnnounced, useCustomer, useFigures, useLedger, useOpen, useTermsChangesOf, type Figure } from '~/lib/staff/customers';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Ageing, Figures } from '~/ui/money/figures';
import { EntryRow, OpenRow } from '~/ui/money/rows';
import { StatementCard, Statements } from '~/ui/money/statement';
import { TermsChangesCard } from '~/ui/money/terms-changes';
import { TransfersCard } from '~/ui/money/transfers';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { ClassCard } from '~/ui/staff/customers/class-card';
import { ItemDialog } from '~/ui/staff/customers/item-dialog';
import { PaymentDialog } from '~/ui/staff/customers/payment-dialog';
import { PlanCard } from '~/ui/staff/customers/plan-card';
import { RefundsCard } from '~/ui/staff/customers/refunds-card';
import { TermsCard } from '~/ui/staff/customers/terms-card';
import { DisputesCard } from '~/ui/staff/disputes/disputes-card';
import { Loaded } from '~/ui/states';

const LISTED: Figure[] = ['owed', 'overdue', 'not_due', 'unallocated'];

/** A customer's money as staff see it, and all that is done with it. */
export default function StaffCustomer({ params: { account_id = '' } }: PageProps) {
  const who = useCustomer(account_id);
  const billing = useFigures(account_id);
  const back = { href: '/app/staff/customers', label: t('shell.customers') };
  if (who.problem?.status === 404) return <NotThere problem={who.problem} back={back} />;
  return (
    <Loaded query={who} rows={6}>
      {(account) => (
        <>
          <Head account={account} billing={billing.data} back={back} />
          <Loaded query={billing} rows={6}>
            {(found) => <Shown account={account} billing={found} />}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

interface HeadProps {
  account: AccountForStaffView;
  billing: BillingView | undefined;
  back: { href: string; label: string };
}

function Head({ account, billing, back }: HeadProps) {
  const asked = useSignal(false);
  const lead = [t(`customers.kind_${account.kind}`), account.number].filter(Boolean).join(', ');
  return (
    <>
      <PageHead
        title={account.name}
        lead={lead}
        back={back}
        actions={
          <Button look="main" icon={Banknote} onClick={() => (asked.value = true)}>
            {t('customers.post_payment')}
          </Button>
        }
      />
      {billing && (
        <PaymentDialog account={account.account_id} billing={billing} open={asked.value} onClose={() => (asked.value = false)} />
      )}
    </>
  );
}

function Shown({ account, billing }: { account: AccountForStaffView; billing: BillingView }) {
  const { account_id, members } = account;
  const { query } = place.value;
  const asked = query.get('figure') as Figure | null;
  const figure = asked && LISTED.includes(asked) ? asked : 'owed';
  const ledger = useLedger(account_id);
  const entry = ledger.items.find((one) => one.entry_id === query.get('entry'));
  return (
    <div class="stack">
      <Figures staff of={billing} chosen={figure} />
      <div class="two-columns">
        <div class="stack">
          <Open key={figure} account={account_id} figure={figure} currency={billing.currency} />
          <TransfersCard pages={useAnnounced(account_id)} today={billing.day} hrefOf={itemLink} />
          <Ledger pages={ledger} currency={billing.currency} />
        </div>
        <div class="stack">
          <DisputesCard account={account_id} hrefOf={itemLink} />
          <PlanCard account={account_id} />
          <RefundsCard account={account_id} today={billing.day} hrefOf={itemLink} />
          <TermsCard account={account_id} billing={billing} />
          <ClassCard account={account} />
          <TermsChangesCard title="credit_terms.changes" pages={useTermsChangesOf(account_id)} />
          <Card title={t('billing.by_age')}>
            <Ageing of={billing} />
          </Card>
          <StatementCard today={billing.day} account={account_id} />
          <Statements account={account_id} />
          <People members={members} />
        </div>
      </div>
      <ItemDialog
        account={account_id}
        number={query.get('item')}
        entry={entry}
        onClose={() => setQuery({ item: undefined, entry: undefined })}
      />
    </div>
  );
}

const itemLink = (number: string): string => `?item=${number}`;

function Open({ account, figure, currency }: { account: string; figure: Figure; currency: string }) {
  const pages = useOpen(account, figure);
  return (
    <Card flush title={t(`billing.figure_${figure}`)}>
      <Rows pages={pages}>
        {pages.items.map((item) => (
          <OpenRow key={item.number} item={item} currency={currency} hrefOf={itemLink} />
        ))}
      </Rows>
    </Card>
  );
}

function Ledger({ pages, currency }: { pages: ReturnType<typeof useLedger>; currency: string }) {
  return (
    <Card flush title={t('billing.ledger')}>
      <Rows pages={pages}>
        {pages.items.map((entry) => (
          <EntryRow
            key={entry.entry_id}
            entry={entry}
            currency={currency}
            hrefOf={(number) => `${itemLink(number)}&entry=${entry.entry_id}`}
          />
        ))}
      </Rows>
    </Card>
  );
}

function Rows<T>({ pages, children }: { pages: Pages<T>; children: preact.ComponentChildren }) {
  return (
    <>
      <Loaded query={pages} rows={3}>
        {() => (pages.items.length ? <ul class="rows">{children}</ul> : <p class="quiet">{t('billing.none_here')}</p>)}
      </Loaded>
      <Pager pages={pages} />
    </>
  );
}

const People = ({ members }: Pick<AccountForStaffView, 'members'>) => (
  <Card flush title={t('customers.people')}>
    <ul class="rows">
      {members.map((one) => (
        <li class="row" key={one.member_id}>
          <span class="row-title">{one.name}</span>
          <p class="meta">
            <a href={`mailto:${one.email}`}>{one.email}</a>
          </p>
          {one.mail_failed_at && <p class="meta">{t('post.fails_staff', { when: moment(one.mail_failed_at) })}</p>}
        </li>
      ))}
    </ul>
  </Card>
);
