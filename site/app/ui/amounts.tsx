import { dayAndTime, distance, moment, money, type Money as Sum } from '~/lib/format';
import { now } from '~/lib/now';

export const Money = ({ of, strong = false }: { of: Sum; strong?: boolean }) => (
  <span class={strong ? 'money money-strong' : 'money'}>{money(of)}</span>
);

/** "3 hours ago"; the full date and time are in the tooltip and for machines. */
export const Ago = ({ at }: { at: string }) => (
  <time dateTime={at} title={dayAndTime(at)}>
    {distance(at, now.value)}
  </time>
);

/** "Tue 14:00, in 3 hours". */
export const When = ({ at }: { at: string }) => (
  <time dateTime={at} title={dayAndTime(at)}>
    {moment(at, now.value)}, {distance(at, now.value)}
  </time>
);
