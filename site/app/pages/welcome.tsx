import { useSignal } from '@preact/signals';
import { Building, UserRound } from 'lucide';
import { useEffect } from 'preact/hooks';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { isComplete, joinPortal, newcomer } from '~/lib/newcomer';
import { signOut } from '~/lib/session/session';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { WhoFields } from '~/ui/who-fields';

/** The first time inside. What was told at sign-up is used; in another browser it is asked once more. */
export default function Welcome() {
  const told = newcomer();
  const asking = useSignal(!isComplete(told));
  const kind = useSignal<string>(told?.kind ?? 'company');
  const form = useForm({
    check: (values) => ({
      company_name: values.kind === 'company' ? required(values.company_name) : undefined,
      name: required(values.name),
    }),
    send: async ({ name = '', kind: chosen, company_name, company_number }) => {
      const company = chosen === 'company' && company_name ? { company_name, company_number: company_number ?? '' } : {};
      await joinPortal({ email: '', name, kind: chosen === 'company' ? 'company' : 'person', ...company });
      navigate('/app', { replace: true });
    },
  });
  useEffect(() => {
    if (!isComplete(told)) return;
    joinPortal(told).then(
      () => navigate('/app', { replace: true }),
      (reason: unknown) => {
        asking.value = true;
        form.refuse(reason);
      },
    );
  }, []);
  if (!asking.value) return <PageHead title={t('accounts.welcome')} lead={t('accounts.welcome_preparing')} />;
  return (
    <>
      <PageHead title={t('accounts.welcome')} lead={t('accounts.welcome_lead')} />
      <Form state={form}>
        <WhoFields form={form} before={told} kind={kind} icons={{ company: Building, person: UserRound }} />
        <Button submit wide look="main" busy={form.busy}>
          {t('accounts.welcome_button')}
        </Button>
        <Button wide look="plain" onClick={() => void signOut()}>
          {t('shell.sign_out')}
        </Button>
      </Form>
    </>
  );
}
