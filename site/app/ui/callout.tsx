import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

/** A message that belongs to the page, not to one field. */
export function Callout({ tone = 'info', children }: { tone?: keyof typeof ICONS; children: ComponentChildren }) {
  return (
    <div class={`callout callout-${tone}`}>
      <Icon of={ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}
