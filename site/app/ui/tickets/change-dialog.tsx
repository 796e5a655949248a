import type { ComponentChildren } from 'preact';
import { focusOn } from '~/lib/focus';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import type { Changes } from '~/lib/tickets/changes';
import type { Change } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';
import { STANDING } from './standing';

export interface Asked {
  changes: Changes;
  open: boolean;
  onClose: () => void;
}

interface ChangeDialogProps extends Asked {
  title: Key;
  /** The button that does it. */
  sure: Key;
  danger?: boolean;
  /** Said once it is done. */
  done: Key;
  check?: (values: Values) => Partial<Record<string, string | undefined>>;
  work: (values: Values) => Promise<Change>;
  children: (form: FormState) => ComponentChildren;
}

/** A change that needs a word more: asked in a dialog, refused there, shown on the page when it is done. */
export function ChangeDialog({ title, open, onClose, ...rest }: ChangeDialogProps) {
  return (
    <Dialog title={t(title)} open={open} onClose={onClose}>
      <Inside {...rest} onClose={onClose} />
    </Dialog>
  );
}

function Inside({ changes, onClose, sure, danger, done, check, work, children }: Omit<ChangeDialogProps, 'title' | 'open'>) {
  const form = useForm({
    ...(check && { check }),
    send: async (values) => {
      const made = await changes.send(() => work(values));
      onClose();
      if (!made) return;
      say(t(done));
      focusOn(STANDING);
    },
  });
  return (
    <Form state={form}>
      {children(form)}
      <div class="form-actions">
        <Button submit look={danger ? 'danger' : 'main'} busy={form.busy}>
          {t(sure)}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
