// Lists are kept from facts and lag some seconds. What this tab has just written is laid over them until they caught up.
import { effect, signal } from '@preact/signals';
import { now } from './now';
import { signedIn } from './session/session';

const LAG_MS = 60_000;

interface Numbered {
  number: string;
}

export interface OwnWrites<Thing extends Numbered> {
  /** The thing as the API told it after our own change. */
  wrote: (thing: Thing) => void;
  /** The list with our changes. `make`: the thing as a line of this list, or undefined when it has no place in it. */
  over: <Line extends Numbered>(lines: Line[], make: (thing: Thing, line: Line | undefined) => Line | undefined) => Line[];
}

export function ownWrites<Thing extends Numbered>(): OwnWrites<Thing> {
  const written = signal<{ thing: Thing; at: number }[]>([]);
  effect(() => {
    if (!signedIn.value) written.value = []; // the next one to sign in here is somebody else
  });
  return {
    wrote(thing) {
      const others = written.peek().filter((one) => one.thing.number !== thing.number);
      written.value = [{ thing, at: Date.now() }, ...others];
    },
    over(lines, make) {
      const fresh = written.value.filter(({ at }) => now.value.getTime() - at < LAG_MS).map(({ thing }) => thing);
      const known = new Map(fresh.map((thing) => [thing.number, thing]));
      const missing = fresh.filter((thing) => !lines.some((line) => line.number === thing.number));
      const added = missing.map((thing) => make(thing, undefined));
      const kept = lines.map((line) => (known.has(line.number) ? make(known.get(line.number)!, line) : line));
      return [...added, ...kept].filter((line) => line !== undefined);
    },
  };
}
