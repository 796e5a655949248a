import type { ReorderLineView } from '~/gen/api';
import { day, money, rate } from '~/lib/format';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { isTaken, mustDecide, type Choice } from '~/lib/reorder';
import { Money } from '~/ui/amounts';
import { ChoiceField } from '~/ui/choice-field';
import { FieldError } from '~/ui/field';
import { Picture } from '~/ui/picture';
import { Tag, type Tone } from '~/ui/tag';

const TONES: Record<ReorderLineView['became'], Tone> = {
  gone: 'bad',
  replaced: 'warn',
  not_for_you: 'bad',
  quantity_changed: 'warn',
  price_up: 'warn',
  price_down: 'ok',
  later: 'info',
  same: 'plain',
};

interface LineProps {
  form: Form;
  line: ReorderLineView;
  choice: Choice | undefined;
  ticked: boolean;
  onChoice: (choice: Choice | undefined) => void;
  onTick: (ticked: boolean) => void;
}

/** A line that was ordered once: what has become of it, and what is to be done with it. */
export function ReorderLine({ form, line, choice, ticked, onChoice, onTick }: LineProps) {
  const how = { form, line, choice, onChoice };
  const only = line.choices.length === 1;
  const simple = line.choices.length === 2 && line.choices[0] === 'take';
  return (
    <li class="row reorder-line">
      <Picture size="small" src={line.picture} />
      <div class="reorder-words">
        <p class="reorder-title">
          <span class="row-title">{line.name}</span>
          {line.became !== 'same' && <Tag tone={TONES[line.became]}>{t(`reorder.${line.became}`)}</Tag>}
        </p>
        <Facts line={line} />
        {simple ? <Take line={line} choice={choice} onChoice={onChoice} /> : only ? <Leave {...how} /> : <Ways {...how} />}
        {line.needs_tick && isTaken(choice) && <Tick form={form} line={line} ticked={ticked} onTick={onTick} />}
      </div>
      {line.net !== null && line.now && choice === 'take' && <Money strong of={{ amount: line.net, currency: line.now.currency }} />}
    </li>
  );
}

function Facts({ line }: { line: ReorderLineView }) {
  const { was, now, became, rise, promised_on, note } = line;
  const same = became === 'same' || (became === 'later' && now);
  const facts = [
    t('reorder.was', { quantity: measured(was.quantity, was), price: priced(was) }),
    now && !same && t('reorder.now', { quantity: measured(now.quantity, now), price: priced(now) }),
    rise > 0 && became === 'price_up' && t('reorder.rise', { rate: rate(rise) }),
    now && promised_on && t('reorder.arrives', { date: day(promised_on) }),
  ].filter((fact) => typeof fact === 'string');
  return (
    <>
      <p class="meta">
        <span>{line.sku}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {now && !promised_on && <p class="meta">{t('reorder.none_left')}</p>}
      {note && <p class="meta">{t('selling.line_note', { note })}</p>}
    </>
  );
}

type Priced = ReorderLineView['was'];

/** The price of a unit; with a discount, what it comes to. */
function priced({ unit_price, discount_rate, currency }: Priced): string {
  const price = money({ amount: unit_price, currency });
  return discount_rate ? `${price} ${t('reorder.less', { rate: rate(discount_rate) })}` : price;
}

function Take({ line, choice, onChoice }: Pick<LineProps, 'line' | 'choice' | 'onChoice'>) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={isTaken(choice)}
        aria-label={t('reorder.order_name', { name: line.name })}
        onChange={(event) => onChoice(event.currentTarget.checked ? 'take' : 'leave')}
      />
      <span>{t('reorder.order_it')}</span>
    </label>
  );
}

function Ways({ form, line, choice, onChoice }: Pick<LineProps, 'form' | 'line' | 'choice' | 'onChoice'>) {
  return (
    <div class="legend-unseen">
      <ChoiceField
        form={form}
        name={`line-${line.sku}`}
        legend={line.name}
        value={mustDecide(line) ? undefined : choice}
        choices={line.choices.map((value) => ({ value, label: labelOf(line, value) }))}
        onChange={(value) => onChoice(value as Choice)}
      />
    </div>
  );
}

/** Nothing else can be done with it; that has to be seen, not chosen. */
function Leave({ form, line, choice, onChoice }: Pick<LineProps, 'form' | 'line' | 'choice' | 'onChoice'>) {
  return (
    <Ticked
      form={form}
      name={`line-${line.sku}`}
      checked={choice === 'leave'}
      text={t('reorder.leave')}
      onChange={(checked) => onChoice(checked ? 'leave' : undefined)}
    />
  );
}

function labelOf({ now, left, successor, promised_on, became }: ReorderLineView, choice: Choice): string {
  if (choice === 'successor' && successor) {
    const { priced: one, name } = successor;
    return t('reorder.take_successor', { name, quantity: measured(one.quantity, one), price: priced(one) });
  }
  if (choice === 'take_left' && now) return t('reorder.take_left', { quantity: measured(left ?? 0, now) });
  if (choice === 'take' && now) {
    const quantity = measured(now.quantity, now);
    return became !== 'same' && promised_on
      ? t('reorder.take_later', { quantity, date: day(promised_on) })
      : t('reorder.take', { quantity });
  }
  return t('reorder.leave');
}

function Tick({ form, line, ticked, onTick }: Pick<LineProps, 'form' | 'line' | 'ticked' | 'onTick'>) {
  const text = t('reorder.accept_price', { price: line.now ? priced(line.now) : '' });
  return <Ticked form={form} name={`tick-${line.sku}`} checked={ticked} text={text} onChange={onTick} />;
}

interface TickedProps {
  form: Form;
  name: string;
  checked: boolean;
  text: string;
  onChange: (checked: boolean) => void;
}

function Ticked({ form, name, checked, text, onChange }: TickedProps) {
  const error = form.errors[name];
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      {error && <FieldError id={`${name}-error`} text={error} />}
      <label class="tick">
        <input
          type="checkbox"
          id={name}
          checked={checked}
          aria-describedby={error ? `${name}-error` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{text}</span>
      </label>
    </div>
  );
}
