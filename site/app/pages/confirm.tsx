import { useEffect } from 'preact/hooks';
import { digitsOf, email, sixDigits } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { rich, t } from '~/lib/i18n';
import { navigate, place } from '~/lib/location';
import { newcomer, rememberNewcomer, takePassword } from '~/lib/newcomer';
import { confirmSignUp, resendCode } from '~/lib/session/credentials';
import { signIn } from '~/lib/session/sign-in';
import { Button } from '~/ui/button';
import { CodeField } from '~/ui/code-field';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { ResendButton } from '~/ui/resend-button';
import { say } from '~/ui/toast';

/** The code that was mailed proves the address. Then straight in, when the password was typed a moment ago. */
export default function Confirm() {
  const known = newcomer()?.email;
  const again = place.value.query.has('again');
  const form = useForm({
    check: (values) => ({ email: known ? undefined : email(values.email), code: sixDigits(values.code) }),
    send: async (values) => {
      const address = known ?? values.email!;
      await confirmSignUp(address, digitsOf(values.code));
      if (!known) rememberNewcomer({ email: address });
      await enter(address);
    },
  });
  useEffect(() => {
    // Whoever comes from a refused sign-in has no fresh code in the mailbox.
    if (again && known) resendCode(known).catch(form.refuse);
  }, []);
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
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.confirm_button')}
        </Button>
        {known && <ResendButton send={() => resendCode(known)} onProblem={form.refuse} />}
      </Form>
      <p class="entry-other">
        {t('accounts.wrong_address')} <a href="/app/sign-up">{t('accounts.change_address')}</a>
      </p>
    </>
  );
}

async function enter(address: string): Promise<void> {
  const password = takePassword();
  const entered = password !== undefined && (await signIn(address, password).catch(() => 'not')) === undefined;
  if (entered) return navigate('/app/welcome', { replace: true });
  say(t('accounts.confirmed'));
  navigate('/app/sign-in', { replace: true });
}
