import { useSignal } from '@preact/signals';
import { showLinkedRating, type LinkedRatingView, type RateTicket } from '~/gen/api';
import { deadline } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { useMe } from '~/lib/me';
import { now } from '~/lib/now';
import { remember, useQuery } from '~/lib/query';
import { isVerdict, rateByLinkOnce } from '~/lib/tickets/rating';
import { ButtonLink } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { Rated, RatingForm } from '~/ui/tickets/rating-form';
import { say } from '~/ui/toast';

const keyOf = (token: string): string => `rating:${token}`;

/** Where the link in our mail leads, without signing in: what it chose waits to be sent, for machines follow links too. */
export default function Rate() {
  const token = place.value.query.get('t') ?? '';
  const query = useQuery(keyOf(token), () => showLinkedRating(token || '-'));
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={{ href: '/app', label: t('shell.overview') }} />;
  return (
    <Loaded query={query} rows={3}>
      {(linked) => <Shown token={token} linked={linked} />}
    </Loaded>
  );
}

function Shown({ token, linked }: { token: string; linked: LinkedRatingView }) {
  const { number, subject, rating, is_open, answer_by } = linked;
  const given = place.value.query.get('verdict');
  const verdict = isVerdict(given) ? given : undefined;
  const changing = useSignal(rating.verdict === null || (verdict !== undefined && verdict !== rating.verdict));
  async function send(body: RateTicket) {
    remember(keyOf(token), await rateByLinkOnce(token, body));
    changing.value = false;
    say(t('rating.done'));
  }
  return (
    <div class="narrow stack">
      <PageHead title={t('rating.title_mail')} lead={t('rating.about', { number, subject })} />
      {rating.wish && answer_by && (
        <Callout tone="ok">{t('rating.answer_by', { when: deadline(answer_by, now.value) })}</Callout>
      )}
      {!rating.open_until && !rating.verdict ? (
        <p>{t(is_open ? 'rating.not_yet' : 'rating.over')}</p>
      ) : rating.open_until && changing.value ? (
        <RatingForm rating={rating} verdict={verdict} isOpen={is_open} send={send} />
      ) : (
        <Rated rating={rating} onChange={() => (changing.value = true)} />
      )}
      <ToTicket number={number} />
    </div>
  );
}

/** Who is signed in as a customer goes on from here. */
function ToTicket({ number }: { number: string }) {
  const me = useMe().data;
  if (!me || me.staff) return null;
  return <ButtonLink href={`/app/tickets/${number}`}>{t('rating.to_ticket')}</ButtonLink>;
}
