import type { BilledLineView, BilledView, InvoiceView } from '~/gen/api';
import { rate } from '~/lib/format';
import { t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { DisputeButton, Disputed } from './dispute';

/** What was billed, or taken back: line by line, each of which can be contested, and the sums. */
export function Billed({ invoice, of }: { invoice: InvoiceView; of: BilledView }) {
  const money = (amount: number) => <Money of={{ amount, currency: of.currency }} />;
  return (
    <Card flush title={t('billing.billed')}>
      {of.reason && <p class="quiet as-written">{of.reason}</p>}
      <ul class="rows">
        {of.lines.map((line, at) => (
          <Line key={`${line.sku}-${at}`} line={line} place={at + 1} invoice={invoice} />
        ))}
      </ul>
      <dl class="totals">
        <dt>{t('orders.net')}</dt>
        <dd>{money(of.net)}</dd>
        {of.vat_groups.map((group) => (
          <div key={group.rate}>
            <dt>
              {t('orders.vat_of', { rate: rate(group.rate) })} {money(group.net)}
            </dt>
            <dd>{money(group.vat)}</dd>
          </div>
        ))}
        <div class="total">
          <dt>{t('billing.total')}</dt>
          <dd>{money(of.total)}</dd>
        </div>
      </dl>
      <div class="billed-foot">
        <Disputed invoice={invoice} />
        <DisputeButton invoice={invoice} />
      </div>
    </Card>
  );
}

function Line({ line, place, invoice }: { line: BilledLineView; place: number; invoice: InvoiceView }) {
  const { currency } = invoice;
  return (
    <li class="row money-row">
      <div>
        <span class="row-title">{line.name}</span>
        <p class="meta">
          {line.unit && <span>{line.sku}</span>}
          {line.unit && line.quantity > 0 && (
            <span>
              {measured(line.quantity, line)} × <Money of={{ amount: line.unit_price, currency }} />
            </span>
          )}
        </p>
        <Disputed invoice={invoice} line={place} />
        <DisputeButton invoice={invoice} line={place} name={line.name} />
      </div>
      <Money strong of={{ amount: line.net, currency }} />
    </li>
  );
}
