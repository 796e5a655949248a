import { useSignal } from '@preact/signals';
import { proposeAllocation, type BankLineView, type OpenItemView, type Part } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { useForm } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { postLine } from '~/lib/staff/bank';
import { useOpen } from '~/lib/staff/customers';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { amountField, checkParts, PartsField, sumOf, type Parts } from '~/ui/money/parts';
import { Pager } from '~/ui/pager';
import { CustomerSearch } from '~/ui/staff/customers/customer-search';
import { Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

interface PostProps {
  fileId: string;
  line: BankLineView;
  onClose: () => void;
}

interface Customer {
  id: string;
  name: string;
}

const PAGE = 100;

/** Whose payment it is, and what it settles. */
export function PostForm(props: PostProps) {
  const { line } = props;
  const proposed = line.account_id ? { id: line.account_id, name: line.account ?? line.account_id } : undefined;
  const chosen = useSignal<Customer | undefined>(proposed);
  if (!chosen.value) return <CustomerSearch onChoose={(one) => (chosen.value = { id: one.account_id, name: one.name })} />;
  return <ForCustomer key={chosen.value.id} {...props} customer={chosen.value} onOther={() => (chosen.value = undefined)} />;
}

/** The split that was proposed with the line, or for another customer the one that the written order leads to. */
function ForCustomer(props: PostProps & { customer: Customer; onOther: () => void }) {
  const { line, customer } = props;
  const ask = { amount: line.amount ?? 1, text: line.text ?? '' };
  const proposal = useQuery(`customer:${customer.id}:proposal:${ask.amount}:${ask.text}`, () => proposeAllocation(customer.id, ask));
  const open = useOpen(customer.id, 'owed', PAGE);
  const own = customer.id === line.account_id && line.splits.length ? line.splits : undefined;
  return (
    <Loaded query={proposal} rows={2}>
      {({ splits }) => (
        <Loaded query={open} rows={2}>
          {() => (
            <>
              <Split {...props} items={open.items} splits={own ?? splits} />
              <Pager pages={open} />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface SplitProps extends PostProps {
  customer: Customer;
  onOther: () => void;
  items: OpenItemView[];
  splits: Part[];
}

function Split({ fileId, line, customer, items, splits, onClose, onOther }: SplitProps) {
  const currency = line.currency ?? 'EUR';
  const amount = line.amount ?? 0;
  const parts = useSignal<Parts>(Object.fromEntries(splits.map((one) => [one.number, typedAmount(one.amount, currency)])));
  const form = useForm({
    check: () => faultsOf(parts.value, items, currency, amount),
    send: async () => {
      const split = Object.entries(parts.value).map(([number, text]) => ({ number, amount: parseAmount(text, currency)! }));
      await postLine(fileId, line.place, { account_id: customer.id, split, version: line.version });
      say(t('bank.done_posted', { customer: customer.name }));
      onClose();
    },
  });
  return (
    <Form state={form}>
      <Whose line={line} customer={customer} onOther={onOther} />
      {items.length ? (
        <div class="bank-parts">
          <PartsField form={form} items={items} currency={currency} parts={parts.value} announced={{}} onChange={(now) => (parts.value = now)} />
        </div>
      ) : (
        <p class="quiet">{t('bank.nothing_open')}</p>
      )}
      <p class="hint" role="status">
        {restText(amount - sumOf(parts.value, currency), currency)}
      </p>
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('bank.post_amount', { amount: money({ amount, currency }) })}
        </Button>
        <Button onClick={onClose}>{t('order_requests.leave')}</Button>
      </div>
    </Form>
  );
}

const Whose = ({ line, customer, onOther }: Pick<SplitProps, 'line' | 'customer' | 'onOther'>) => (
  <div class="bank-customer">
    <p>
      <strong>{customer.name}</strong>
      {customer.id === line.account_id && line.how && <span class="hint">{t(`bank.how_${line.how}`)}</span>}
    </p>
    <Button small onClick={onOther}>
      {t('bank.another_customer')}
    </Button>
  </div>
);

function restText(rest: number, currency: string): string {
  if (rest === 0) return t('bank.no_rest');
  const amount = money({ amount: Math.abs(rest), currency });
  return t(rest > 0 ? 'bank.rest' : 'bank.too_much', { amount });
}

/** A split may be empty, for then all of it stays credit; it may not be more than was paid. */
function faultsOf(parts: Parts, items: OpenItemView[], currency: string, amount: number): Record<string, string> {
  const first = Object.keys(parts)[0];
  if (!first) return {};
  const faults = checkParts(parts, items, currency);
  const over = sumOf(parts, currency) - amount;
  if (Object.keys(faults).length || over <= 0) return faults;
  return { [amountField(first)]: restText(-over, currency) };
}
