import { useSignal } from '@preact/signals';
import { digitsOf, email, newPassword, sixDigits } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { rich, t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { keepPassword, keptPassword, newcomer, rememberNewcomer } from '~/lib/newcomer';
import { Problem } from '~/lib/problem';
import { confirm, signUp } from '~/lib/session/sign-up';
import { Button } from '~/ui/button';
import { CodeField } from '~/ui/code-field';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { PasswordField } from '~/ui/password-field';
import { ResendButton } from '~/ui/resend-button';

/** The code that was mailed proves the address, then straight in. What another browser was told is asked once more. */
export default function Confirm() {
  const known = newcomer()?.email;
  const chosen = useSignal(keptPassword());
  const form = useForm({
    check: (values) => ({
      email: known ? undefined : email(values.email),
      code: sixDigits(values.code),
      password: chosen.value ? undefined : newPassword(values.password),
    }),
    send: async (values) => {
      const address = known ?? values.email!;
      await confirm(address, digitsOf(values.code), chosen.value ?? values.password!).catch(askAgain);
      keepPassword(undefined);
      if (!known) rememberNewcomer({ email: address });
      navigate('/app/welcome', { replace: true });
    },
  });

  function askAgain(reason: unknown): never {
    if (reason instanceof Problem && reason.code === 'cognito_invalid_password') chosen.value = undefined;
    throw reason;
  }

  return (
    <>
      <PageHead
        title={t('accounts.confirm')}
        lead={known ? rich('accounts.confirm_lead', { email: <strong class="breakable">{known}</strong> }) : undefined}
      />
      <Form state={form}>
        {!known && (
          <TextField form={form} name="email" type="email" label={t('accounts.email')} autocomplete="username" />
        )}
        <CodeField form={form} name="code" label={t('accounts.code')} hint={t('accounts.code_hint')} />
        {!chosen.value && <PasswordField fresh form={form} name="password" label={t('accounts.password')} />}
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.confirm_button')}
        </Button>
        {known && <ResendButton send={() => signUp(known)} onProblem={form.refuse} />}
      </Form>
      <p class="entry-other">
        {t('accounts.wrong_address')} <a href="/app/sign-up">{t('accounts.change_address')}</a>
      </p>
    </>
  );
}
