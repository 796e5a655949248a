import { showScore } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { Ticket } from '~/lib/tickets/types';
import { Card } from '~/ui/card';
import { Tag } from '~/ui/tag';

/** What the customer thinks of how this ticket was handled, and how their ratings stand in all. */
export function StaffRating({ ticket: { number, rating } }: { ticket: Ticket }) {
  const score = useQuery(`score:${number}:${rating?.verdict ?? ''}`, () => showScore(number)).data;
  const rated = rating?.verdict;
  if (!rated && !(score && score.good + score.bad)) return null;
  return (
    <Card title={t('rating.score')}>
      <div class="complaint">
        {rated && (
          <p class="meta">
            <Tag tone={rated === 'good' ? 'ok' : 'bad'}>{t(`rating.said_${rated}_staff`)}</Tag>
          </p>
        )}
        {rating?.word && <blockquote class="as-written">{rating.word}</blockquote>}
        {score && <p class="hint">{t('rating.score_line', { good: score.good, bad: score.bad })}</p>}
      </div>
    </Card>
  );
}
