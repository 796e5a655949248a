import { useSignal } from '@preact/signals';
import { Trash2 } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { ReorderLineView } from '~/gen/api';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { setLines, type NamedList } from '~/lib/lists';
import { problemOf } from '~/lib/problem';
import { measured } from '~/lib/quantity';
import { IconButton } from '~/ui/button';
import { Picture } from '~/ui/picture';
import { QuantityStepper } from '~/ui/quantity-stepper';
import { Tag } from '~/ui/tag';
import { say } from '~/ui/toast';

const REST_MS = 600;

/** The lines of a list. Presses are gathered and sent together once the hand rests. */
export function ListLines({ list }: { list: NamedList }) {
  const pressed = useSignal<Record<string, number>>({});
  const sending = useRef(Promise.resolve());
  useEffect(() => {
    const changes = Object.entries(pressed.value).map(([sku, quantity]) => ({ sku, quantity: quantity || null }));
    if (!changes.length) return undefined;
    const timer = setTimeout(() => {
      sending.current = sending.current
        .then(() => setLines(list.list_id, changes))
        .catch((reason: unknown) => say(problemOf(reason).text, 'bad'))
        .finally(() => {
          pressed.value = Object.fromEntries(
            Object.entries(pressed.value).filter(([sku, quantity]) => !changes.some((one) => one.sku === sku && (one.quantity ?? 0) === quantity)),
          );
        });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [pressed.value, list.list_id]);
  const press = (sku: string, quantity: number) => (pressed.value = { ...pressed.value, [sku]: quantity });
  return (
    <ul class="rows">
      {list.lines
        .filter(({ sku }) => pressed.value[sku] !== 0)
        .map((line) => (
          <Line
            key={line.sku}
            line={line}
            quantity={pressed.value[line.sku] ?? line.was.quantity}
            {...(list.may_change && { onChange: (quantity: number) => press(line.sku, quantity) })}
          />
        ))}
    </ul>
  );
}

interface LineProps {
  line: ReorderLineView;
  quantity: number;
  /** Absent when the list is somebody else's. Zero takes the line out. */
  onChange?: (quantity: number) => void;
}

function Line({ line, quantity, onChange }: LineProps) {
  const { sku, name, picture, became, was, now, note } = line;
  const one = now ?? was;
  return (
    <li class="row list-line">
      <Picture size="small" src={picture} />
      <div class="list-words">
        <p class="reorder-title">
          <a class="row-title" href={`/app/catalogue/${encodeURIComponent(sku)}`}>
            {name}
          </a>
          {became !== 'same' && <Tag tone={now ? 'warn' : 'bad'}>{t(`reorder.${became}`)}</Tag>}
        </p>
        <p class="meta">
          <span>{sku}</span>
          <span>{measured(quantity, was)}</span>
          <span>{money({ amount: one.unit_price, currency: one.currency })}</span>
        </p>
        {note && <p class="meta">{t('selling.line_note', { note })}</p>}
      </div>
      {onChange && (
        <div class="list-tools">
          <QuantityStepper
            name={name}
            value={quantity}
            decimals={was.decimals}
            step={10 ** was.decimals}
            minimum={1}
            least={1}
            onChange={onChange}
          />
          <IconButton icon={Trash2} label={t('lists.take_out', { name })} onClick={() => onChange(0)} />
        </div>
      )}
    </li>
  );
}
