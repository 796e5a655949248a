import { useSignal } from '@preact/signals';
import { placeOrder, reviewOrder, showReview, type ReviewView } from '~/gen/api';
import { emptyCart } from '~/lib/cart';
import { useCreditWord } from '~/lib/credit';
import { money, time } from '~/lib/format';
import { carryOut } from '~/lib/intent';
import { t } from '~/lib/i18n';
import { ownOrders } from '~/lib/landing';
import { navigate } from '~/lib/location';
import { now } from '~/lib/now';
import { forgetOrderTerms, keepLastReview } from '~/lib/order-terms';
import { problemOf, type Problem } from '~/lib/problem';
import { invalidate, remember, useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Button, ButtonLink } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { PageHead } from '~/ui/page-head';
import { Steps } from '~/ui/progress';
import { CreditWord } from '~/ui/shop/credit-word';
import { besideOf, goneOf, marksOf } from '~/ui/shop/differences';
import { Document } from '~/ui/shop/document';
import { MayWithdraw } from '~/ui/shop/exempt';
import { orderingSteps } from '~/ui/shop/ordering-steps';
import { AcceptTerms } from '~/ui/shop/sale-terms';
import { Loaded } from '~/ui/states';

/** The whole order once more, at prices that hold until a stated time. The button says what it does. */
export default function Review({ params: { review_id = '' } }: PageProps) {
  const query = useQuery(`review:${review_id}`, () => showReview(review_id));
  return <Loaded query={query}>{(review) => <Shown key={review.review_id} review={review} />}</Loaded>;
}

function Shown({ review }: { review: ReviewView }) {
  const busy = useSignal(false);
  const refusal = useSignal<Problem | undefined>(undefined);
  const { document, differences } = review;
  const expired = Date.parse(review.expires_at) <= now.value.getTime();
  const credit = useCreditWord(document.total);
  const total = money({ amount: document.total, currency: document.currency });

  async function act(work: () => Promise<void>) {
    if (busy.value) return;
    busy.value = true;
    refusal.value = undefined;
    try {
      await work();
    } catch (reason) {
      refusal.value = problemOf(reason);
      if (refusal.value.code === 'account_on_hold') invalidate('billing');
      showRenewed(refusal.value);
    } finally {
      busy.value = false;
    }
  }

  return (
    <div class="narrow">
      <PageHead
        title={t('orders.review_title')}
        lead={t('orders.review_lead')}
        back={{ href: '/app/delivery', label: t('orders.delivery') }}
      />
      <Steps names={orderingSteps()} at={2} />
      <div class="stack">
        {refusal.value && (
          <div role="alert">
            <Callout tone="bad">
              <p>{refusal.value.text}</p>
            </Callout>
          </div>
        )}
        <Changes review={review} />
        <CreditWord word={credit} />
        <Document of={document} marks={marksOf(differences, document)} />
        {expired ? (
          <Callout tone="warn">
            <p>{t('orders.review_expired')}</p>
            <Button look="main" busy={busy.value} onClick={() => void act(() => renew(review))}>
              {t('orders.review_again')}
            </Button>
          </Callout>
        ) : (
          <div class="submit">
            <p>{t('orders.price_holds', { until: time(review.expires_at) })}</p>
            <AcceptTerms version={document.terms_version} />
            <MayWithdraw lines={document.lines} />
            {credit?.kind !== 'hold' && (
              <Button wide look="main" busy={busy.value} onClick={() => void act(() => submit(review))}>
                {t('orders.submit', { total })}
              </Button>
            )}
            <ButtonLink wide href="/app/cart">
              {t('orders.change_cart')}
            </ButtonLink>
          </div>
        )}
      </div>
    </div>
  );
}

function Changes({ review }: { review: ReviewView }) {
  if (!review.differences.length) return null;
  const gone = goneOf(review.differences);
  return (
    <Callout tone="warn">
      <p>{t('orders.changed_lead')}</p>
      {besideOf(review.differences, review.document).map((change) => (
        <p key={change}>{change}</p>
      ))}
      {gone.length > 0 && <p>{t('orders.changed_gone_list', { skus: gone.join(', ') })}</p>}
    </Callout>
  );
}

async function submit({ review_id, fingerprint, document }: ReviewView): Promise<void> {
  const seen = document.lines.map(({ sku, quantity, unit_price, discount_rate, vat_rate, promised_on }) => ({ sku, quantity, unit_price, discount_rate, vat_rate, promised_on }));
  const body = { review_id, fingerprint, seen };
  const order = await carryOut('order', body, (key) => placeOrder(body, key));
  remember(`order:${order.number}`, order);
  ownOrders.wrote(order);
  emptyCart();
  forgetOrderTerms();
  for (const stale of ['orders', 'overview', 'products', 'last-address', 'billing']) invalidate(stale);
  navigate(`/app/submitted/${order.number}`, { replace: true });
}

/** The same again at today's prices, with what changed marked. */
async function renew({ review_id, document }: ReviewView): Promise<void> {
  const { lines, delivery_address, invoice_address, way, reference, note } = document;
  const wanted = lines.map(({ sku, quantity, unit_price, note }) => ({ sku, quantity, seen_price: unit_price, note }));
  const body = { lines: wanted, delivery_address, invoice_address: invoice_address ?? null, way: way?.code ?? null, reference, note, previous: review_id };
  show(await carryOut('review', body, (key) => reviewOrder(body, key)));
}

/** A refused order brings what is still to be had as a new review: shown at once, nothing was ordered. */
function showRenewed(problem: Problem): void {
  const renewed = problem.body.review as ReviewView | null | undefined;
  if (renewed) show(renewed);
}

function show(review: ReviewView): void {
  keepLastReview(review.review_id);
  remember(`review:${review.review_id}`, review);
  navigate(`/app/reviews/${review.review_id}`, { replace: true });
}
