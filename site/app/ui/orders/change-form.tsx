import { useSignal } from '@preact/signals';
import type { ChangeReviewView, OrderView } from '~/gen/api';
import { useForm, type Values } from '~/lib/form';
import { day } from '~/lib/format';
import { locale, t } from '~/lib/i18n';
import { addressesMissing, addressIn, invoiceAddressIn, invoiceAddressOf, sameAddress } from '~/lib/orders/address';
import { askedIn, changeable, quantityField, review } from '~/lib/orders/change';
import { Problem } from '~/lib/problem';
import { measured, parseQuantity, typed } from '~/lib/quantity';
import { problemText, type LineProblem } from '~/lib/terms';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { AddressFields, InvoiceAddress } from '~/ui/shop/address-fields';

interface FormProps {
  order: OrderView;
  staff: boolean;
  /** What was typed before, when somebody comes back from the review. */
  before: Values | undefined;
  onReview: (made: ChangeReviewView, values: Values) => void;
}

/** Quantities, addresses, a later day: as they are, to be changed. */
export function ChangeForm({ order, staff, before, onReview }: FormProps) {
  const short = useSignal<LineProblem[]>([]);
  const address = before ? addressIn(before) : order.document.delivery_address;
  const invoice = before ? invoiceAddressIn(before) : invoiceAddressOf(order.document);
  const form = useForm({
    check: (values) => ({ ...wrongQuantities(order, values), ...addressesMissing(values) }),
    send: async (values) => {
      short.value = [];
      const asked = askedIn(values, order);
      if (!asked) throw new Problem({ status: 422, code: 'nothing_changed' });
      try {
        onReview(await review(order.number, asked, staff), values);
      } catch (reason) {
        if (reason instanceof Problem && reason.code === 'lines_not_possible') short.value = reason.body.lines as LineProblem[];
        throw reason;
      }
    },
  });
  return (
    <Form state={form}>
      {short.value.length > 0 && (
        <Callout tone="bad">
          {short.value.map((one) => (
            <p key={one.sku}>
              {one.name || one.sku}: {problemText(one)}
            </p>
          ))}
        </Callout>
      )}
      <Card title={t('changing.how_much')}>
        <div class="form">
          {changeable(order).map(({ line, least }) => (
            <TextField
              key={line.sku}
              form={form}
              name={quantityField(line.sku)}
              label={line.name}
              hint={t(least ? 'changing.line_least' : 'changing.line_hint', { quantity: measured(line.quantity, line), least: measured(least, line) })}
              inputMode="decimal"
              value={before?.[quantityField(line.sku)] ?? typed(line.quantity, line.decimals ?? 0, locale())}
            />
          ))}
        </div>
      </Card>
      <Card title={t('orders.where_to')}>
        <AddressFields form={form} value={address} />
      </Card>
      <InvoiceAddress
        form={form}
        elsewhere={invoice && !sameAddress(invoice, address) ? invoice : undefined}
        begin={{ name: order.company ?? order.placed_by, country: address.country }}
        hint={t('invoice_address.from_now')}
      />
      <Card title={t('orders.arrives')}>
        <TextField
          optional
          form={form}
          name="requested_on"
          type="date"
          label={t('changing.later_day')}
          hint={t('changing.later_hint', { date: day(order.promised_on) })}
          value={before?.requested_on}
        />
      </Card>
      <Button submit wide look="main" busy={form.busy}>
        {t('changing.to_review')}
      </Button>
    </Form>
  );
}

function wrongQuantities(order: OrderView, values: Values): Record<string, string | undefined> {
  const fault = (sku: string, decimals = 0) =>
    parseQuantity(values[quantityField(sku)] ?? '', decimals) === undefined ? t('changing.no_quantity') : undefined;
  return Object.fromEntries(changeable(order).map(({ line }) => [quantityField(line.sku), fault(line.sku, line.decimals)]));
}
