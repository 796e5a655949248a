import { listOrders } from '~/gen/api';
import { day } from '~/lib/format';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { SelectField } from '~/ui/select-field';

interface OrderChoiceProps {
  form: Form;
  /** The order's number; it may be older than those that are offered. */
  value: string;
  onChange: (number: string) => void;
}

/** Which of the own orders it is about, if any: the newest ones, and the one that a link has named. */
export function OrderChoice({ form, value, onChange }: OrderChoiceProps) {
  const orders = useQuery('orders', () => listOrders({})).data?.items ?? [];
  const named = value && !orders.some((order) => order.number === value) ? [{ value, label: value }] : [];
  if (!orders.length && !named.length) return null;
  const options = orders.map((order) => ({
    value: order.number,
    label: `${order.summary}, ${day(order.placed_at)} (${order.number})`,
  }));
  return (
    <SelectField
      key={`${orders.length}`}
      optional
      form={form}
      name="order_number"
      label={t('tickets.about_order')}
      value={value}
      options={[{ value: '', label: t('tickets.about_no_order') }, ...named, ...options]}
      onChange={onChange}
    />
  );
}
