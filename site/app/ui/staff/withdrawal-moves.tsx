import { useSignal } from '@preact/signals';
import { Ban, Check, Link, PackageCheck, Wallet } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { MoveWithdrawal, StaffWithdrawalView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { locale, t, type Key } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { measured, parseQuantity, typed } from '~/lib/quantity';
import { moveOn } from '~/lib/staff/withdrawals';
import { Button } from '~/ui/button';
import { ChoiceField } from '~/ui/choice-field';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';
import type { IconNode } from '~/ui/icon';

type Move = StaffWithdrawalView['allowed'][number];

interface Asked {
  of: StaffWithdrawalView;
  /** Somebody else was first: show what is now. */
  onOvertaken: () => Promise<void>;
}

const LOOKS: Record<Move, { text: Key; lead: Key; icon: IconNode }> = {
  accept: { text: 'withdrawals_staff.accept', lead: 'withdrawals_staff.accept_lead', icon: Check },
  match: { text: 'withdrawals_staff.match', lead: 'withdrawals_staff.match_lead', icon: Link },
  find_invalid: { text: 'withdrawals_staff.invalid', lead: 'withdrawals_staff.invalid_lead', icon: Ban },
  receive_goods: { text: 'withdrawals_staff.goods', lead: 'withdrawals_staff.goods_lead', icon: PackageCheck },
  settle: { text: 'withdrawals_staff.settle', lead: 'withdrawals_staff.settle_lead', icon: Wallet },
};

/** What can be done now: a button each, which asks before it does. */
export function WithdrawalMoves({ of, onOvertaken }: Asked) {
  const asked = useSignal<Move | undefined>(undefined);
  const close = () => (asked.value = undefined);
  return (
    <>
      {of.allowed.map((move, place) => (
        <Button key={move} look={place ? 'quiet' : 'main'} icon={LOOKS[move].icon} onClick={() => (asked.value = move)}>
          {t(LOOKS[move].text)}
        </Button>
      ))}
      {of.allowed.map((move) => (
        <Dialog key={move} title={t(LOOKS[move].text)} open={asked.value === move} onClose={close}>
          <MoveForm of={of} move={move} onClose={close} onOvertaken={onOvertaken} />
        </Dialog>
      ))}
    </>
  );
}

const OVERTAKEN = ['withdrawal_changed_meanwhile', 'withdrawal_move_not_allowed', 'order_changed_meanwhile'];

function MoveForm({ of, move, onClose, onOvertaken }: Asked & { move: Move; onClose: () => void }) {
  const form = useForm({
    check: (values) => checked(of, move, values),
    send: async (values) => {
      try {
        await moveOn(of.number, { move, version: of.version, resellable: values.state !== 'worn', ...told(of, move, values) });
        say(t('withdrawals_staff.done'));
      } catch (reason) {
        if (!(reason instanceof Problem && OVERTAKEN.includes(reason.code))) throw reason;
        await onOvertaken();
      }
      onClose();
    },
  });
  return (
    <Form state={form}>
      <p>{t(LOOKS[move].lead)}</p>
      {FIELDS[move]?.(form, of)}
      <div class="form-actions">
        <Button submit look={move === 'find_invalid' ? 'danger' : 'main'} busy={form.busy}>
          {t(LOOKS[move].text)}
        </Button>
        <Button onClick={onClose}>{t('withdrawals_staff.leave')}</Button>
      </div>
    </Form>
  );
}

const FIELDS: Partial<Record<Move, (form: FormState, of: StaffWithdrawalView) => ComponentChildren>> = {
  match: (form) => (
    <TextField form={form} name="order" label={t('withdrawals_staff.match_number')} autocomplete="off" maxLength={20} />
  ),
  find_invalid: (form) => (
    <TextArea
      form={form}
      name="reason"
      label={t('withdrawals_staff.invalid_reason')}
      hint={t('withdrawals_staff.invalid_hint')}
      rows={4}
      maxLength={1000}
    />
  ),
  accept: (form, of) =>
    linesOf(of).map((line) => (
      <TextField
        key={line.sku}
        form={form}
        name={field(line.sku)}
        label={t('withdrawals_staff.accept_quantity', { name: line.name })}
        hint={t('withdrawals_staff.accept_hint', { quantity: measured(line.left, line) })}
        inputMode="decimal"
        value={typed(of.part || line.exempt ? 0 : line.left, line.decimals, locale())}
      />
    )),
  receive_goods: (form) => (
    <ChoiceField
      form={form}
      name="state"
      legend={t('withdrawals_staff.goods_state')}
      value="good"
      choices={[
        { value: 'good', label: t('withdrawals_staff.goods_shelf') },
        { value: 'worn', label: t('withdrawals_staff.goods_worn') },
      ]}
    />
  ),
};

const field = (sku: string): string => `line-${sku}`;
const linesOf = (of: StaffWithdrawalView) => (of.contract?.lines ?? []).filter(({ left }) => left > 0);

function checked(of: StaffWithdrawalView, move: Move, values: Values): Record<string, string | undefined> {
  if (move === 'match') return { order: required(values.order) };
  if (move === 'find_invalid') return { reason: required(values.reason) };
  if (move !== 'accept') return {};
  const wanted = linesOf(of).map((line) => ({ line, quantity: parseQuantity(values[field(line.sku)] ?? '', line.decimals) }));
  const wrong = wanted.filter(({ line, quantity }) => quantity === undefined || quantity > line.left);
  if (wrong.length) return Object.fromEntries(wrong.map(({ line }) => [field(line.sku), t('problems.more_than_ordered')]));
  const first = wanted[0];
  return first && !wanted.some(({ quantity }) => quantity) ? { [field(first.line.sku)]: t('problems.nothing_withdrawn') } : {};
}

function told(of: StaffWithdrawalView, move: Move, values: Values): Partial<MoveWithdrawal> {
  if (move === 'match') return { order: values.order ?? null };
  if (move === 'find_invalid') return { reason: values.reason ?? null };
  if (move !== 'accept') return {};
  const quantities = linesOf(of).map(({ sku, decimals }) => ({ sku, quantity: parseQuantity(values[field(sku)] ?? '', decimals) ?? 0 }));
  return { lines: quantities.filter(({ quantity }) => quantity > 0) };
}
