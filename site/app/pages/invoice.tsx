import { Send } from 'lucide';
import { showInvoice, type BilledView, type InvoiceView } from '~/gen/api';
import { day, number as figure } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { grouped } from '~/lib/money/transfers';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Money } from '~/ui/amounts';
import { ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { itemHref, kindText } from '~/ui/money/kinds';
import { SettlementRow } from '~/ui/money/rows';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';

const PERCENT = { style: 'percent', maximumFractionDigits: 2 } as const;

/** One invoice or credit note: what is left to pay, how to pay it, what settled it, what was billed. */
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
        actions={
          invoice.kind !== 'credit_note' &&
          invoice.open > 0 && (
            <ButtonLink look="main" icon={Send} href={`/app/money/announce?invoice=${invoice.number}`}>
              {t('money.announce')}
            </ButtonLink>
          )
        }
      />
      <div class="two-columns">
        <div class="stack">{invoice.document && <Billed of={invoice.document} />}</div>
        <div class="stack">
          <Card title={t(invoice.kind === 'credit_note' ? 'billing.about' : 'billing.to_pay')}>
            <Facts invoice={invoice} />
          </Card>
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

function sentence({ kind, open, due }: InvoiceView): string {
  if (kind === 'credit_note') return t(open ? 'billing.credit_open' : 'billing.credit_used');
  if (!open) return t('billing.is_paid');
  return t('billing.due_on', { date: day(due ?? '') });
}

function Facts({ invoice }: { invoice: InvoiceView }) {
  const { currency } = invoice;
  return (
    <dl class="facts">
      <dt>{t(invoice.kind === 'credit_note' ? 'billing.left' : 'billing.still_open')}</dt>
      <dd>
        <Money strong of={{ amount: invoice.open, currency }} />
      </dd>
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

function Billed({ of }: { of: BilledView }) {
  const money = (amount: number) => <Money of={{ amount, currency: of.currency }} />;
  return (
    <Card flush title={t('billing.billed')}>
      <ul class="rows">
        {of.lines.map((line) => (
          <li class="row money-row" key={line.sku}>
            <div>
              <span class="row-title">{line.name}</span>
              <p class="meta">
                <span>{line.sku}</span>
                <span>
                  {textOf(`catalogue.units.${line.unit}`, 'catalogue.units.piece', { n: line.quantity })} × {money(line.unit_price)}
                </span>
              </p>
            </div>
            <Money strong of={{ amount: line.net, currency: of.currency }} />
          </li>
        ))}
      </ul>
      <dl class="totals">
        <dt>{t('orders.net')}</dt>
        <dd>{money(of.net)}</dd>
        {of.vat_groups.map((group) => (
          <div key={group.rate}>
            <dt>
              {t('orders.vat_of', { rate: figure(group.rate / 10_000, PERCENT) })} {money(group.net)}
            </dt>
            <dd>{money(group.vat)}</dd>
          </div>
        ))}
        <div class="total">
          <dt>{t('billing.total')}</dt>
          <dd>{money(of.total)}</dd>
        </div>
      </dl>
    </Card>
  );
}
