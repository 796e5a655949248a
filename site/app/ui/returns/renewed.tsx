import { useEffect } from 'preact/hooks';
import type { ReturnReviewView } from '~/gen/api';
import { arrive } from '~/lib/arrival';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { measured } from '~/lib/quantity';
import { Callout } from '~/ui/callout';

type Difference = ReturnReviewView['differences'][number];

/** What is otherwise in a return than when it was shown before, one sentence each; read from the page's beginning. */
export function Renewed({ review }: { review: ReturnReviewView }) {
  useEffect(() => {
    if (place.value.by === 'replace' && review.differences.length) arrive();
  }, []);
  if (!review.differences.length) return null;
  return (
    <Callout tone="warn">
      <p>
        {t('renewed.lead')} {t('renewed.changed')}
      </p>
      <ul class="contents changes">
        {review.differences.map((one) => (
          <li key={`${one.kind}/${one.order}/${one.sku}/${one.currency}/${one.was ?? one.now}`}>{worded(one, review)}</li>
        ))}
      </ul>
    </Callout>
  );
}

function worded({ kind, order, sku, currency, was, now }: Difference, { lines }: ReturnReviewView): string {
  const line = lines.find((one) => one.order === order && one.sku === sku);
  const say = (value: Difference['was']): string => {
    if (value === null) return '';
    if (kind === 'way_gone' || kind === 'way_new') return t(`settlement.way_${value as ReturnReviewView['settlements'][number]}`);
    if (kind === 'less') return line ? measured(Number(value), line) : String(value);
    if (kind === 'gone') return '';
    return money({ amount: Number(value), currency: currency ?? line?.instead?.currency ?? 'EUR' });
  };
  return t(`renewed.${kind}`, { name: line?.name ?? sku ?? '', was: say(was), now: say(now) });
}
