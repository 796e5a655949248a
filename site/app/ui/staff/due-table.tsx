import { UserRound } from 'lucide';
import type { DueLine } from '~/gen/api';
import { day, distance, moment } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { now } from '~/lib/now';
import { priorityWord } from '~/lib/tickets/words';
import { Icon } from '~/ui/icon';
import { ICONS, isNamed, staffHrefOf, stateOf, titleOf, toneOf } from '~/ui/overview/lines';
import { OrderTag } from '~/ui/shop/order-status';
import { Tag } from '~/ui/tag';
import { walk } from './walk';

/** What waits for staff as a table; on a phone each row is a card. */
export const DueTable = ({ lines, name }: { lines: DueLine[]; name: string }) => (
  <table class="queue queue-due-next" role="table" aria-label={name} onKeyDown={walk}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{t('due.by')}</th>
        <th role="columnheader">{t('due.what')}</th>
        <th role="columnheader">{t('due.state')}</th>
        <th role="columnheader">{t('due.who')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {lines.map((line) => (
        <Row key={line.kind + line.ref} line={line} />
      ))}
    </tbody>
  </table>
);

const Row = ({ line }: { line: DueLine }) => (
  <tr role="row">
    <td role="cell" class="queue-due">
      <Due line={line} />
    </td>
    <td role="cell" class="queue-subject">
      <span class="due-what">
        <Icon of={ICONS[line.kind]} size={18} />
        <a class="row-link" href={staffHrefOf(line)}>
          {titleOf(line)}
        </a>
      </span>
      <span class="meta">
        <span>{line.customer}</span>
        {isNamed(line.kind) && <span class="number">{line.ref}</span>}
      </span>
    </td>
    <td role="cell" class="queue-state">
      <State line={line} />
    </td>
    <td role="cell">
      {line.kind === 'ticket' && (
        <span class={line.assignee_name ? 'queue-who' : 'queue-who queue-none'}>
          <Icon of={UserRound} size={16} />
          {line.assignee_name ?? t('staff.nobody')}
        </span>
      )}
    </td>
  </tr>
);

/** The day or the moment, and whether it is behind us. */
function Due({ line: { due, late } }: { line: DueLine }) {
  if (!due) return <span class="queue-none">{t('due.no_time')}</span>;
  const isDay = due.length === 10;
  return (
    <span class={late ? 'late due-when' : 'due-when'}>
      {isDay ? day(due, now.value) : moment(due, now.value)}
      <small>{isDay ? late && t('due.late') : distance(due, now.value)}</small>
    </span>
  );
}

function State({ line: { kind, state, detail, priority } }: { line: DueLine }) {
  if (kind === 'order') return <OrderTag order={{ status: state, delivery_status: detail ?? '' }} />;
  if (kind !== 'ticket') return <Tag tone={toneOf(state)}>{stateOf(kind, state)}</Tag>;
  return (
    <>
      {priority && <Tag tone={priority === 'p1' ? 'bad' : priority === 'p2' ? 'warn' : 'plain'}>{priorityWord(priority)}</Tag>}{' '}
      {textOf(`staff.state_${state}`, 'staff.state_open')}
    </>
  );
}
