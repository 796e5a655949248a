import { Check, PackageCheck, PackageSearch, Wallet, X } from 'lucide';
import type { DecideReturn, InspectReturn, ReturnLineView } from '~/gen/api';
import { required } from '~/lib/checks';
import type { Form, Values } from '~/lib/form';
import { locale, t, type Key } from '~/lib/i18n';
import { measured, parseQuantity, typed } from '~/lib/quantity';
import { decide, inspect, receive } from '~/lib/returns';
import { TextArea, TextField } from '~/ui/field';
import { SelectField } from '~/ui/select-field';
import { Step, type Asked } from './dialog';
import { Arrived, Repair, SendBack } from './repair-steps';

const DECLINES = ['too_late', 'used', 'not_ours', 'never_sent', 'never_came', 'other'] as const;
const MOST_AT_ONCE = 50;
const nameOf = ({ order, sku }: ReturnLineView): string => `${order}-${sku}`;

/** Everything that staff can do with a return now, the likeliest first. */
export const StaffSteps = (asked: Asked) => (
  <>
    <Approve {...asked} />
    <Inspect {...asked} />
    <Repair {...asked} />
    <SendBack {...asked} />
    <Arrived {...asked} />
    <Settle {...asked} move="settle" text="returns.settle" lead="returns.settle_lead" />
    <Settle {...asked} move="settle_part" text="returns.settle_part" lead="returns.settle_part_lead" />
    <Receive {...asked} />
    <Decline {...asked} />
  </>
);

const Approve = (asked: Asked) => (
  <Step
    {...asked}
    move="approve"
    look="accent"
    icon={Check}
    text="returns.approve"
    lead="returns.approve_lead"
    work={({ message }, version) => decide(asked.of.number, { move: 'approve', version, message: message || null })}
  >
    {(form) => <TextArea optional form={form} name="message" label={t('returns.message')} rows={3} maxLength={1000} />}
  </Step>
);

const Decline = (asked: Asked) => (
  <Step
    {...asked}
    danger
    move="decline"
    look="ghost"
    icon={X}
    text="returns.decline"
    lead="returns.decline_lead"
    check={({ message }) => ({ message: required(message) })}
    work={({ message = '', reason }, version) =>
      decide(asked.of.number, { move: 'decline', version, message, reason: reason as NonNullable<DecideReturn['reason']> })
    }
  >
    {(form) => (
      <>
        <SelectField form={form} name="reason" label={t('staff.reason')} options={DECLINES.map((value) => ({ value, label: t(`returns.decline_${value}`) }))} />
        <TextArea form={form} name="message" label={t('returns.message')} hint={t('staff.reason_read')} rows={4} maxLength={1000} />
      </>
    )}
  </Step>
);

const Settle = (asked: Asked & { move: 'settle' | 'settle_part'; text: Key; lead: Key }) => (
  <Step
    {...asked}
    look={asked.move === 'settle' && asked.of.settlement !== 'repair' ? 'accent' : 'ghost'}
    icon={Wallet}
    work={({ settlement }, version) =>
      decide(asked.of.number, { move: asked.move, version, settlement: settlement as NonNullable<DecideReturn['settlement']> })
    }
  >
    {(form) => (
      <SelectField
        form={form}
        name="settlement"
        label={t('settlement.as')}
        hint={t('settlement.wished', { way: t(`settlement.way_${asked.of.settlement}`) })}
        value={asked.of.settlement === 'repair' ? 'credit' : asked.of.settlement}
        options={asked.of.settlements.map((value) => ({ value, label: t(`settlement.way_${value}`) }))}
      />
    )}
  </Step>
);

/** Counting: what came of each line, and how much of it can be sold again. */
function Receive(asked: Asked) {
  const lines = asked.of.lines.filter((line) => line.counted < line.quantity || asked.of.lines.length === 1).slice(0, MOST_AT_ONCE);
  return (
    <Step
      {...asked}
      move="receive"
      look={asked.of.allowed[0] === 'receive' ? 'accent' : 'ghost'}
      icon={PackageCheck}
      text="returns.receive"
      lead="returns.receive_lead"
      check={(values) => checkCounts(lines, values)}
      work={(values, version) => receive(asked.of.number, { version, lines: countsOf(lines, values) })}
    >
      {(form) => lines.map((line) => <Counted key={nameOf(line)} form={form} line={line} repair={asked.of.settlement === 'repair'} />)}
    </Step>
  );
}

function Counted({ form, line, repair }: { form: Form; line: ReturnLineView; repair: boolean }) {
  const open = Math.max(0, line.quantity - line.counted);
  const value = typed(open, line.decimals, locale());
  return (
    <fieldset class="return-parts">
      <legend>{line.name}</legend>
      <TextField
        form={form}
        name={`came-${nameOf(line)}`}
        label={t('returns.came')}
        hint={t('returns.asked_for', { quantity: measured(line.quantity, line) })}
        inputMode="decimal"
        value={value}
      />
      {!repair && (
        <TextField form={form} name={`resell-${nameOf(line)}`} label={t('returns.resellable')} hint={t('returns.resellable_hint')} inputMode="decimal" value={value} />
      )}
    </fieldset>
  );
}

const quantityIn = (line: ReturnLineView, what: string, values: Values): number | undefined =>
  parseQuantity(values[`${what}-${nameOf(line)}`] || '0', line.decimals);

function checkCounts(lines: ReturnLineView[], values: Values): Record<string, string | undefined> {
  const first = lines[0];
  if (first && lines.every((line) => quantityIn(line, 'came', values) === 0)) return { [`came-${nameOf(first)}`]: t('returns.came_nothing') };
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [came, resell] = [quantityIn(line, 'came', values), quantityIn(line, 'resell', values)];
      const too = came !== undefined && resell !== undefined && resell > came;
      return [
        [`came-${nameOf(line)}`, came === undefined ? t('returns.no_quantity') : undefined],
        [`resell-${nameOf(line)}`, resell === undefined ? t('returns.no_quantity') : too ? t('problems.more_resellable_than_counted') : undefined],
      ];
    }),
  );
}

const countsOf = (lines: ReturnLineView[], values: Values) =>
  lines
    .map((line) => ({ order: line.order, sku: line.sku, quantity: quantityIn(line, 'came', values) ?? 0, resellable: quantityIn(line, 'resell', values) ?? 0 }))
    .filter(({ quantity }) => quantity > 0);

/** How it was found; of what is worse, how much goes back to the customer. */
function Inspect(asked: Asked) {
  const lines = asked.of.lines.filter((line) => line.counted > line.refused + line.settled);
  return (
    <Step
      {...asked}
      move="inspect"
      look="accent"
      icon={PackageSearch}
      text="returns.inspect"
      lead="returns.inspect_lead"
      check={(values) => checkFound(lines, values)}
      work={(values, version) => inspect(asked.of.number, { version, lines: foundOf(lines, values) })}
    >
      {(form) => lines.map((line) => <Found key={nameOf(line)} form={form} line={line} />)}
    </Step>
  );
}

const CONDITIONS = ['as_described', 'worse'] as const;

const Found = ({ form, line }: { form: Form; line: ReturnLineView }) => (
  <fieldset class="return-parts">
    <legend>{line.name}</legend>
    <SelectField
      form={form}
      name={`found-${nameOf(line)}`}
      label={t('returns.condition')}
      options={CONDITIONS.map((value) => ({ value, label: t(`returns.condition_${value}`) }))}
    />
    <TextField
      form={form}
      name={`refused-${nameOf(line)}`}
      label={t('returns.refused')}
      hint={t('returns.refused_hint')}
      inputMode="decimal"
      value="0"
    />
    <TextField optional form={form} name={`why-${nameOf(line)}`} label={t('returns.in_what_way')} hint={t('staff.reason_read')} maxLength={500} />
  </fieldset>
);

const isWorse = (line: ReturnLineView, values: Values): boolean => values[`found-${nameOf(line)}`] === 'worse';

function checkFound(lines: ReturnLineView[], values: Values): Record<string, string | undefined> {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const refused = quantityIn(line, 'refused', values);
      const worse = isWorse(line, values);
      return [
        [`refused-${nameOf(line)}`, refused === undefined ? t('returns.no_quantity') : refused > 0 && !worse ? t('returns.refused_only_worse') : undefined],
        [`why-${nameOf(line)}`, worse ? required(values[`why-${nameOf(line)}`]) : undefined],
      ];
    }),
  );
}

const foundOf = (lines: ReturnLineView[], values: Values): InspectReturn['lines'] =>
  lines.map((line) => ({
    order: line.order,
    sku: line.sku,
    condition: isWorse(line, values) ? 'worse' : 'as_described',
    refused: quantityIn(line, 'refused', values) ?? 0,
    reason: isWorse(line, values) ? (values[`why-${nameOf(line)}`] ?? null) : null,
  }));
