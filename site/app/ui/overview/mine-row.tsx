import type { MineLine, TicketHeader } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { Money } from '~/ui/amounts';
import { Icon } from '~/ui/icon';
import { LateTag, OrderTag } from '~/ui/shop/order-status';
import { Tag } from '~/ui/tag';
import { dueOf, hrefOf, ICONS, isNamed, stateOf, titleOf, toneOf } from './lines';
import { Marked } from './marked';

/** Anything of a customer's as one line: what it is, in what state, by when, and how much. */
export function MineRow({ line }: { line: MineLine }) {
  const { kind, ref, order, at, amount, marks, excerpt } = line;
  return (
    <li class="row mine-row">
      <span class={line.need ? 'mine-icon mine-icon-needed' : 'mine-icon'}>
        <Icon of={ICONS[kind]} size={20} />
      </span>
      <div class="mine-words">
        <a class="row-link" href={hrefOf(line)}>
          <Marked text={titleOf(line)} marks={marks} />
        </a>
        <p class="meta">
          {isNamed(kind) && (
            <span class="number">
              <Marked text={ref} marks={marks} />
            </span>
          )}
          {order && kind !== 'request' && <span class="number">{t('mine.about_order', { order })}</span>}
          <span>{day(at, now.value)}</span>
        </p>
        {excerpt && (
          <p class="mine-excerpt">
            <Marked text={excerpt} marks={marks} />
          </p>
        )}
      </div>
      <p class="mine-state">
        <State line={line} />
      </p>
      {amount && <Money strong of={amount} />}
    </li>
  );
}

function State({ line }: { line: MineLine }) {
  const { kind, state, detail, due } = line;
  if (kind === 'order') {
    const standing = { status: state, delivery_status: detail ?? '' };
    return (
      <>
        <OrderTag order={standing} />
        {due && (line.late ? <LateTag since={due} /> : <span>{t('orders.arrives_by', { date: day(due, now.value) })}</span>)}
      </>
    );
  }
  const words = dueOf(line);
  const tone = kind === 'ticket' ? (line.need ? 'warn' : line.is_open ? 'info' : 'plain') : toneOf(state);
  return (
    <>
      <Tag tone={tone}>{kind === 'ticket' ? t(`tickets.state_${state as TicketHeader['state']}`) : stateOf(kind, state)}</Tag>
      {words && <span class={line.late ? 'late' : undefined}>{words}</span>}
    </>
  );
}
