import { useSignal } from '@preact/signals';
import { Building, UserRound } from 'lucide';
import { email, newPassword, required } from '~/lib/checks';
import { useForm, type Values } from '~/lib/form';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { keepPassword, newcomer, rememberNewcomer, type Newcomer } from '~/lib/newcomer';
import { signUp } from '~/lib/session/sign-up';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { PasswordField } from '~/ui/password-field';
import { WhoFields } from '~/ui/who-fields';

export default function SignUp() {
  const before = newcomer();
  const kind = useSignal<string>(before?.kind ?? 'company');
  const form = useForm({
    check: (values) => ({
      company_name: values.kind === 'company' ? required(values.company_name) : undefined,
      name: required(values.name),
      email: email(values.email),
      password: newPassword(values.password),
    }),
    send: async (values) => {
      await signUp(values.email!);
      rememberNewcomer(toldBy(values));
      keepPassword(values.password!);
      navigate('/app/confirm');
    },
  });
  return (
    <>
      <PageHead title={t('accounts.create_account')} lead={t('accounts.create_account_lead')} />
      <Form state={form}>
        <WhoFields form={form} before={before} kind={kind} icons={{ company: Building, person: UserRound }} />
        <TextField
          form={form}
          name="email"
          type="email"
          label={t('accounts.email')}
          hint={t('accounts.email_hint')}
          value={before?.email}
          autocomplete="username"
        />
        <PasswordField fresh form={form} name="password" label={t('accounts.password')} />
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.create_account')}
        </Button>
      </Form>
      <p class="entry-other">
        {t('accounts.have_account')} <a href="/app/sign-in">{t('accounts.sign_in')}</a>
      </p>
    </>
  );
}

function toldBy(values: Values): Newcomer {
  const person = { email: values.email!, kind: 'person', name: values.name! } as const;
  if (values.kind !== 'company') return person;
  const { company_name = '', company_number = '' } = values;
  return { ...person, kind: 'company', company_name, company_number };
}
