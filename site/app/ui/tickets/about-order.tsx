import { showOrder, type OrderView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { keyOf } from '~/lib/orders/mine';
import { measured } from '~/lib/quantity';
import { useQuery } from '~/lib/query';
import { Callout } from '~/ui/callout';

/** What of an order a new ticket is about, as it was reached from there: a line, or a parcel. */
export function AboutOrder({ order: number, sku, parcel }: { order: string; sku: string; parcel: string }) {
  const order = useQuery(keyOf(number), () => showOrder(number)).data;
  return (
    <Callout>
      {order && <p>{sku ? lineWords(order, sku) : parcelWords(order, parcel)}</p>}
      <p>{t('about.goes_along', { order: number })}</p>
    </Callout>
  );
}

function lineWords({ document, lines }: OrderView, sku: string): string {
  const line = document.lines.find((one) => one.sku === sku);
  const standing = lines.find((one) => one.sku === sku);
  if (!line || !standing) return sku;
  return t('about.line', {
    name: line.name,
    quantity: measured(standing.ordered, line),
    delivered: measured(standing.delivered, line),
    date: day(standing.promised_on),
  });
}

function parcelWords({ parcels }: OrderView, name: string): string {
  const parcel = parcels.find((one) => one.parcel === name);
  if (!parcel) return name;
  const { carrier, tracking_number, state, shipped_at, ended_at } = parcel;
  const what = t(`order_page.${state}_on`, { date: day(ended_at ?? shipped_at) });
  return t('about.parcel', { parcel: name, carrier: [carrier, tracking_number].filter(Boolean).join(' '), what });
}
