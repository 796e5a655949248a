import { timeZone } from './format';
import { t } from './i18n';

/** By the clock of the member's own zone, with their first name. */
export function greeting(name: string, now: Date): string {
  const first = { name: name.split(' ')[0] ?? name };
  const options = { timeZone: timeZone.value, hour: 'numeric', hourCycle: 'h23' } as const;
  const hour = Number(new Intl.DateTimeFormat('en-GB', options).format(now));
  if (hour < 5 || hour >= 18) return t('shell.good_evening', first);
  return t(hour < 11 ? 'shell.good_morning' : 'shell.good_day', first);
}
