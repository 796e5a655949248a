import type { LineView, OrderView } from '~/gen/api';
import { required } from '~/lib/checks';
import type { Form, Values } from '~/lib/form';
import { locale, t } from '~/lib/i18n';
import { measured, parseQuantity, typed } from '~/lib/quantity';
import { ship } from '~/lib/staff/orders';
import { load, save } from '~/lib/storage';
import { CARRIER_KEY } from '~/lib/storage-keys';
import { TextField } from '~/ui/field';
import { OrderDialog, type Asked } from '~/ui/orders/order-dialog';

type Left = LineView & { left: number };

const field = (sku: string): string => `quantity-${sku}`;
const decimalsOf = (line: LineView): number => line.decimals ?? 0;

function toShip({ document, lines }: OrderView): Left[] {
  const left = new Map(lines.map((line) => [line.sku, line.left]));
  return document.lines.map((line) => ({ ...line, left: left.get(line.sku) ?? 0 })).filter((line) => line.left > 0);
}

/** A parcel leaves: what is in it, all that is left unless somebody says less, who carries it, how to follow it. */
export function ShipDialog(asked: Asked) {
  const lines = toShip(asked.order);
  return (
    <OrderDialog
      {...asked}
      title={t('staff_orders.ship_title')}
      sure="staff_orders.ship_sure"
      done="staff_orders.shipped"
      possible={({ allowed }) => allowed.includes('ship')}
      check={(values) => ({ ...checkParts(lines, values), carrier: required(values.carrier), tracking_url: checkLink(values.tracking_url) })}
      work={async (values, version) => {
        const { carrier = '', tracking_number, tracking_url } = values;
        await ship(asked.order.number, {
          version,
          lines: partsOf(lines, values),
          carrier,
          tracking_number: tracking_number || null,
          tracking_url: tracking_url || null,
        });
        save(CARRIER_KEY, carrier);
      }}
    >
      {(form) => (
        <>
          <Parts form={form} lines={lines} />
          <TextField form={form} name="carrier" label={t('staff_orders.carrier')} value={load<string>(CARRIER_KEY)} maxLength={100} />
          <TextField optional form={form} name="tracking_number" label={t('staff_orders.tracking_number')} maxLength={100} />
          <TextField
            optional
            form={form}
            name="tracking_url"
            label={t('staff_orders.tracking_url')}
            hint={t('staff_orders.tracking_url_hint')}
            maxLength={500}
          />
        </>
      )}
    </OrderDialog>
  );
}

const Parts = ({ form, lines }: { form: Form; lines: Left[] }) => (
  <fieldset class="ship-parts">
    <legend>{t('staff_orders.ship_what')}</legend>
    {lines.map((line) => (
      <TextField
        key={line.sku}
        form={form}
        name={field(line.sku)}
        label={line.name}
        hint={t('staff_orders.ship_left', { quantity: measured(line.left, line) })}
        inputMode="decimal"
        value={typed(line.left, decimalsOf(line), locale())}
      />
    ))}
  </fieldset>
);

const quantityIn = (line: Left, values: Values): number | undefined => parseQuantity(values[field(line.sku)] || '0', decimalsOf(line));

function checkParts(lines: Left[], values: Values): Record<string, string | undefined> {
  const first = lines[0];
  if (first && lines.every((line) => quantityIn(line, values) === 0)) return { [field(first.sku)]: t('staff_orders.ship_some') };
  return Object.fromEntries(lines.map((line) => [field(line.sku), faultOf(line, quantityIn(line, values))]));
}

function faultOf(line: Left, quantity: number | undefined): string | undefined {
  if (quantity === undefined) return t('staff_orders.ship_no_quantity');
  return quantity > line.left ? t('staff_orders.ship_too_much', { left: measured(line.left, line) }) : undefined;
}

const partsOf = (lines: Left[], values: Values): { sku: string; quantity: number }[] =>
  lines.map((line) => ({ sku: line.sku, quantity: quantityIn(line, values) ?? 0 })).filter(({ quantity }) => quantity > 0);

const checkLink = (link: string | undefined): string | undefined =>
  !link || /^https:\/\/[^\s"<>\\]+$/.test(link) ? undefined : t('staff_orders.tracking_url_wrong');
