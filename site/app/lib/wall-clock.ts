// What a clock on the wall of the reader's time zone shows, as date inputs want it, and the moment behind it.
import { timeZone } from './format';

/** "2026-11-27T14:00", as an input of type datetime-local writes it. */
export function wallClock(moment: Date): string {
  const options = { timeZone: timeZone.value, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(moment).replace(' ', 'T');
}

/** The moment when that clock shows this. An hour that the clocks skip is the one after it. */
export function fromWallClock(text: string): Date | undefined {
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const shownAt = (moment: number) => Date.parse(`${wallClock(new Date(moment))}Z`);
  let moment = wanted;
  // The first step may land on the other side of a change of clocks; the second is right.
  for (let step = 0; step < 2; step += 1) moment += wanted - shownAt(moment);
  return new Date(moment);
}
