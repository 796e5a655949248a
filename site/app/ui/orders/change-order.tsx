import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChangeReviewView, DifferenceView, OrderView } from '~/gen/api';
import { arrive } from '~/lib/arrival';
import type { Values } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import { Callout } from '~/ui/callout';
import { PageHead } from '~/ui/page-head';
import { ChangeForm } from './change-form';
import { ChangeReview } from './change-review';

interface ChangeProps {
  order: OrderView;
  staff?: boolean;
  home: string;
}

const MOVES = ['change', 'ask_change', 'propose_change'] as const;
const TITLES: Record<(typeof MOVES)[number], Key> = { change: 'changing.change', ask_change: 'changing.ask', propose_change: 'changing.propose' };

/** First what shall be otherwise, then all of it once more; nothing is changed before that is confirmed. */
export function ChangeOrder({ order, staff = false, home }: ChangeProps) {
  const made = useSignal<ChangeReviewView | undefined>(undefined);
  const since = useSignal<DifferenceView[]>([]);
  const before = useSignal<Values | undefined>(undefined);
  const drawn = useRef(false);
  useEffect(() => {
    if (drawn.current) arrive(); // the other step is read from its beginning, as a page is
    drawn.current = true;
  }, [made.value === undefined]);
  const move = MOVES.find((one) => order.allowed.includes(one));
  const back = { href: home, label: t('orders.order_number', { number: order.number }) };
  const title = made.value ? t('changing.review_title') : t(TITLES[move ?? 'change']);
  return (
    <div class="narrow">
      <PageHead key={title} title={title} back={back} lead={made.value || !move ? undefined : t('changing.form_lead')} />
      {!move && (
        <Callout tone="warn">
          <p>{t('changing.not_now')}</p>
        </Callout>
      )}
      {move && made.value && (
        <ChangeReview
          order={order}
          made={made.value}
          since={since.value}
          staff={staff}
          home={home}
          onBack={() => (made.value = undefined)}
          onRenewed={(review, differences) => {
            since.value = differences;
            made.value = review;
          }}
        />
      )}
      {move && !made.value && (
        <ChangeForm
          order={order}
          staff={staff}
          before={before.value}
          onReview={(review, values) => {
            before.value = values;
            since.value = [];
            made.value = review;
          }}
        />
      )}
    </div>
  );
}
