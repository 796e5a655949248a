import { ExternalLink, PackageCheck, PackageX, Truck } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { OrderView, ParcelView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { Card } from '~/ui/card';
import { Icon } from '~/ui/icon';
import { Tag } from '~/ui/tag';

const LOOKS = {
  shipped: { icon: Truck, tone: 'info', ended: 'order_page.shipped_on' },
  delivered: { icon: PackageCheck, tone: 'ok', ended: 'order_page.delivered_on' },
  lost: { icon: PackageX, tone: 'bad', ended: 'order_page.lost_on' },
} as const;

interface ParcelsProps {
  order: OrderView;
  /** What can be done with one of them. */
  tools?: (parcel: ParcelView) => ComponentChildren;
}

/** What was sent together: where it is, how to follow it, what is in it. */
export function Parcels({ order, tools }: ParcelsProps) {
  if (!order.parcels.length) return null;
  return (
    <Card flush title={t('order_page.parcels')}>
      <ul class="rows">
        {order.parcels.map((parcel) => (
          <Row key={parcel.parcel} parcel={parcel} order={order}>
            {tools?.(parcel)}
          </Row>
        ))}
      </ul>
    </Card>
  );
}

function Row({ parcel, order, children }: { parcel: ParcelView; order: OrderView; children: ComponentChildren }) {
  const { state, carrier, tracking_number, shipped_at, ended_at, lines } = parcel;
  const { icon, tone, ended } = LOOKS[state];
  return (
    <li class="row parcel" id={`parcel-${parcel.parcel}`}>
      <span class={`moment-icon tone-${tone}`}>
        <Icon of={icon} size={18} />
      </span>
      <div>
        <p class="parcel-name">
          <span class="row-title">{t('order_page.parcel', { parcel: parcel.parcel })}</span>
          <Tag tone={tone}>{t(`order_page.parcel_${state}`)}</Tag>
        </p>
        <p class="meta">
          <span>{carrier}</span>
          {tracking_number && <span class="number breakable">{tracking_number}</span>}
          <span>{t('order_page.shipped_on', { date: day(shipped_at) })}</span>
          {ended_at && <span>{t(ended, { date: day(ended_at) })}</span>}
        </p>
        <Contents order={order} lines={lines} />
        <TrackLink parcel={parcel} />
        {children}
      </div>
    </li>
  );
}

/** What a parcel, a promise or a cancellation is about: so much of each product. */
export function Contents({ order, lines }: { order: OrderView; lines: { sku: string; quantity: number }[] }) {
  const known = new Map(order.document.lines.map((line) => [line.sku, line]));
  return (
    <ul class="contents">
      {lines.map(({ sku, quantity }) => (
        <li key={sku}>
          {measured(quantity, known.get(sku) ?? { unit: 'piece' })} {known.get(sku)?.name ?? sku}
        </li>
      ))}
    </ul>
  );
}

/** To the carrier's own page, in a tab of its own. */
export function TrackLink({ parcel: { parcel, state, tracking_url } }: { parcel: ParcelView }) {
  if (!tracking_url || state !== 'shipped') return null;
  return (
    <a class="track" href={tracking_url} target="_blank" rel="noopener noreferrer">
      {t('order_page.track_one', { parcel })}
      <Icon of={ExternalLink} size={16} />
    </a>
  );
}
