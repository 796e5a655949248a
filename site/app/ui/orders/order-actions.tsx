import { FilePenLine, MessageCircleQuestion, RotateCcw } from 'lucide';
import type { FunctionComponent } from 'preact';
import { t } from '~/lib/i18n';
import { isRoute } from '~/routes';
import { Card } from '~/ui/card';
import { useReorder } from '~/ui/reorder/use-reorder';
import { Withdraw } from '~/ui/withdrawals/of-order';
import { Action, ActionLink, type OrderActionProps } from './action';
import { Cancel } from './cancel-action';
import { Return } from './return-action';

/** Focus goes here from the panel. */
export const ACTIONS = 'order-actions';

/**
 * What a customer can do with an order, in the order in which it is offered. A new action is a component of its own that
 * shows nothing when it cannot be done now, made of <Action> or <ActionLink>, and one line here.
 */
const EVERY: Record<string, FunctionComponent<OrderActionProps>> = {
  again: Again,
  change: Change,
  cancel: Cancel,
  back: Return,
  withdraw: Withdraw,
  ask: Ask,
};

export function OrderActions(props: OrderActionProps) {
  return (
    <div id={ACTIONS} tabIndex={-1} class="order-actions">
      <Card title={t('order_page.actions')}>
        <ul class="actions">
          {Object.entries(EVERY).map(([name, One]) => (
            <li key={name}>
              <One {...props} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Again({ order }: OrderActionProps) {
  const { busy, begin } = useReorder([order.number]);
  return (
    <Action icon={RotateCcw} busy={busy} onClick={begin}>
      {t('reorder.title')}
    </Action>
  );
}

/** At once, or as a request; what it would become is shown before. */
function Change({ order: { allowed, number } }: OrderActionProps) {
  const atOnce = allowed.includes('change');
  if (!atOnce && !allowed.includes('ask_change')) return null;
  return (
    <ActionLink icon={FilePenLine} href={`/app/orders/${number}/change`} hint={t(atOnce ? 'changing.change_hint' : 'order_requests.ask_cancel_hint')}>
      {t(atOnce ? 'changing.change' : 'changing.ask')}
    </ActionLink>
  );
}

function Ask({ order }: OrderActionProps) {
  if (!isRoute('/app/tickets/new')) return null;
  return (
    <ActionLink icon={MessageCircleQuestion} href={`/app/tickets/new?order=${order.number}`}>
      {t('orders.ask_about')}
    </ActionLink>
  );
}
