import { showOrderingRules } from '~/gen/api';
import { useQuery } from './query';

/** What an order without VAT lacks to the least that the vendor takes in that currency; undefined when it is enough. */
export function useShortfall(net: number, currency: string | undefined) {
  const minimums = useQuery('ordering-rules', () => showOrderingRules()).data?.minimums ?? [];
  const minimum = minimums.find((one) => one.currency === currency)?.amount ?? 0;
  return currency && net < minimum ? { missing: minimum - net, minimum, currency } : undefined;
}
