import { useSignal } from '@preact/signals';
import type { RateTicket } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import type { Changes } from '~/lib/tickets/changes';
import { rateOnce } from '~/lib/tickets/rating';
import { Card } from '~/ui/card';
import { say } from '~/ui/toast';
import { Rated, RatingForm } from './rating-form';
import { STANDING } from './standing';

/** What the customer thinks of how we handled the ticket, once there is something to rate. */
export function Rate({ changes }: { changes: Changes }) {
  const changing = useSignal(false);
  const { number, rating, state } = changes.view.ticket;
  if (!rating) return null;
  const isOpen = state !== 'solved' && state !== 'closed';
  async function send(body: RateTicket) {
    if (!(await changes.send(() => rateOnce(number, body)))) return;
    changing.value = false;
    say(t(body.wish && !isOpen ? 'rating.done_reopened' : 'rating.done'));
    focusOn(STANDING);
  }
  const shown = rating.verdict && !changing.value;
  return (
    <Card title={t('rating.title')}>
      {shown ? (
        <Rated rating={rating} onChange={() => (changing.value = true)} />
      ) : (
        <>
          <p class="hint">{t('rating.lead')}</p>
          <RatingForm key={state} rating={rating} isOpen={isOpen} send={send} />
        </>
      )}
    </Card>
  );
}
