import { useSignal } from '@preact/signals';
import { showReturnReview, type ReturnReviewView } from '~/gen/api';
import { useForm, type Values } from '~/lib/form';
import { time } from '~/lib/format';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { endingOf } from '~/lib/money/refunds';
import { now } from '~/lib/now';
import { Problem } from '~/lib/problem';
import { useQuery } from '~/lib/query';
import { chosenBefore, confirm, renewedIn, review as reviewAgain } from '~/lib/returns';
import type { PageProps } from '~/lib/router';
import { Button, ButtonLink } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Form } from '~/ui/form';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { ReturnLines } from '~/ui/returns/lines';
import { Renewed } from '~/ui/returns/renewed';
import { insteadFaults, insteadName, Ways } from '~/ui/returns/ways';
import { Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

const back = (review?: ReturnReviewView) => ({ href: again(review), label: t('returns.begin') });

const again = (review?: ReturnReviewView): string =>
  review ? `/app/returns/new?${new URLSearchParams([...new Set(review.lines.map(({ order }) => order))].map((one) => ['order', one]))}` : '/app/orders';

/** The whole return once more, and what it brings. The button says what it does. */
export default function ReturnReview({ params: { review_id = '' } }: PageProps) {
  const query = useQuery(`return-review:${review_id}`, () => showReturnReview(review_id));
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(review) => <Shown key={review.review_id} review={review} />}</Loaded>;
}

const asked = ({ order, sku, quantity, reason, note }: ReturnReviewView['lines'][number]) => ({ order, sku, quantity, reason, note });

const wishedOtherwise = (review: ReturnReviewView, values: Values): boolean =>
  review.lines.some((line) => (values[insteadName(line)] ?? '') !== (line.instead?.sku ?? ''));

type Way = ReturnReviewView['settlements'][number];

/** The only way, the one that was chosen before, or the one that what is wished instead asks for. */
function firstWay({ settlements: ways, lines }: ReturnReviewView, before: string | undefined): Way | '' {
  if (ways.length === 1) return ways[0]!;
  const chosen = ways.find((way) => way === before);
  return chosen ?? (lines.some(({ instead }) => instead) && ways.includes('exchange') ? 'exchange' : '');
}

function Shown({ review }: { review: ReturnReviewView }) {
  const before = chosenBefore(review.review_id);
  const way = useSignal<string>(firstWay(review, before?.way));
  const expired = Date.parse(review.expires_at) <= now.value.getTime();
  const form = useForm({
    check: ({ account, ...others }) => ({
      ...insteadFaults(review, others),
      settlement: way.value || expired ? undefined : t('settlement.choose'),
      account: way.value === 'refund' && account && !endingOf(account) ? t('refunds.ending_wrong') : undefined,
    }),
    send: async ({ account, ...others }) => {
      if (way.value === 'exchange' && wishedOtherwise(review, others)) {
        const anew = await reviewAgain({ lines: review.lines.map((line) => ({ ...asked(line), instead: others[insteadName(line)] || null })) });
        say(t('settlement.look_again'));
        navigate(`/app/return-reviews/${anew.review_id}`, { replace: true });
        return;
      }
      const settlement = (way.value || review.settlements[0]) as Way;
      try {
        const found = await confirm(review, { settlement, ending: settlement === 'refund' ? (endingOf(account) ?? null) : null });
        navigate(`/app/returns/${found.number}`, { replace: true });
      } catch (refusal) {
        const anew = refusal instanceof Problem && refusal.code === 'return_review_expired' && renewedIn(refusal, { way: way.value, account: account ?? '' });
        if (!anew) throw refusal;
        say(t('renewed.lead'));
        navigate(`/app/return-reviews/${anew.review_id}`, { replace: true });
      }
    },
  });

  return (
    <div class="narrow">
      <PageHead title={t('returns.review_title')} lead={t('returns.review_lead')} back={back(review)} />
      <div class="stack">
        <Renewed review={review} />
        <ReturnLines lines={review.lines} sums={review.worth} sumText={t('returns.worth')} />
        {expired && (
          <Callout tone="warn">
            <p>{t('problems.return_review_expired')}</p>
          </Callout>
        )}
        <Form state={form}>
          <Ways form={form} review={review} way={way.value} account={before?.account} onChoose={(chosen) => (way.value = chosen)} />
          <div class="submit">
            {!expired && <p>{t('returns.holds', { until: time(review.expires_at) })}</p>}
            <Button submit wide look="main" busy={form.busy}>
              {t(expired ? 'orders.review_again' : 'returns.confirm')}
            </Button>
            <ButtonLink wide href={again(review)}>
              {t('returns.change')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </div>
  );
}
