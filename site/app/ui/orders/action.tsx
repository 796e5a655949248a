import type { ComponentChildren } from 'preact';
import type { OrderView } from '~/gen/api';
import { Button, ButtonLink } from '~/ui/button';
import type { IconNode } from '~/ui/icon';

export interface OrderActionProps {
  order: OrderView;
  /** Asks for the order anew. */
  again: () => Promise<void>;
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
  <>
    <Button small look="plain" busy={busy ?? false} onClick={onClick} {...look} />
    {hint && <p class="hint">{hint}</p>}
  </>
);

/** An action that has a page of its own. */
export const ActionLink = ({ href, hint, ...look }: ActionProps & { href: string }) => (
  <>
    <ButtonLink small look="plain" href={href} {...look} />
    {hint && <p class="hint">{hint}</p>}
  </>
);
