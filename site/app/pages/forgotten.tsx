import { useSignal } from '@preact/signals';
import { digitsOf, email, newPassword, sixDigits } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { rich, t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { forgotPassword, resetPassword } from '~/lib/session/credentials';
import { signIn } from '~/lib/session/sign-in';
import { Button } from '~/ui/button';
import { CodeField } from '~/ui/code-field';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { PasswordField } from '~/ui/password-field';
import { ResendButton } from '~/ui/resend-button';
import { say } from '~/ui/toast';

/** A code goes to the address; with it a new password is chosen. Whether the address is known is never said. */
export default function Forgotten() {
  const address = useSignal('');
  return address.value ? <Choose address={address.value} /> : <Ask onSent={(to) => (address.value = to)} />;
}

function Ask({ onSent }: { onSent: (address: string) => void }) {
  const form = useForm({
    check: (values) => ({ email: email(values.email) }),
    send: async (values) => {
      await forgotPassword(values.email!);
      onSent(values.email!);
    },
  });
  return (
    <>
      <PageHead title={t('accounts.forgotten_password')} lead={t('accounts.forgotten_lead')} />
      <Form state={form}>
        <TextField form={form} name="email" type="email" label={t('accounts.email')} autocomplete="username" />
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.send_code')}
        </Button>
      </Form>
      <p class="entry-other">
        <a href="/app/sign-in">{t('accounts.back_to_sign_in')}</a>
      </p>
    </>
  );
}

function Choose({ address }: { address: string }) {
  const form = useForm({
    check: (values) => ({ code: sixDigits(values.code), password: newPassword(values.password) }),
    send: async ({ code, password = '' }) => {
      await resetPassword(address, digitsOf(code), password);
      say(t('accounts.password_changed'));
      await signIn(address, password).catch(() => undefined);
      navigate('/app/sign-in', { replace: true });
    },
  });
  return (
    <>
      <PageHead
        title={t('accounts.choose_password')}
        lead={rich('accounts.reset_lead', { email: <strong class="breakable">{address}</strong> })}
      />
      <Form state={form}>
        <CodeField form={form} name="code" label={t('accounts.code')} hint={t('accounts.code_hint')} />
        <PasswordField fresh form={form} name="password" label={t('accounts.new_password')} />
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.save_password')}
        </Button>
        <ResendButton send={() => forgotPassword(address)} onProblem={form.refuse} />
      </Form>
    </>
  );
}
