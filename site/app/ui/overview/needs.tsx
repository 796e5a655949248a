import { ChevronRight, MessageSquareReply, PackageOpen, Receipt, Reply, ThumbsUp, Undo2 } from 'lucide';
import type { NeedView } from '~/gen/api';
import { day, moment, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { Card } from '~/ui/card';
import { Icon, type IconNode } from '~/ui/icon';

const ICONS: Record<NeedView['kind'], IconNode> = {
  answer_ticket: MessageSquareReply,
  confirm_solution: ThumbsUp,
  answer_request: Reply,
  send_return: PackageOpen,
  send_back: Undo2,
  pay_invoice: Receipt,
};

const SHOWN = 5;

/** What waits for the customer, the most urgent first. */
export const Needs = ({ needs, more }: { needs: NeedView[]; more: boolean }) => (
  <Card flush class="board-todo" title={t('overview.needs_you')}>
    <ul class="rows">
      {needs.slice(0, SHOWN).map((need) => (
        <li class="row need" key={need.kind + need.ref}>
          <span class={`need-icon need-${need.kind}`}>
            <Icon of={ICONS[need.kind]} />
          </span>
          <div>
            <a class="row-link" href={hrefOf(need)}>
              {titleOf(need)}
            </a>
            <p class="meta">
              {need.amount && <span>{money(need.amount)}</span>}
              <span class={need.late ? 'late' : undefined}>{leadOf(need)}</span>
            </p>
          </div>
          <Icon of={ChevronRight} size={18} />
        </li>
      ))}
    </ul>
    {(more || needs.length > SHOWN) && (
      <p class="row">
        <a href="/app/everything?show=needs_me">{t('mine.more_needs')}</a>
      </p>
    )}
  </Card>
);

function hrefOf({ kind, ref, order }: NeedView): string {
  if (kind === 'send_return') return `/app/returns/${ref}`;
  if (kind === 'send_back') return `/app/withdrawals/${ref}`;
  if (kind === 'pay_invoice') return `/app/money/invoices/${ref}`;
  return kind === 'answer_request' ? `/app/orders/${order}` : `/app/tickets/${ref}`;
}

function titleOf({ kind, ref, title }: NeedView): string {
  if (kind === 'answer_ticket' || kind === 'confirm_solution') return title;
  return t(`mine.need_${kind}`, { number: ref });
}

/** What is to be done, or by when. */
function leadOf({ kind, due, late, order }: NeedView): string {
  if (kind === 'answer_ticket') return t('overview.need_answer');
  if (kind === 'confirm_solution') return t('overview.need_confirm');
  if (!due) return t('mine.about_order', { order: order ?? '' });
  const when = due.length === 10 ? day(due, now.value) : moment(due, now.value);
  if (kind === 'pay_invoice') return t(late ? 'mine.pay_was' : 'mine.pay_by', { when });
  return t(late ? 'mine.was_due' : 'mine.by', { when });
}
