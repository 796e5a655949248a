import { MessageCircleQuestion, RotateCcw } from 'lucide';
import type { ComponentChildren, FunctionComponent } from 'preact';
import type { OrderView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { isRoute } from '~/routes';
import { Button, ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import type { IconNode } from '~/ui/icon';
import { useReorder } from '~/ui/reorder/use-reorder';

export interface OrderActionProps {
  order: OrderView;
}

/** Focus goes here from the panel. */
export const ACTIONS = 'order-actions';

/**
 * What a customer can do with an order, in the order in which it is offered. A new action is a component of its own that
 * shows nothing when it cannot be done now, made of <Action> or <ActionLink>, and one line here.
 */
const EVERY: FunctionComponent<OrderActionProps>[] = [Again, Ask];

export function OrderActions({ order }: OrderActionProps) {
  return (
    <div id={ACTIONS} tabIndex={-1} class="order-actions">
      <Card title={t('order_page.actions')}>
        <ul class="actions">
          {EVERY.map((One) => (
            <One key={One.displayName ?? One.name} order={order} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

interface ActionProps {
  icon: IconNode;
  /** What it does. */
  children: ComponentChildren;
  /** What one should know before: until when, what it costs. */
  hint?: string;
}

/** An action that asks or does something here. */
export const Action = ({ onClick, busy, hint, ...look }: ActionProps & { onClick: () => void; busy?: boolean }) => (
  <li>
    <Button small look="plain" busy={busy ?? false} onClick={onClick} {...look} />
    {hint && <p class="hint">{hint}</p>}
  </li>
);

/** An action that has a page of its own. */
export const ActionLink = ({ href, hint, ...look }: ActionProps & { href: string }) => (
  <li>
    <ButtonLink small look="plain" href={href} {...look} />
    {hint && <p class="hint">{hint}</p>}
  </li>
);

function Again({ order }: OrderActionProps) {
  const { busy, begin } = useReorder([order.number]);
  return (
    <Action icon={RotateCcw} busy={busy} onClick={begin}>
      {t('reorder.title')}
    </Action>
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
