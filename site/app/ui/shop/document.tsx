import type { ComponentChildren } from 'preact';
import type { AddressView, DocumentView, LineView } from '~/gen/api';
import { countryName } from '~/lib/countries';
import { day, rate } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { invoiceAddressOf, sameAddress } from '~/lib/orders/address';
import { measured } from '~/lib/quantity';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { Picture } from '~/ui/picture';
import { Exempt, FinalSale } from './exempt';
import { TermsLink } from './sale-terms';

interface DocumentProps {
  of: DocumentView;
  /** What is told under a line, by SKU. */
  marks?: Record<string, string[]>;
  /** In the words for those who handle it, not for those who order. */
  staff?: boolean;
  /** What is told under a line instead of the day by which it comes. */
  under?: (line: LineView) => ComponentChildren;
  /** Between what is ordered and where it goes. */
  children?: ComponentChildren;
}

/** What is ordered, at what price, to where, by when: the same for review and order. */
export function Document({ of, marks = {}, staff = false, under, children }: DocumentProps) {
  return (
    <>
      <Card flush title={t(titleOf(staff, Boolean(under)), { n: of.lines.length })}>
        <ul class="rows">
          {of.lines.map((line) => (
            <Line key={line.sku} line={line} currency={of.currency} marks={marks[line.sku] ?? []} staff={staff} under={under} />
          ))}
        </ul>
        <Totals of={of} total={under ? 'billing.total' : 'orders.total'} />
      </Card>
      {children}
      <Terms of={of} staff={staff} />
    </>
  );
}

/** What would be ordered, or what was. */
function titleOf(staff: boolean, ordered: boolean): Key {
  if (staff) return 'staff.lines';
  return ordered ? 'order_page.lines' : 'orders.lines';
}

interface LineProps {
  line: LineView;
  currency: string;
  marks: string[];
  staff: boolean;
  under: DocumentProps['under'];
}

function Line({ line, currency, marks, staff, under }: LineProps) {
  const { discount = 0, discount_rate = 0 } = line;
  return (
    <li class="row order-line">
      <Picture size="small" src={line.picture} />
      <div>
        <span class="row-title">{line.name}</span>
        <p class="meta">
          <span>{line.sku}</span>
          <span>
            {measured(line.quantity, line)} × <Money of={{ amount: line.unit_price, currency }} />
          </span>
          {discount > 0 && (
            <span>
              {t('selling.discount', { rate: rate(discount_rate) })}: −<Money of={{ amount: discount, currency }} />
            </span>
          )}
          <Vat of={line} />
          {!under && <span>{arrival(line)}</span>}
        </p>
        {line.note && <p class="meta">{t(staff ? 'staff_orders.line_note' : 'selling.line_note', { note: line.note })}</p>}
        {under?.(line)}
        {!staff && <Exempt reason={line.withdrawal_exempt} />}
        {!staff && <FinalSale of={line} />}
        {marks.map((mark) => (
          <p class="line-mark" key={mark}>
            {mark}
          </p>
        ))}
      </div>
      <Money strong of={{ amount: line.net, currency }} />
    </li>
  );
}

const Vat = ({ of }: { of: { vat_rate: number } }) => <span>{t('catalogue.vat_rate', { rate: rate(of.vat_rate) })}</span>;

function arrival({ from_stock, expected_on, promised_on }: LineView): string {
  const date = day(promised_on);
  if (expected_on) return t('selling.line_expected', { expected: day(expected_on), date });
  return t(from_stock ? 'orders.line_by' : 'orders.line_made_by', { date });
}

function Totals({ of, total }: { of: DocumentView; total: Key }) {
  const money = (amount: number) => <Money of={{ amount, currency: of.currency }} />;
  const { charges = [] } = of;
  return (
    <dl class="totals">
      {charges.length > 0 && (
        <div>
          <dt>{t('charges.goods')}</dt>
          <dd>{money(charges.reduce((left, { net }) => left - net, of.net))}</dd>
        </div>
      )}
      {charges.map((charge) => (
        <div key={`${charge.kind}:${charge.code}`}>
          <dt>
            {charge.name}
            <small>
              <Vat of={charge} />
            </small>
          </dt>
          <dd>{charge.net ? money(charge.net) : t('charges.free')}</dd>
        </div>
      ))}
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
        <dt>{t(total)}</dt>
        <dd>{money(of.total)}</dd>
      </div>
    </dl>
  );
}

const Address = ({ of: { name, line1, line2, postcode, city, country } }: { of: AddressView }) => (
  <address>
    {[name, line1, line2, `${postcode} ${city}`, countryName(country)].filter(Boolean).map((part) => (
      <span key={part}>{part}</span>
    ))}
  </address>
);

function Terms({ of, staff }: { of: DocumentView; staff: boolean }) {
  const invoice = invoiceAddressOf(of);
  const apart = !sameAddress(invoice, of.delivery_address);
  return (
    <Card title={t('orders.delivery_and_payment')}>
      <dl class="facts">
        <dt>{t(apart ? 'orders.delivery_address' : 'invoice_address.both')}</dt>
        <dd>
          <Address of={of.delivery_address} />
        </dd>
        {apart && <dt>{t('invoice_address.title')}</dt>}
        {apart && (
          <dd>
            <Address of={invoice} />
          </dd>
        )}
        {of.way && <dt>{t('charges.way')}</dt>}
        {of.way && <dd>{of.way.name}</dd>}
        <dt>{t('orders.payment')}</dt>
        <dd>{of.payment_days ? t('charges.invoice_days', { n: of.payment_days }) : t('orders.payment_invoice')}</dd>
        {of.terms_version && <dt>{t('sale_terms.title')}</dt>}
        {of.terms_version && (
          <dd>
            <TermsLink version={of.terms_version}>{t('sale_terms.version', { version: of.terms_version })}</TermsLink>
          </dd>
        )}
        {of.reference && <dt>{t(staff ? 'staff.reference' : 'orders.reference')}</dt>}
        {of.reference && <dd>{of.reference}</dd>}
        {of.note && <dt>{t(staff ? 'staff.order_note' : 'orders.note')}</dt>}
        {of.note && <dd class="as-written">{of.note}</dd>}
      </dl>
    </Card>
  );
}
