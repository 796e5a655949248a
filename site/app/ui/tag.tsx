import type { ComponentChildren } from 'preact';

export type Tone = 'plain' | 'ok' | 'info' | 'warn' | 'bad';

/** A state in a word. Colour says the same as the word, never more. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`tag tag-${tone}`}>{children}</span>
);
