import { dayAndTime, distance, moment } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';

export interface Promised {
  due_at: string;
  /** When the clock began: with it the ring shows how much of the time is left. */
  started_at?: string | null | undefined;
  state: 'on_time' | 'paused' | 'kept' | 'broken' | 'dropped';
}

type Look = 'calm' | 'soon' | 'late' | 'paused' | 'kept' | 'dropped';
const SOON_MS = 3_600_000;
const AROUND = 2 * Math.PI * 8;

interface ClockProps {
  promise: Promised;
  large?: boolean;
  /** In a table of due times: how long it is, over the time. */
  brief?: boolean;
}

/** A promise as a clock: a ring that empties, and the same in words. */
export function PromiseClock({ promise, large = false, brief = false }: ClockProps) {
  const look = lookOf(promise);
  return (
    <span class={`promise promise-${look}${large ? ' promise-large' : ''}`}>
      <Ring share={shareLeft(promise, look)} size={large ? 28 : 20} />
      <span class="promise-words">
        <time dateTime={promise.due_at} title={dayAndTime(promise.due_at)}>
          {brief ? <Brief promise={promise} look={look} /> : words(promise, look)}
        </time>
      </span>
    </span>
  );
}

const Brief = ({ promise: { due_at }, look }: { promise: Promised; look: Look }) => (
  <>
    {look === 'late' ? t('common.promise_late_brief') : distance(due_at, now.value)}
    <small>{moment(due_at, now.value)}</small>
  </>
);

function words(promise: Promised, look: Look): string {
  const facts = { when: moment(promise.due_at, now.value), distance: distance(promise.due_at, now.value) };
  return t(TEXTS[look], facts);
}

const TEXTS: Record<Look, Key> = {
  calm: 'common.promise_running',
  soon: 'common.promise_running',
  late: 'common.promise_late',
  paused: 'common.promise_paused',
  kept: 'common.promise_kept',
  dropped: 'common.promise_dropped',
};

function lookOf({ due_at, state }: Promised): Look {
  if (state === 'kept' || state === 'paused' || state === 'dropped') return state;
  const left = Date.parse(due_at) - now.value.getTime();
  if (state === 'broken' || left < 0) return 'late';
  return left < SOON_MS ? 'soon' : 'calm';
}

/** 1 = all the time is left. Without a beginning: against a working day. */
function shareLeft({ due_at, started_at }: Promised, look: Look): number {
  if (look !== 'calm' && look !== 'soon') return 1;
  const due = Date.parse(due_at);
  const whole = started_at ? due - Date.parse(started_at) : 8 * SOON_MS;
  return Math.min(1, Math.max(0.04, (due - now.value.getTime()) / Math.max(1, whole)));
}

export function Ring({ share, size }: { share: number; size: number }) {
  return (
    <svg class="ring" width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <circle cx="11" cy="11" r="8" />
      <circle
        class="ring-left"
        cx="11"
        cy="11"
        r="8"
        stroke-dasharray={`${share * AROUND} ${AROUND}`}
        transform="rotate(-90 11 11)"
      />
    </svg>
  );
}
