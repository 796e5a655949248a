import { showOrderingRules } from '~/gen/api';
import { language } from './i18n';
import { useQuery } from './query';

/** What every order must be, and the ways of delivery that there are. */
export const useOrderingRules = () => useQuery(`ordering-rules:${language()}`, () => showOrderingRules({ language: language() }));

/** What an order without VAT lacks to the least that the vendor takes in that currency; undefined when it is enough. */
export function useShortfall(net: number, currency: string | undefined) {
  const minimums = useOrderingRules().data?.minimums ?? [];
  const minimum = minimums.find((one) => one.currency === currency)?.amount ?? 0;
  return currency && net < minimum ? { missing: minimum - net, minimum, currency } : undefined;
}
