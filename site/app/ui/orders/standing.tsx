import type { ComponentChildren } from 'preact';
import type { OrderView } from '~/gen/api';
import { t, type Key } from '~/lib/i18n';
import type { Standing } from '~/lib/orders/standing';

export const STANDING = 'order-headline';

interface Props {
  order: OrderView;
  standing: Standing;
  /** The two or three things that are done most. */
  children?: ComponentChildren;
}

/** The dark panel of an order: one sentence, what comes next, and the three axes in a word each. */
export function OrderStanding({ order, standing, children }: Props) {
  return (
    <section class={`anchor standing standing-${standing.look}`} aria-labelledby="order-where">
      <h2 id="order-where">{t('order_page.where')}</h2>
      <p class="anchor-big" id={STANDING} tabIndex={-1} role="status">
        {standing.headline}
      </p>
      {standing.notes.map((note) => (
        <p class="anchor-quiet" key={note}>
          {note}
        </p>
      ))}
      <dl class="axes">
        <Axis name="order_page.axis_order" word={`order_states.status_${order.status}`} />
        <Axis name="order_page.axis_delivery" word={`order_states.delivery_${order.delivery_status}`} />
        {order.payment_status !== 'none' && (
          <Axis name="order_page.axis_payment" word={`order_states.payment_${order.payment_status}`} />
        )}
      </dl>
      {children && <div class="anchor-actions">{children}</div>}
    </section>
  );
}

const Axis = ({ name, word }: { name: Key; word: Key }) => (
  <div>
    <dt>{t(name)}</dt>
    <dd>{t(word)}</dd>
  </div>
);
