import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { ReturnView } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Form } from '~/ui/form';
import type { IconNode } from '~/ui/icon';
import { say } from '~/ui/toast';
import { RETURN_STANDING } from './parts';

export interface Asked {
  of: ReturnView;
  again: () => Promise<void>;
}

interface StepProps extends Asked {
  move: ReturnView['allowed'][number];
  look: 'accent' | 'ghost';
  icon: IconNode;
  text: Key;
  lead: Key;
  danger?: boolean;
  check?: (values: Values) => Partial<Record<string, string | undefined>>;
  work: (values: Values, version: number) => Promise<void>;
  children?: (form: FormState) => ComponentChildren;
}

/**
 * A step with a return: a button while it is possible, and a dialog that says what follows. When somebody else was faster
 * the dialog says so and keeps what was typed; the next press is about the return as it is then.
 */
export function Step(props: StepProps) {
  const open = useSignal(false);
  const { of, move, look, icon, text } = props;
  return (
    <>
      {of.allowed.includes(move) && (
        <Button look={look} icon={icon} onClick={() => (open.value = true)}>
          {t(text)}
        </Button>
      )}
      <Dialog title={t(text)} open={open.value} onClose={() => (open.value = false)}>
        <Inside {...props} onClose={() => (open.value = false)} />
      </Dialog>
    </>
  );
}

function Inside({ of, again, text, lead, danger, check, work, children, onClose }: StepProps & { onClose: () => void }) {
  const form = useForm({
    ...(check && { check }),
    send: async (values) => {
      try {
        await work(values, of.version);
      } catch (reason) {
        if (reason instanceof Problem && reason.status === 409) await again();
        throw reason;
      }
      onClose();
      say(t('returns.done'));
      focusOn(RETURN_STANDING);
    },
  });
  return (
    <Form state={form}>
      <p>{t(lead)}</p>
      {children?.(form)}
      <div class="form-actions">
        <Button submit look={danger ? 'danger' : 'main'} busy={form.busy}>
          {t(text)}
        </Button>
        <Button onClick={onClose}>{t('order_requests.leave')}</Button>
      </div>
    </Form>
  );
}
