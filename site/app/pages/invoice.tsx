import { Send } from 'lucide';
import { showInvoice, type InvoiceView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { announcedOf, grouped, useTransfers } from '~/lib/money/transfers';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Money } from '~/ui/amounts';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { DocumentButtons } from '~/ui/document-button';
import { Billed } from '~/ui/money/billed';
import { InterestCard } from '~/ui/money/interest';
import { itemHref, kindText } from '~/ui/money/kinds';
import { LaterCard } from '~/ui/money/later';
import { SettlementRow } from '~/ui/money/rows';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';

/** One invoice, interest or credit note: what is left to pay, how to pay it, what settled it, what it is for. */
export default function Invoice({ params: { number = '' } }: PageProps) {
  const query = useQuery(`invoice:${number}`, () => showInvoice(number), { everyMs: 60_000 });
  return <Loaded query={query}>{(invoice) => <Shown invoice={invoice} />}</Loaded>;
}

function Shown({ invoice }: { invoice: InvoiceView }) {
  const { currency } = invoice;
  return (
    <>
      <PageHead
        title={`${kindText(invoice.kind)} ${invoice.number}`}
        lead={sentence(invoice)}
        back={{ href: '/app/money', label: t('billing.title') }}
        actions={<Actions invoice={invoice} />}
      />
      <div class="two-columns">
        <div class="stack">
          {invoice.document && <Billed invoice={invoice} of={invoice.document} />}
          {invoice.interest && <InterestCard of={invoice.interest} currency={currency} />}
        </div>
        <div class="stack">
          <Card title={t(invoice.kind === 'credit_note' ? 'billing.about' : 'billing.to_pay')}>
            <Facts invoice={invoice} />
          </Card>
          {invoice.kind !== 'credit_note' && invoice.open > 0 && <LaterCard number={invoice.number} />}
          {invoice.settlements.length > 0 && (
            <Card flush title={t('billing.settled_by')}>
              <ul class="rows">
                {invoice.settlements.map((one) => (
                  <SettlementRow key={one.entry_id} of={one} currency={currency} />
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Actions({ invoice: { kind, number, open, document } }: { invoice: InvoiceView }) {
  return (
    <>
      {document && <DocumentButtons of={{ kind: kind === 'credit_note' ? kind : 'invoice', number }} />}
      {kind !== 'credit_note' && open > 0 && (
        <ButtonLink look="main" icon={Send} href={`/app/money/announce?invoice=${number}`}>
          {t('money.announce')}
        </ButtonLink>
      )}
    </>
  );
}

function sentence({ kind, open, due }: InvoiceView): string {
  if (kind === 'credit_note') return t(open ? 'billing.credit_open' : 'billing.credit_used');
  if (!open) return t('billing.is_paid');
  return t('billing.due_on', { date: day(due ?? '') });
}

function Facts({ invoice }: { invoice: InvoiceView }) {
  const { currency } = invoice;
  const announced = announcedOf(useTransfers().items)[invoice.number];
  return (
    <dl class="facts">
      <dt>{t(invoice.kind === 'credit_note' ? 'billing.left' : 'billing.still_open')}</dt>
      <dd>
        <Money strong of={{ amount: invoice.open, currency }} />
      </dd>
      {announced && <dt>{t('money.under_way')}</dt>}
      {announced && (
        <dd>
          <Money of={{ amount: announced, currency }} />
        </dd>
      )}
      {invoice.disputed > 0 && <dt>{t('disputes.of_it')}</dt>}
      {invoice.disputed > 0 && (
        <dd>
          <Money of={{ amount: invoice.disputed, currency }} />
        </dd>
      )}
      <dt>{t('billing.issued')}</dt>
      <dd>{day(invoice.on)}</dd>
      {invoice.due && <dt>{t('billing.due')}</dt>}
      {invoice.due && <dd>{day(invoice.due)}</dd>}
      {invoice.reference && <dt>{t('billing.reference')}</dt>}
      {invoice.reference && <dd class="number">{grouped(invoice.reference)}</dd>}
      {invoice.order && <dt>{t('billing.order')}</dt>}
      {invoice.order && (
        <dd>
          <a href={`/app/orders/${invoice.order}`}>{invoice.order}</a>
        </dd>
      )}
      {invoice.names && <dt>{t('billing.for_invoice')}</dt>}
      {invoice.names && (
        <dd>
          <a href={itemHref(invoice.names)}>{invoice.names}</a>
        </dd>
      )}
    </dl>
  );
}
