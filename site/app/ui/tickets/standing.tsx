import type { ComponentChildren } from 'preact';
import type { Standing as State } from '~/lib/tickets/standing';
import { Ring } from '~/ui/promise-clock';

interface StandingProps {
  /** Who acts next: "Our turn". */
  turn: string;
  standing: State;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** Focus goes here after a move: what is read first is what has become of the ticket. */
export const STANDING = 'standing-headline';

/** The dark panel of a ticket: its state, who acts next, and by when. Only the sentence is announced when it changes. */
export function Standing({ turn, standing, children }: StandingProps) {
  return (
    <section class={`anchor standing standing-${standing.look}`} aria-labelledby="standing-turn">
      <h2 id="standing-turn">
        <Ring share={standing.share} size={20} />
        {turn}
      </h2>
      <p class="anchor-big" id={STANDING} tabIndex={-1} role="status">
        {standing.headline}
      </p>
      {standing.notes.map((note) => (
        <p class="anchor-quiet" key={note}>
          {note}
        </p>
      ))}
      {children && <div class="anchor-actions">{children}</div>}
    </section>
  );
}
