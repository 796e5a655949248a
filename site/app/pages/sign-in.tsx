import { useSignal } from '@preact/signals';
import { digitsOf, email, newPassword, required, sixDigits } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { answerWithCode, answerWithNewPassword, signIn, type Step } from '~/lib/session/sign-in';
import { ended } from '~/lib/session/session';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { CodeField } from '~/ui/code-field';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { PasswordField } from '~/ui/password-field';

/** Password first; then, for whom it applies, the app's code or a password of one's own. */
export default function SignIn() {
  const step = useSignal<Step | undefined>(undefined);
  const proceed = (next: Step | undefined) => void (step.value = next);
  const startAgain = () => proceed(undefined);
  if (step.value?.kind === 'code') return <CodeStep step={step.value} onDone={proceed} onStale={startAgain} />;
  if (step.value?.kind === 'new_password')
    return <NewPasswordStep step={step.value} onDone={proceed} onStale={startAgain} />;
  return <PasswordStep onDone={proceed} />;
}

function PasswordStep({ onDone }: { onDone: (next: Step | undefined) => void }) {
  const form = useForm({
    check: (values) => ({ email: email(values.email), password: required(values.password) }),
    send: async ({ email: address = '', password = '' }) => onDone(await signIn(address, password)),
  });
  return (
    <>
      <PageHead title={t('accounts.sign_in')} />
      {ended.value && <Callout tone="warn">{t('accounts.session_ended')}</Callout>}
      <Form state={form}>
        <TextField form={form} name="email" type="email" label={t('accounts.email')} autocomplete="username" />
        <PasswordField form={form} name="password" label={t('accounts.password')} />
        <p class="beside">
          <a href="/app/forgotten">{t('accounts.forgotten_password')}</a>
        </p>
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.sign_in')}
        </Button>
      </Form>
      <p class="entry-other">
        {t('accounts.new_here')} <a href="/app/sign-up">{t('accounts.create_account')}</a>
      </p>
    </>
  );
}

interface StepProps {
  step: Step;
  onDone: (next: Step | undefined) => void;
  /** It took too long: the password is asked again. */
  onStale: () => void;
}

function CodeStep({ step, onDone, onStale }: StepProps) {
  const form = useForm({
    check: (values) => ({ code: sixDigits(values.code) }),
    send: async ({ code }) => onDone(await answerWithCode(step, digitsOf(code)).catch(reword)),
  });
  return (
    <>
      <PageHead title={t('accounts.totp_step')} lead={t('accounts.totp_step_lead')} />
      <Form state={form}>
        <CodeField form={form} name="code" label={t('accounts.code')} />
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.sign_in')}
        </Button>
        <Button wide look="plain" onClick={onStale}>
          {t('accounts.start_again')}
        </Button>
      </Form>
    </>
  );
}

function NewPasswordStep({ step, onDone, onStale }: StepProps) {
  const form = useForm({
    check: (values) => ({ password: newPassword(values.password) }),
    send: async ({ password = '' }) => onDone(await answerWithNewPassword(step, password).catch(reword)),
  });
  return (
    <>
      <PageHead title={t('accounts.choose_password')} lead={t('accounts.choose_password_lead')} />
      <Form state={form}>
        <PasswordField fresh form={form} name="password" label={t('accounts.new_password')} />
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.save_password')}
        </Button>
        <Button wide look="plain" onClick={onStale}>
          {t('accounts.start_again')}
        </Button>
      </Form>
    </>
  );
}

/** The password was right; "not authorised" can now only mean that the few minutes for this step are over. */
function reword(reason: unknown): never {
  if (reason instanceof Problem && reason.code === 'cognito_not_authorized')
    throw new Problem({ status: 401, code: 'challenge_expired' });
  throw reason;
}
