import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { OpenItemView, RefundView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { useForm } from '~/lib/form';
import { day, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { ask, endingOf, useRefunds, useUnused } from '~/lib/money/refunds';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Pager } from '~/ui/pager';
import { SelectField } from '~/ui/select-field';
import { Loaded } from '~/ui/states';
import { Tag } from '~/ui/tag';
import { say } from '~/ui/toast';
import { itemHref, kindOfNumber, kindText } from './kinds';
import { toneOf } from './refund-tones';

interface CardProps {
  currency: string;
  unused: number;
}

/** What is paid back and how far it has come; credit that is left can be asked back. Nothing when there is neither. */
export function RefundsCard({ currency, unused }: CardProps) {
  const asking = useSignal(false);
  const pages = useRefunds();
  const close = () => (asking.value = false);
  if (!pages.items.length && unused <= 0) return null;
  const some = pages.items.length > 0;
  return (
    <Card flush={some} title={t('refunds.title')}>
      {some ? (
        <ul class="rows">
          {pages.items.map((one) => (
            <RefundRow key={one.number} of={one} hrefOf={itemHref} />
          ))}
        </ul>
      ) : (
        <p>{t('refunds.none')}</p>
      )}
      <Pager pages={pages} />
      {unused > 0 && (
        <div class={some ? 'card-body refund-ask' : undefined}>
          <Button small icon={Undo2} onClick={() => (asking.value = true)}>
            {t('refunds.ask')}
          </Button>
        </div>
      )}
      <Dialog title={t('refunds.ask')} open={asking.value} onClose={close}>
        {asking.value && <Ask currency={currency} onClose={close} />}
      </Dialog>
    </Card>
  );
}

interface RowProps {
  of: RefundView;
  hrefOf: (number: string) => string;
  children?: ComponentChildren;
}

/** One refund: how much, to where, by when, and what was said. */
export const RefundRow = ({ of, hrefOf, children }: RowProps) => (
  <li class="row money-row refund">
    <Tag tone={toneOf(of.state)}>{t(`refunds.state_${of.state}`)}</Tag>
    <Money strong of={{ amount: of.amount, currency: of.currency }} />
    <div>
      <p class="meta">
        <a href={hrefOf(of.credit)}>{of.credit}</a>
        {of.ending && <span>{t('refunds.to', { ending: of.ending })}</span>}
        <When of={of} />
      </p>
      {[of.message, of.reason].map((said) => said && <p class="said as-written">{said}</p>)}
      {children}
    </div>
  </li>
);

function When({ of: { state, due_on, arrived_on, ended_at } }: { of: RefundView }) {
  if (state === 'asked' || state === 'approved' || state === 'sent') {
    return due_on ? <span>{t(`refunds.by_${state}`, { date: day(due_on) })}</span> : null;
  }
  const on = arrived_on ?? ended_at;
  return on ? <span>{day(on)}</span> : null;
}

const Ask = ({ currency, onClose }: { currency: string; onClose: () => void }) => {
  const unused = useUnused();
  return (
    <Loaded query={unused} rows={3}>
      {([first, ...more]) => (first ? <AskForm currency={currency} credits={[first, ...more]} onClose={onClose} /> : null)}
    </Loaded>
  );
};

interface AskProps {
  currency: string;
  credits: [OpenItemView, ...OpenItemView[]];
  onClose: () => void;
}

function AskForm({ currency, credits, onClose }: AskProps) {
  const form = useForm({
    check: ({ credit = '', amount = '', account = '' }) => {
      const given = parseAmount(amount, currency);
      const open = credits.find((one) => one.number === credit)?.open ?? 0;
      const over = (given ?? 0) > open ? t('problems.over_allocated') : undefined;
      return {
        amount: given ? over : t('problems.amount_not_readable'),
        account: endingOf(account) ? undefined : t('refunds.ending_wrong'),
      };
    },
    send: async ({ credit = '', amount = '', account = '', message = '' }) => {
      await ask({ credit, amount: parseAmount(amount, currency)!, ending: endingOf(account)!, message });
      say(t('refunds.asked'));
      onClose();
    },
  });
  const options = credits.map(({ number, open }) => ({
    value: number,
    label: `${money({ amount: open, currency })}: ${kindText(kindOfNumber(number))} ${number}`,
  }));
  return (
    <Form state={form}>
      <p>{t('refunds.ask_lead')}</p>
      <SelectField form={form} name="credit" label={t('refunds.credit')} value={credits[0].number} options={options} />
      <TextField
        form={form}
        name="amount"
        inputMode="decimal"
        autocomplete="off"
        label={t('billing.amount')}
        value={typedAmount(credits[0].open, currency)}
      />
      <TextField form={form} name="account" autocomplete="off" label={t('refunds.ending')} hint={t('refunds.ending_hint')} maxLength={4} />
      <TextArea form={form} name="message" optional label={t('refunds.message')} rows={3} maxLength={1000} />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('refunds.ask_send')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
