import type { Signal } from '@preact/signals';
import { RotateCcw } from 'lucide';
import { day, money, type Money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Button } from '~/ui/button';
import { useReorder } from './use-reorder';

interface Choosable {
  number: string;
  summary: string;
  line_count: number;
  placed_at: string;
  total: Money;
}

/** Orders with a tick each, to be ordered again as one. `chosen` is undefined while nobody chooses. */
export function ChooseOrders({ orders, chosen }: { orders: Choosable[]; chosen: Signal<string[] | undefined> }) {
  const numbers = chosen.value ?? [];
  const { busy, begin } = useReorder(numbers);
  const toggle = (number: string) =>
    (chosen.value = numbers.includes(number) ? numbers.filter((one) => one !== number) : [...numbers, number]);
  return (
    <div class="stack">
      <p>{t('reorder.choose_lead')}</p>
      <ul class="rows card">
        {orders.map((order) => (
          <li class="row choose-order" key={order.number}>
            <label class="tick">
              <input
                type="checkbox"
                checked={numbers.includes(order.number)}
                aria-label={t('reorder.choose_one', { number: order.number, summary: order.summary })}
                onChange={() => toggle(order.number)}
              />
              <span>
                <span class="row-title">{order.summary}</span>
                <span class="meta">
                  <span class="number">{order.number}</span>
                  <span>{t('orders.line_count', { n: order.line_count })}</span>
                  <span>{t('orders.placed_on', { date: day(order.placed_at) })}</span>
                  <span>{money(order.total)}</span>
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div class="form-actions">
        <Button look="main" icon={RotateCcw} busy={busy} disabled={!numbers.length} onClick={begin}>
          {t('reorder.chosen', { n: numbers.length })}
        </Button>
        <Button onClick={() => (chosen.value = undefined)}>{t('common.cancel')}</Button>
      </div>
    </div>
  );
}
