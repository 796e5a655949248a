import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CardProps {
  title: string;
  /** A link or a small button at the right of the title. */
  action?: ComponentChildren;
  /** Rows reach the edges; text does not. */
  flush?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** A titled part of a page. */
export function Card({ title, action, flush = false, class: extra = '', children }: CardProps) {
  const name = useId();
  return (
    <section class={`card ${extra}`} aria-labelledby={name}>
      <header class="card-head">
        <h2 id={name}>{title}</h2>
        {action}
      </header>
      <div class={flush ? 'card-flush' : 'card-body'}>{children}</div>
    </section>
  );
}
