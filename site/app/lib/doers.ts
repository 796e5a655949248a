import { t } from './i18n';

/** Who did it: somebody by name, of ours or of theirs; else we, or the portal by itself. */
export function doerOf({ by, by_staff }: { by: string; by_staff: boolean }): string {
  if (!by) return t(by_staff ? 'doers.us' : 'doers.itself');
  return by_staff ? t('orders.by_us', { name: by }) : by;
}
