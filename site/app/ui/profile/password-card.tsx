import { useSignal } from '@preact/signals';
import { newPassword, required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { changePassword } from '~/lib/session/credentials';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { PasswordField } from '~/ui/password-field';
import { say } from '~/ui/toast';

export function PasswordCard({ email }: { email: string }) {
  const open = useSignal(false);
  return (
    <Card title={t('accounts.password')}>
      {open.value ? (
        <PasswordForm email={email} onClose={() => (open.value = false)} />
      ) : (
        <Button onClick={() => (open.value = true)}>{t('accounts.change_password')}</Button>
      )}
    </Card>
  );
}

function PasswordForm({ email, onClose }: { email: string; onClose: () => void }) {
  const form = useForm({
    check: (values) => ({
      previous_password: required(values.previous_password),
      new_password: newPassword(values.new_password),
    }),
    send: async ({ previous_password = '', new_password = '' }) => {
      await changePassword(previous_password, new_password).catch(reword);
      say(t('accounts.password_changed'));
      onClose();
    },
  });
  return (
    <Form state={form}>
      {/* For password managers: whose password this is. */}
      <input class="unseen" type="text" name="username" autocomplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField form={form} name="previous_password" label={t('accounts.present_password')} />
      <PasswordField fresh form={form} name="new_password" label={t('accounts.new_password')} />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('accounts.save_password')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}

/** Here "not authorised" can only mean the present password. */
function reword(reason: unknown): never {
  if (reason instanceof Problem && reason.code === 'cognito_not_authorized')
    throw new Problem({ status: 422, code: 'invalid', errors: [{ field: 'previous_password', code: 'wrong_password' }] });
  throw reason;
}
