import { Banknote, Wallet } from 'lucide';
import type { ReturnReviewView } from '~/gen/api';
import type { Form } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Callout } from '~/ui/callout';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';

export type Way = ReturnReviewView['settlements'][number];

const ICONS = { credit: Wallet, refund: Banknote } as const;

interface WaysProps {
  form: Form;
  review: ReturnReviewView;
  way: string;
  onChoose: (way: string) => void;
}

/** What the customer would like for it, of what is possible; where there is one way only, it is said. */
export function Ways({ form, review, way, onChoose }: WaysProps) {
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
        <TextField optional form={form} name="account" autocomplete="off" label={t('refunds.ending')} hint={t('refunds.ending_hint')} maxLength={4} />
      )}
    </>
  );
}

const sumOf = (sums: ReturnReviewView['worth']): string => sums.map(money).join(' + ');

function hintOf(way: Way, { worth, refund }: ReturnReviewView): string {
  if (way === 'credit') return t('settlement.hint_credit', { amount: sumOf(worth) });
  const all = refund.every(({ amount }, at) => amount === worth[at]?.amount);
  return t(all ? 'settlement.hint_refund' : 'settlement.hint_refund_part', { amount: sumOf(refund) });
}
