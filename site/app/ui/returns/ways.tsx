import { ArrowLeftRight, Banknote, Wallet, Wrench } from 'lucide';
import type { ReturnReviewView } from '~/gen/api';
import type { Form, Values } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Callout } from '~/ui/callout';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';
import { ProductField, writtenName } from '~/ui/shop/product-field';

export type Way = ReturnReviewView['settlements'][number];

const ICONS = { credit: Wallet, refund: Banknote, exchange: ArrowLeftRight, repair: Wrench } as const;

/** The name of the field for what is wished in a line's place. */
export const insteadName = ({ order, sku }: ReturnReviewView['lines'][number]): string => `instead-${order}-${sku}`;

/** What is wrong with what was written there: a product has to be chosen of those found, unless it is left empty. */
export const insteadFaults = ({ lines }: ReturnReviewView, values: Values): Record<string, string | undefined> =>
  Object.fromEntries(
    lines.map(insteadName).map((name) => [name, values[writtenName(name)] && !values[name] ? t('settlement.instead_choose') : undefined]),
  );

interface WaysProps {
  form: Form;
  review: ReturnReviewView;
  way: string;
  /** What was typed of the account before. */
  account: string | undefined;
  onChoose: (way: string) => void;
}

/** What the customer would like for it, of what is possible; where there is one way only, it is said. */
export function Ways({ form, review, way, account, onChoose }: WaysProps) {
  if (review.settlements.length === 1) {
    return (
      <Callout>
        <p>{t('returns.worth_how')}</p>
      </Callout>
    );
  }
  return (
    <>
      <ChoiceField
        form={form}
        name="settlement"
        legend={t('settlement.legend')}
        hint={t('settlement.counts')}
        value={way}
        onChange={onChoose}
        choices={review.settlements.map((value) => ({ value, label: t(`settlement.way_${value}`), hint: hintOf(value, review), icon: ICONS[value] }))}
      />
      {way === 'refund' && (
        <TextField optional form={form} name="account" autocomplete="off" label={t('refunds.ending')} hint={t('refunds.ending_hint')} maxLength={4} value={account} />
      )}
      {way === 'exchange' &&
        review.lines.map((line) => (
          <ProductField
            key={insteadName(line)}
            optional
            form={form}
            name={insteadName(line)}
            label={t('settlement.instead', { name: line.name })}
            hint={t('settlement.instead_hint')}
            chosen={line.instead}
          />
        ))}
    </>
  );
}

const sumOf = (sums: ReturnReviewView['worth']): string => sums.map(money).join(' + ');

function hintOf(way: Way, review: ReturnReviewView): string {
  const { worth, refund } = review;
  if (way === 'repair') return t('settlement.hint_repair');
  if (way === 'exchange') return exchangeHint(review);
  if (way === 'credit') return t('settlement.hint_credit', { amount: sumOf(worth) });
  const all = refund.every(({ amount }, at) => amount === worth[at]?.amount);
  return t(all ? 'settlement.hint_refund' : 'settlement.hint_refund_part', { amount: sumOf(refund) });
}

function exchangeHint({ lines, extra, worth }: ReturnReviewView): string {
  if (lines.every(({ instead }) => !instead)) return t('settlement.hint_exchange');
  const more = extra ?? 0;
  if (more === 0) return t('settlement.hint_exchange_even');
  const amount = money({ amount: Math.abs(more), currency: worth[0]!.currency });
  return t(more > 0 ? 'settlement.hint_exchange_more' : 'settlement.hint_exchange_less', { amount });
}
