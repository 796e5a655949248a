import { Merge } from 'lucide';
import { listLikeTickets, mergeTicket, type LikeTickets as Like } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t, textOf } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { useQuery } from '~/lib/query';
import type { Changes } from '~/lib/tickets/changes';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Tag } from '~/ui/tag';
import { STANDING } from '~/ui/tickets/standing';
import { say } from '~/ui/toast';

/** Other open tickets of the customer that may be the same matter, each with the way to let this one go on in it. */
export function LikeTickets({ changes }: { changes: Changes }) {
  const { number, state, version } = changes.view.ticket;
  const like = useQuery(`staff-like:${number}:${state}`, () => listLikeTickets(number)).data?.items ?? [];
  if (!like.length) return null;

  async function merge(into: string) {
    const body = { into, version };
    const work = () => carryOut(`staff-merge.${number}`, body, (key) => mergeTicket(number, body, key));
    if (!(await changes.press(into, work))) return;
    say(t('merging.done_merged'));
    focusOn(STANDING);
  }

  return (
    <Card title={t('likeness.title')}>
      <ul class="like">
        {like.map((one) => (
          <Row key={one.number} of={one} busy={changes.busy === one.number} onMerge={() => void merge(one.number)} />
        ))}
      </ul>
    </Card>
  );
}

interface RowProps {
  of: Like['items'][number];
  busy: boolean;
  onMerge: () => void;
}

const Row = ({ of: { number, subject, state, same_order, mergeable }, busy, onMerge }: RowProps) => (
  <li>
    <p>
      <a href={`/app/staff/tickets/${number}`}>{subject}</a>
    </p>
    <p class="meta">
      <span class="number">{number}</span>
      <span>{textOf(`staff.state_${state}`, 'staff.state_open')}</span>
      {same_order && <Tag>{t('likeness.same_order')}</Tag>}
    </p>
    {mergeable && (
      <Button small icon={Merge} busy={busy} onClick={onMerge}>
        {t('likeness.merge', { number })}
      </Button>
    )}
  </li>
);
