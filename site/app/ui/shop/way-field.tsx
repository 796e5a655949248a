import type { OfferedWayView } from '~/gen/api';
import type { Form } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { usePricing } from '~/lib/products';
import { ChoiceField } from '~/ui/choice-field';

interface WayProps {
  form: Form;
  ways: OfferedWayView[];
  /** The one chosen last. */
  last: string | undefined;
}

/** How it shall come, with what that costs. Where there is one way, there is nothing to choose. */
export function WayField({ form, ways, last }: WayProps) {
  const { priceOf, note } = usePricing();
  if (ways.length < 2) return null;
  const hint = ({ prices, free_from, vat_rate }: OfferedWayView) => {
    const each = prices.map((price) => money(priceOf({ price, vat_rate })));
    const free = free_from.map((from) => t('charges.free_from', { from: money(from) }));
    return [...each, ...free].join(', ') || t('charges.free');
  };
  return (
    <ChoiceField
      form={form}
      name="way"
      legend={t('charges.how')}
      hint={note}
      choices={ways.map((way) => ({ value: way.code, label: way.name, hint: hint(way) }))}
      value={ways.some(({ code }) => code === last) ? last : ways[0]?.code}
    />
  );
}
