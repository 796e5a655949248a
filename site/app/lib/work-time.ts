// Business time: how long it is in words, and when we work.
import type { PromisesView } from '~/gen/api';
import { number, timeZone } from './format';
import { locale, t } from './i18n';

/** "2 h 10 min": for what is left or over, never nothing. Short units are the same in every case of a language. */
export function workTime(exact: number): string {
  const minutes = Math.max(1, exact);
  const unit = (value: number, name: string) => number(value, { style: 'unit', unit: name, unitDisplay: 'short' });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && unit(hours, 'hour'), rest > 0 && unit(rest, 'minute')].filter(Boolean).join(' ');
}

/** "We answer within 4 working hours": in days where it is whole days of ours. */
export function answeredWithin(minutes: number, promises: PromisesView): string {
  const day = usualDay(promises);
  if (minutes % day === 0) return t('tickets.within_days', { n: minutes / day });
  if (minutes % 60 === 0) return t('tickets.within_hours', { n: minutes / 60 });
  return t('tickets.within_minutes', { n: minutes });
}

type Hours = [opens: number, closes: number];

/** The length in minutes that most of our days have. */
function usualDay({ week }: PromisesView): number {
  const lengths = Object.values(week).map((day) => day.map(parsed).reduce((sum, [from, to]) => sum + to - from, 0));
  const counted = (length: number) => lengths.filter((other) => other === length).length;
  return lengths.sort((a, b) => counted(b) - counted(a) || b - a)[0] || 24 * 60;
}

export interface OpeningHours {
  /** "Monday-Friday 08:00-17:00", one for each run of equal days. */
  lines: string[];
  /** Whose clock that is, where it is not the same for both. */
  clock: string | undefined;
}

/** When we work, by the reader's own clock unless that would move hours into another day. */
export function openingHours({ week, time_zone }: PromisesView): OpeningHours {
  const shift = offset(timeZone.value) - offset(time_zone);
  const days = DAYS.map((day) => (week[day] ?? []).map(parsed));
  const fits = days.flat().every(([from, to]) => from + shift >= 0 && to + shift <= 24 * 60);
  const lines = runs(days.map((day) => day.map((hours) => span(hours, fits ? shift : 0)).join(', ')));
  const clock = shift === 0 ? undefined : fits ? t('tickets.in_your_time') : zoneName(time_zone);
  return { lines, clock };
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "08:00-17:00" in minutes since midnight. */
function parsed(hours: string): Hours {
  const [from = 0, to = 0] = hours.split('-').map((clock) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  });
  return [from, to];
}

const span = ([from, to]: Hours, shift: number): string => `${clock(from + shift)}–${clock(to + shift)}`;

/** Any Monday will do: only its times and weekdays are shown. */
const MONDAY = Date.UTC(2024, 0, 1);
const shown = (minutes: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }).format(new Date(MONDAY + minutes * 60_000));
const clock = (minutes: number): string => shown(minutes, { hour: '2-digit', minute: '2-digit' });
const weekday = (day: number): string => shown(day * 24 * 60, { weekday: 'long' });

/** Equal neighbours are one line; closed days are none. */
function runs(days: string[]): string[] {
  const lines: string[] = [];
  for (let first = 0; first < days.length; ) {
    let last = first;
    while (days[last + 1] === days[first]) last += 1;
    const names = first === last ? weekday(first) : `${weekday(first)}–${weekday(last)}`;
    if (days[first]) lines.push(`${names} ${days[first]}`);
    first = last + 1;
  }
  return lines;
}

/** How far the wall clock of a zone is ahead of UTC now, in minutes. */
function offset(zone: string): number {
  const name = zonePart(zone, 'longOffset', 'en').replace('GMT', '') || '+00:00';
  const [hours = 0, minutes = 0] = name.slice(1).split(':').map(Number);
  return (name.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const zoneName = (zone: string): string => zonePart(zone, 'longGeneric', locale());

function zonePart(zone: string, timeZoneName: 'longOffset' | 'longGeneric', language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName }).formatToParts(Date.now());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
