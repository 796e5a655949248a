import type { IconNode } from 'lucide';
import { h } from 'preact';

export type { IconNode };

/** A Lucide icon: decoration beside words. An icon that stands alone belongs in a control with its own label. */
export function Icon({ of, size = 20 }: { of: IconNode; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => h(tag as 'path', attributes as object))}
    </svg>
  );
}
