import type { DoerView } from '~/gen/api';
import { t } from '~/lib/i18n';

/** Who did it: somebody of the customer's or the vendor's by name, as far as it may be known, or nobody. */
export function doerText({ side, name }: DoerView): string {
  if (side === 'portal') return t('doers.itself');
  if (side === 'customer') return name ?? '';
  return name ? t('orders.by_us', { name }) : t('doers.us');
}
