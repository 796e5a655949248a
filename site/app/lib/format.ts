// Money, dates and distances in time, in the reader's regional form and time zone.
import { signal } from '@preact/signals';
import { language, locale, type Language } from './i18n';

export interface Money {
  amount: number;
  currency: string;
}

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
/** The member's own time zone once we know it, else the browser's. */
export const timeZone = signal(browserZone);
export const ownTimeZone = browserZone;

const formats = new Map<string, unknown>();

function format<T>(kind: string, options: object, make: () => T): T {
  const key = kind + locale() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key) as T;
}

/** Minor units (cents) as the language writes money; the currency knows its own number of decimals. */
export function money({ amount, currency }: Money): string {
  const formatter = format('money', { currency }, () => new Intl.NumberFormat(locale(), { style: 'currency', currency }));
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  return formatter.format(amount / 10 ** digits);
}

export const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  format('number', options, () => new Intl.NumberFormat(locale(), options)).format(value);

/** Basis points as the language writes a share: 2550 is 25.5 %. */
export const rate = (basisPoints: number): string => number(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });

const dated = (iso: string | Date, options: Intl.DateTimeFormatOptions): string => {
  const zoned = { timeZone: timeZone.value, ...options };
  return format('date', zoned, () => new Intl.DateTimeFormat(locale(), zoned)).format(new Date(iso));
};

/** A calendar day like "2026-11-28" is that day everywhere; a moment is a day in the reader's zone. */
const zoneOf = (iso: string | Date): { timeZone?: string } =>
  typeof iso === 'string' && iso.length === 10 ? { timeZone: 'UTC' } : {};

/** "28 November", with the year when it is not this one. The month in words: short Lithuanian dates are bare figures. */
export function day(iso: string | Date, now = new Date()): string {
  const sameYear = dated(iso, { year: 'numeric', ...zoneOf(iso) }) === dated(now, { year: 'numeric' });
  const shown = { day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' as const }) } as const;
  return dated(iso, { ...shown, ...zoneOf(iso) });
}

/** Languages whose weekday would have to be inflected inside our sentences. */
const INFLECTING = ['fi', 'lt'];

/** "Tuesday 28 November", where the language lets a weekday stand in a sentence as it is. */
export const weekday = (iso: string): string =>
  INFLECTING.includes(language())
    ? day(iso)
    : dated(iso, { weekday: 'long', day: 'numeric', month: 'long', ...zoneOf(iso) });

export const time = (iso: string | Date): string => dated(iso, { hour: '2-digit', minute: '2-digit' });

export const dayAndTime = (iso: string | Date): string =>
  dated(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** Between a day and a time of day. */
const AT: Record<Language, string> = { sv: ' ', it: ' alle ', fi: ' klo ', lt: ' ', en: ' ' };
const inDays = (days: number): string => relative().format(days, 'day');

/** A moment near now: "14:00" today, "Tue 14:00" within six days, "28 November 14:00" beyond. */
export function moment(iso: string, now = new Date()): string {
  const days = daysBetween(now, new Date(iso));
  if (days === 0) return time(iso);
  // Lithuanian declines its weekdays and has no usual short ones: "iki lapkričio 24 d. 14:00" is right everywhere.
  const near = Math.abs(days) < 7 && language() !== 'lt';
  return (near ? dated(iso, { weekday: 'short' }) : day(iso, now)) + AT[language()] + time(iso);
}

/** The same for a sentence of its own: "14:00 today", "14:00 tomorrow", "Tuesday 14:00", "28 November 14:00". */
export function deadline(iso: string, now = new Date()): string {
  const days = daysBetween(now, new Date(iso));
  if (days === 0 || days === 1)
    return language() === 'en' ? `${time(iso)} ${inDays(days)}` : inDays(days) + AT[language()] + time(iso);
  // A short Finnish weekday stands for every case of the long one.
  if (Math.abs(days) < 7)
    return INFLECTING.includes(language()) ? moment(iso, now) : dated(iso, { weekday: 'long' }) + AT[language()] + time(iso);
  return (language() === 'it' ? 'il ' : '') + moment(iso, now);
}

const relative = () => format('distance', {}, () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }));

/** "now", "in 42 minutes", "yesterday", "3 days ago". */
export function distance(iso: string, now = new Date()): string {
  const minutes = (new Date(iso).getTime() - now.getTime()) / 60_000;
  if (Math.abs(minutes) < 1) return relative().format(0, 'second');
  if (Math.abs(minutes) < 60) return relative().format(towardsZero(minutes), 'minute');
  const hours = minutes / 60;
  if (Math.abs(hours) < 24) return relative().format(towardsZero(hours), 'hour');
  return relative().format(daysBetween(now, new Date(iso)), 'day');
}

/** Never promise more time than is left, never blame for more than has passed. */
const towardsZero = (value: number): number => Math.trunc(value);

/** Whole calendar days in the reader's zone. */
function daysBetween(from: Date, to: Date): number {
  return Math.round((calendarDay(to) - calendarDay(from)) / 86_400_000);
}

function calendarDay(moment: Date): number {
  const options = { timeZone: timeZone.value, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return Date.parse(new Intl.DateTimeFormat('en-CA', options).format(moment));
}

/** "November 2026": a month by its first day, standing alone. */
export const monthAndYear = (iso: string): string => dated(iso, { month: 'long', year: 'numeric', ...zoneOf(iso) });
