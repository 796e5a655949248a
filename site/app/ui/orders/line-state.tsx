import type { LineView } from '~/gen/api';
import { day } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import type { LineState, Share } from '~/lib/orders/lines';
import { measured } from '~/lib/quantity';
import { isPast } from '~/ui/shop/order-status';

interface LineStandingProps {
  line: LineView;
  state: LineState | undefined;
  /** For those who still have to ship it. */
  staff?: boolean;
}

/** Under a line of an order: how much of it is where, in a bar and in words, and by when the rest comes. */
export function LineStanding({ line, state, staff = false }: LineStandingProps) {
  if (!state) return null;
  const { shares, promisedOn, firstPromised } = state;
  return (
    <div class="line-state">
      <span class="line-bar" aria-hidden="true">
        {shares.map(({ share, quantity }) => (
          <i key={share} class={`share-${share}`} style={{ flexGrow: String(quantity) }} />
        ))}
      </span>
      <ul class="meta">
        {shares.map(({ share, quantity }) => (
          <li key={share} class={`share share-${share}`}>
            {t(staff ? (TO_SHIP[share] ?? WORDS[share]) : WORDS[share], { quantity: measured(quantity, line) })}
          </li>
        ))}
      </ul>
      {promisedOn && (
        <p class={isPast(promisedOn) ? 'line-promise late' : 'line-promise'}>
          {t(isPast(promisedOn) ? 'order_page.line_was_by' : 'order_page.line_by', { date: day(promisedOn) })}
          {firstPromised && <small>{t('order_page.line_first', { date: day(firstPromised) })}</small>}
        </p>
      )}
    </div>
  );
}

const WORDS: Record<Share, Key> = {
  delivered: 'order_page.part_delivered',
  returned: 'order_page.part_returned',
  on_its_way: 'order_page.part_on_its_way',
  reserved: 'order_page.part_reserved',
  made: 'order_page.part_made',
  not_reserved: 'order_page.part_not_reserved',
  cancelled: 'order_page.part_cancelled',
};

const TO_SHIP: Partial<Record<Share, Key>> = { reserved: 'staff_orders.ship_left', made: 'staff_orders.ship_left' };
