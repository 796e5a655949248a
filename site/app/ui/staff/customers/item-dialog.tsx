import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { InvoiceView, LedgerEntryView, SettlementView } from '~/gen/api';
import { parseAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { day } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { allocate, correct, refund, undo, useItem, writeOff, type Item } from '~/lib/staff/customers';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { DocumentButtons } from '~/ui/document-button';
import { kindOfNumber, kindText } from '~/ui/money/kinds';
import { Loaded } from '~/ui/states';
import { Act, AmountOf, checkAmount, Reason } from './act';
import { CreditForm } from './credit-form';

interface ItemProps {
  account: string;
  number: string | null;
  /** The entry that one came from, which may be reversed. */
  entry: LedgerEntryView | undefined;
  onClose: () => void;
}

/** An invoice, credit note or payment: what is open of it, what settles it, and what may be done with it. */
export const ItemDialog = ({ account, number, entry, onClose }: ItemProps) => (
  <Dialog title={number ? `${kindText(kindOfNumber(number))} ${number}` : ''} open={number !== null} onClose={onClose}>
    {number !== null && <Inside key={number} account={account} number={number} entry={entry} />}
  </Dialog>
);

interface InsideProps {
  account: string;
  number: string;
  entry: LedgerEntryView | undefined;
}

type Doing = { what: 'write_off' | 'credit' | 'refund' | 'allocate' | 'correct' } | { what: 'undo'; entry: string };

function Inside({ account, number, entry }: InsideProps) {
  const query = useItem(account, number);
  const doing = useSignal<Doing | undefined>(undefined);
  const back = () => (doing.value = undefined);
  return (
    <Loaded query={query} rows={4}>
      {(item) => {
        const { open, currency } = shownOf(item);
        return (
          <div class="stack">
            <Facts item={item} />
            {!doing.value && item.invoice && <Papers account={account} of={item.invoice} />}
            {doing.value ? (
              <Doings {...{ account, number, open, currency, entry }} invoice={item.invoice} doing={doing.value} onBack={back} />
            ) : (
              <>
                <Settlements item={item} onUndo={(one) => (doing.value = { what: 'undo', entry: one })} />
                <Choices item={item} entry={entry} onChoose={(what) => (doing.value = { what })} />
              </>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** An invoice or credit note as a file; interest has none. */
const Papers = ({ account, of: { document, kind, number } }: { account: string; of: InvoiceView }) =>
  document && (kind === 'invoice' || kind === 'credit_note') ? (
    <p class="document-forms">
      <DocumentButtons account={account} of={{ kind, number }} />
    </p>
  ) : null;

const shownOf = (item: Item) => item.invoice ?? item.payment!;

function Facts({ item }: { item: Item }) {
  const { amount, open, currency } = shownOf(item);
  const { invoice, payment } = item;
  const facts: [Key, ComponentChildren][] = [
    ['billing.issued', invoice && day(invoice.on)],
    ['billing.due', invoice?.due && day(invoice.due)],
    ['billing.received', payment && day(payment.received)],
    ['billing.posted', payment && day(payment.posted_at)],
    ['billing.order', invoice?.order && <a href={`/app/staff/orders/${invoice.order}`}>{invoice.order}</a>],
    ['billing.for_invoice', invoice?.names],
  ];
  return (
    <dl class="facts bank-facts">
      <dt>{t('billing.amount')}</dt>
      <dd>
        <Money of={{ amount, currency }} />
      </dd>
      <dt>{t(invoice?.due ? 'billing.still_open' : 'billing.left')}</dt>
      <dd>
        <Money strong of={{ amount: open, currency }} />
      </dd>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => [<dt key={`${name}-name`}>{t(name)}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}

function Settlements({ item, onUndo }: { item: Item; onUndo: (entry: string) => void }) {
  const { settlements, currency } = shownOf(item);
  if (!settlements.length) return null;
  return (
    <section>
      <h3>{t('billing.settled_by')}</h3>
      <ul class="rows settlements">
        {settlements.map((one) => (
          <SettledRow key={one.entry_id} one={one} currency={currency} onUndo={onUndo} />
        ))}
      </ul>
    </section>
  );
}

const SettledRow = ({ one, currency, onUndo }: { one: SettlementView; currency: string; onUndo: (entry: string) => void }) => (
  <li class="row settled-row">
    <div>
      {one.other ? (
        <a href={`?item=${one.other}`}>
          {kindText(kindOfNumber(one.other))} <span class="number">{one.other}</span>
        </a>
      ) : (
        <span>{kindText(one.kind)}</span>
      )}
      <p class="meta">
        <span>{day(one.on)}</span>
      </p>
    </div>
    <Money strong of={{ amount: one.amount, currency }} />
    {one.kind === 'allocation' && (
      <Button small onClick={() => onUndo(one.entry_id)}>
        {t('customers.undo')}
      </Button>
    )}
  </li>
);

type What = Exclude<Doing['what'], 'undo'>;
const REVERSIBLE = ['payment', 'write_off', 'interest'];

/** What may be done with it as it stands. */
function Choices({ item, entry, onChoose }: { item: Item; entry: LedgerEntryView | undefined; onChoose: (what: What) => void }) {
  const { open } = shownOf(item);
  const isDebt = item.invoice?.due != null;
  const may: What[] = [
    ...(item.invoice?.kind === 'invoice' ? (['credit'] as const) : []),
    ...(open > 0 && isDebt ? (['write_off'] as const) : []),
    ...(open > 0 && !isDebt ? (['allocate', 'refund'] as const) : []),
    ...(entry && REVERSIBLE.includes(entry.kind) ? (['correct'] as const) : []),
  ];
  if (!may.length) return null;
  return (
    <div class="form-actions">
      {may.map((what) => (
        <Button key={what} onClick={() => onChoose(what)}>
          {t(`customers.do_${what}`)}
        </Button>
      ))}
    </div>
  );
}

interface DoingProps extends InsideProps {
  open: number;
  currency: string;
  invoice: InvoiceView | undefined;
  doing: Doing;
  onBack: () => void;
}

function Doings({ account, number, open, currency, entry, invoice, doing, onBack }: DoingProps) {
  const amountOf = (text = '') => parseAmount(text, currency)!;
  const words = (what: Doing['what']) =>
    ({ lead: `customers.lead_${what}`, sure: `customers.sure_${what}`, done: `customers.done_${what}` }) as const;
  const common = { onDone: onBack, onBack, ...words(doing.what) };
  const withAmount = { check: checkAmount(open, currency) };
  const reasoned = { check: ({ reason }: { reason?: string }) => ({ reason: required(reason) }) };
  switch (doing.what) {
    case 'allocate':
      return <Act {...common} work={() => allocate(account, { credit: number, split: null })} />;
    case 'undo':
      return (
        <Act {...common} {...reasoned} work={({ reason = '' }) => undo(account, { allocation: doing.entry, reason })}>
          {(form) => <Reason form={form} />}
        </Act>
      );
    case 'correct':
      return (
        <Act {...common} {...reasoned} danger work={({ reason = '' }) => correct(account, { entry: entry!.entry_id, reason })}>
          {(form) => <Reason form={form} />}
        </Act>
      );
    case 'credit':
      return <CreditForm account={account} invoice={invoice!} onBack={onBack} />;
    default: {
      const settle = doing.what === 'refund' ? payBack : writeOff;
      return (
        <Act {...common} {...withAmount} danger work={({ amount, reason = '' }) => settle(account, { number, amount: amountOf(amount), reason })}>
          {(form) => <AmountAndReason {...{ form, open, currency }} />}
        </Act>
      );
    }
  }
}

/** To which account it goes is said when it is sent. */
const payBack = (account: string, body: { number: string; amount: number; reason: string }) => refund(account, { ...body, ending: null });

const AmountAndReason = (props: Parameters<typeof AmountOf>[0]) => (
  <>
    <AmountOf {...props} />
    <Reason form={props.form} />
  </>
);
