import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { arrive } from '~/lib/arrival';
import { digitsOf, email, required, sixDigits } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { rich, t } from '~/lib/i18n';
import { ask, open, opened, type Pair } from '~/lib/looking-up';
import { Button } from '~/ui/button';
import { CodeField } from '~/ui/code-field';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { OpenedThing } from '~/ui/looking-up/opened';
import { PageHead } from '~/ui/page-head';
import { ResendButton } from '~/ui/resend-button';

/** One thing by its number and address: ask for a code, type it, see the thing as its customer does. */
export default function LookUp() {
  const pair = useSignal<Pair | undefined>(undefined);
  const step = opened.value?.token ?? pair.value?.number ?? '';
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) arrive();
    before.current = step;
  }, [step]);
  if (opened.value) return <OpenedThing of={opened.value} />;
  return pair.value ? <Code pair={pair.value} back={() => (pair.value = undefined)} /> : <Ask onAsked={(now) => (pair.value = now)} />;
}

function Ask({ onAsked }: { onAsked: (pair: Pair) => void }) {
  const form = useForm({
    check: (values) => ({ number: required(values.number), email: email(values.email) }),
    send: async ({ number = '', email: address = '' }) => {
      const pair = { number, email: address };
      await ask(pair);
      onAsked(pair);
    },
  });
  return (
    <div class="narrow">
      <PageHead title={t('look_up.title')} lead={t('look_up.lead')} />
      <Form state={form}>
        <TextField form={form} name="number" label={t('look_up.number')} hint={t('look_up.number_hint')} autocomplete="off" maxLength={40} />
        <TextField
          form={form}
          name="email"
          type="email"
          label={t('accounts.email')}
          hint={t('look_up.email_hint')}
          autocomplete="email"
          maxLength={254}
        />
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            {t('look_up.ask')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function Code({ pair, back }: { pair: Pair; back: () => void }) {
  const form = useForm({
    check: ({ code }) => ({ code: sixDigits(code) }),
    send: async ({ code }) => {
      await open(pair, digitsOf(code));
      back(); // once it is closed, the next one is asked for from the beginning
    },
  });
  return (
    <div class="narrow">
      <PageHead title={t('look_up.code_title')} lead={rich('look_up.code_lead', { email: <strong class="breakable">{pair.email}</strong> })} />
      <Form state={form}>
        <CodeField form={form} name="code" label={t('accounts.code')} hint={t('accounts.code_hint')} />
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            {t('look_up.open')}
          </Button>
          <ResendButton send={() => ask(pair)} onProblem={form.refuse} />
          <Button look="ghost" onClick={back}>
            {t('look_up.other_pair')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
