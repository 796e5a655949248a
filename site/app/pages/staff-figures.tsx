import { showCauseFigures, showRatingFigures } from '~/gen/api';
import type { CauseFiguresView, RatingFiguresView } from '~/gen/api';
import { day, monthAndYear, number, rate } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { now } from '~/lib/now';
import { useQuery } from '~/lib/query';
import { lastMonths } from '~/lib/staff/months';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { Views } from '~/ui/views';

const PATH = '/app/staff/figures';
const SHOWN_MONTHS = 6;
const WHOLE = 10_000;

/** What led to most tickets of a month, and how content customers were. */
export default function StaffFigures() {
  const months = lastMonths(now.value, SHOWN_MONTHS);
  const asked = place.value.query.get('month');
  const month = months.find((one) => one === asked) ?? months[0]!;
  const causes = useQuery(`figures.causes.${month}`, () => showCauseFigures({ month }));
  const ratings = useQuery(`figures.ratings.${month}`, () => showRatingFigures({ month }));
  const views = months.map((one) => ({ href: `${PATH}?month=${one}`, text: monthAndYear(`${one}-01`), chosen: one === month }));
  return (
    <>
      <PageHead title={t('figures.title')} lead={t('figures.lead')} back={{ href: '/app/staff/causes', label: t('causes_staff.title') }} />
      <Views label={t('figures.months')} views={views} />
      <div class="stack">
        <Loaded query={causes}>{(found) => <Causes of={found} />}</Loaded>
        <Loaded query={ratings}>{(found) => <Ratings of={found} />}</Loaded>
      </div>
    </>
  );
}

function Causes({ of: { causes, categories, topics } }: { of: CauseFiguresView }) {
  if (!causes.length) return <Card title={t('figures.causes')}>{t('figures.causes_none')}</Card>;
  const topic = topics.map((one) => `${one.topic} ${number(one.tickets)}`).join(', ');
  const category = categories.map((one) => `${t(`causes_staff.category_${one.category}`)} ${rate(one.share)}`).join(', ');
  return (
    <section class="stack" aria-labelledby="figures-causes">
      <h2 id="figures-causes">{t('figures.causes')}</h2>
      <table class="queue" role="table" aria-labelledby="figures-causes">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('causes_staff.tickets')}</th>
            <th role="columnheader">{t('causes_staff.cause')}</th>
            <th role="columnheader">{t('figures.share')}</th>
            <th role="columnheader">{t('figures.running')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {causes.map((one) => (
            <tr role="row" key={one.cause_id}>
              <td role="cell">{t('causes_staff.count', { n: one.tickets })}</td>
              <td role="cell" class="queue-subject">
                <a class="row-link" href={`/app/staff/causes/${one.cause_id}`}>
                  {one.title}
                </a>
                <span class="meta">{t(`causes_staff.category_${one.category}`)}</span>
              </td>
              <td role="cell">{rate(one.share)}</td>
              <td role="cell">{rate(one.running)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t('figures.categories', { categories: category })}</p>
      {topic && <p class="hint">{t('figures.topics', { topics: topic })}</p>}
    </section>
  );
}

function Ratings({ of: { good, bad, days } }: { of: RatingFiguresView }) {
  if (!days.length) return <Card title={t('figures.ratings')}>{t('figures.ratings_none')}</Card>;
  const share = good + bad ? Math.floor((good * WHOLE) / (good + bad)) : 0;
  return (
    <Card title={t('figures.ratings')}>
      <p>
        <strong>{t('figures.good_share', { share: rate(share) })}</strong> {t('rating.score_line', { good, bad })}
      </p>
      <dl class="facts">
        {days.map((one) => [
          <dt key={one.day}>{day(one.day, now.value)}</dt>,
          <dd key={`${one.day}-score`}>{t('rating.score_line', { good: one.good, bad: one.bad })}</dd>,
        ])}
      </dl>
    </Card>
  );
}
