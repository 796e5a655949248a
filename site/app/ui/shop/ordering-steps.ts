import { t } from '~/lib/i18n';

/** Cart, delivery, review: where somebody is on the way to an order. */
export const orderingSteps = (): string[] => [t('catalogue.cart'), t('orders.delivery'), t('orders.review')];
