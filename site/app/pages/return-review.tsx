import { useSignal } from '@preact/signals';
import { showReturnReview, type ReturnReviewView } from '~/gen/api';
import { time } from '~/lib/format';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { now } from '~/lib/now';
import { problemOf, type Problem } from '~/lib/problem';
import { useQuery } from '~/lib/query';
import { confirm } from '~/lib/returns';
import type { PageProps } from '~/lib/router';
import { Button, ButtonLink } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { ReturnLines } from '~/ui/returns/lines';
import { Loaded } from '~/ui/states';

const back = (review?: ReturnReviewView) => ({ href: again(review), label: t('returns.begin') });

const again = (review?: ReturnReviewView): string =>
  review ? `/app/returns/new?${new URLSearchParams([...new Set(review.lines.map(({ order }) => order))].map((one) => ['order', one]))}` : '/app/orders';

/** The whole return once more, and what it brings. The button says what it does. */
export default function ReturnReview({ params: { review_id = '' } }: PageProps) {
  const query = useQuery(`return-review:${review_id}`, () => showReturnReview(review_id));
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(review) => <Shown review={review} />}</Loaded>;
}

function Shown({ review }: { review: ReturnReviewView }) {
  const busy = useSignal(false);
  const refusal = useSignal<Problem | undefined>(undefined);
  const expired = Date.parse(review.expires_at) <= now.value.getTime();

  async function send() {
    busy.value = true;
    refusal.value = undefined;
    try {
      const found = await confirm(review);
      navigate(`/app/returns/${found.number}`, { replace: true });
    } catch (reason) {
      refusal.value = problemOf(reason);
    } finally {
      busy.value = false;
    }
  }

  return (
    <div class="narrow">
      <PageHead title={t('returns.review_title')} lead={t('returns.review_lead')} back={back(review)} />
      <div class="stack">
        {refusal.value && (
          <div role="alert">
            <Callout tone="bad">
              <p>{refusal.value.text}</p>
            </Callout>
          </div>
        )}
        <ReturnLines lines={review.lines} sums={review.worth} sumText={t('returns.worth')} />
        <Callout>
          <p>{t('returns.worth_how')}</p>
        </Callout>
        {expired ? (
          <Callout tone="warn">
            <p>{t('problems.return_review_expired')}</p>
            <ButtonLink href={again(review)}>{t('returns.change')}</ButtonLink>
          </Callout>
        ) : (
          <div class="submit">
            <p>{t('returns.holds', { until: time(review.expires_at) })}</p>
            <Button wide look="main" busy={busy.value} onClick={() => void send()}>
              {t('returns.confirm')}
            </Button>
            <ButtonLink wide href={again(review)}>
              {t('returns.change')}
            </ButtonLink>
          </div>
        )}
      </div>
    </div>
  );
}
