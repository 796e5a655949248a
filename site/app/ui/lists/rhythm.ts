import type { ListView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';

type Repeat = NonNullable<ListView['repeat']>;

/** "Every 2 weeks, next Mon 14 Jan". */
export const rhythm = ({ weeks, next_on, paused }: Repeat): string =>
  paused ? t('lists.every', { n: weeks }) : t('lists.every_next', { n: weeks, date: day(next_on) });
