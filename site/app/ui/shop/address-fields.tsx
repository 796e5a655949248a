import { useSignal } from '@preact/signals';
import type { AddressView } from '~/gen/api';
import { countries } from '~/lib/countries';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { ELSEWHERE, INVOICE, INVOICE_TO, WITH_GOODS } from '~/lib/orders/address';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';
import { SelectField } from '~/ui/select-field';

interface AddressProps {
  form: Form;
  value: Partial<AddressView> | undefined;
  prefix?: string;
  /** What the browser may fill in by itself: the address that people have things sent to, or that they pay at. */
  browser?: 'shipping' | 'billing';
}

/** An address as it is typed. */
export function AddressFields({ form, value, prefix = '', browser = 'shipping' }: AddressProps) {
  const text = (name: 'name' | 'line1' | 'line2' | 'postcode' | 'city', filled: string) => (
    <TextField
      form={form}
      name={prefix + name}
      label={t(`orders.address_${name}`)}
      value={value?.[name] ?? undefined}
      autocomplete={`${browser} ${filled}`}
      maxLength={name === 'postcode' ? 12 : 100}
      optional={name === 'line2'}
    />
  );
  return (
    <div class="form address">
      {text('name', 'organization')}
      {text('line1', 'address-line1')}
      {text('line2', 'address-line2')}
      {text('postcode', 'postal-code')}
      {text('city', 'address-level2')}
      <SelectField form={form} name={`${prefix}country`} label={t('orders.address_country')} value={value?.country} options={countries()} />
    </div>
  );
}

interface InvoiceProps {
  form: Form;
  /** Where the invoice went last, or goes now, if not where the goods go. */
  elsewhere: AddressView | undefined;
  /** With what an address begins that is typed anew. */
  begin?: Partial<AddressView>;
  hint?: string;
}

/** Where the invoice goes: where the goods go, or to an address of its own. */
export function InvoiceAddress({ form, elsewhere, begin, hint }: InvoiceProps) {
  const apart = useSignal(Boolean(elsewhere));
  return (
    <>
      <ChoiceField
        form={form}
        name={INVOICE_TO}
        legend={t('invoice_address.where')}
        {...(hint ? { hint } : {})}
        choices={[
          { value: WITH_GOODS, label: t('invoice_address.same') },
          { value: ELSEWHERE, label: t('invoice_address.other') },
        ]}
        value={elsewhere ? ELSEWHERE : WITH_GOODS}
        onChange={(chosen) => (apart.value = chosen === ELSEWHERE)}
      />
      {apart.value && (
        <Card title={t('invoice_address.title')}>
          <AddressFields form={form} value={elsewhere ?? begin} prefix={INVOICE} browser="billing" />
        </Card>
      )}
    </>
  );
}
