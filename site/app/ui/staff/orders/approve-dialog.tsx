import { useSignal } from '@preact/signals';
import type { DifferenceView } from '~/gen/api';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { move, proposePrices } from '~/lib/staff/orders';
import { ChoiceField } from '~/ui/choice-field';
import { TextArea } from '~/ui/field';
import { OrderDialog, type Asked } from '~/ui/orders/order-dialog';
import { besideOf, marksOf } from '~/ui/shop/differences';

/** Prices that have changed since the review, and the fingerprint of what was seen. */
interface Changed {
  differences: DifferenceView[];
  prices: string;
}

/**
 * An order over the credit is taken all the same: its goods leave the shelf now. Where prices have changed since it was
 * reviewed, they are shown first, and staff hold the reviewed ones or let the customer decide about today's.
 */
export function ApproveDialog(asked: Asked) {
  const changed = useSignal<Changed | undefined>(undefined);
  const proposes = useSignal(false);
  const { approval, document, number } = asked.order;
  const missing = money({ amount: approval?.missing ?? 0, currency: document.currency });

  async function decide(reason: string | null, version: number) {
    const prices = changed.value?.prices;
    try {
      if (prices && proposes.value) await proposePrices(number, { version, prices, reason });
      else await move(number, { move: 'approve', version, reason, prices: prices ?? null });
    } catch (refusal) {
      if (refusal instanceof Problem && refusal.code === 'prices_changed') changed.value = refusal.body as unknown as Changed;
      throw refusal;
    }
  }

  return (
    <OrderDialog
      {...asked}
      title={t('approving.approve_title')}
      sure={changed.value ? 'repricing.sure' : 'approving.approve'}
      done={proposes.value ? 'changing.proposed' : 'approving.approved'}
      possible={({ allowed }) => allowed.includes('approve')}
      check={({ prices }) => ({ prices: changed.value && !prices ? t('repricing.choose') : undefined })}
      work={({ reason }, version) => decide(reason || null, version)}
    >
      {(form) => (
        <>
          <p>{t('approving.approve_lead', { missing })}</p>
          {changed.value && <Prices of={changed.value.differences} order={asked.order} />}
          {changed.value && (
            <ChoiceField
              form={form}
              name="prices"
              legend={t('repricing.which')}
              choices={[
                { value: 'hold', label: t('repricing.hold') },
                { value: 'propose', label: t('repricing.propose'), hint: t('repricing.propose_hint') },
              ]}
              onChange={(way) => (proposes.value = way === 'propose')}
            />
          )}
          <TextArea optional form={form} name="reason" label={t('approving.word')} rows={3} maxLength={500} />
        </>
      )}
    </OrderDialog>
  );
}

function Prices({ of, order: { document } }: { of: DifferenceView[]; order: Asked['order'] }) {
  const marks = marksOf(of, document);
  return (
    <div>
      <p>{t('repricing.changed_lead')}</p>
      <ul class="contents changes">
        {document.lines.flatMap(({ sku, name }) =>
          (marks[sku] ?? []).map((text) => (
            <li key={sku + text}>
              {name}: {text}
            </li>
          )),
        )}
        {besideOf(of, document).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
