import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { digitsOf, sixDigits } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { newTotpSecret, totpLink, turnTotpOn } from '~/lib/session/totp';
import { Button } from '~/ui/button';
import { CodeField } from '~/ui/code-field';
import { Form } from '~/ui/form';
import { Skeleton } from '~/ui/states';
import { QrCode } from './qr-code';

interface SetUpProps {
  email: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Scan or type the secret, then prove with a code that the app has it. */
export function TotpSetUp({ email, onDone, onCancel }: SetUpProps) {
  const secret = useSignal<string | undefined>(undefined);
  const form = useForm({
    check: (values) => ({ code: sixDigits(values.code) }),
    send: async ({ code }) => {
      await turnTotpOn(digitsOf(code), t('accounts.totp_device'));
      onDone();
    },
  });
  useEffect(() => {
    newTotpSecret().then((made) => (secret.value = made), form.refuse);
  }, []);
  return (
    <Form state={form}>
      {secret.value ? <Secret secret={secret.value} link={totpLink(secret.value, email)} /> : <Skeleton rows={2} />}
      <CodeField form={form} name="code" label={t('accounts.totp_code')} hint={t('accounts.totp_code_hint')} />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy} disabled={!secret.value}>
          {t('accounts.totp_turn_on')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}

function Secret({ secret, link }: { secret: string; link: string }) {
  return (
    <div class="totp-secret">
      <QrCode text={link} label={t('accounts.totp_qr')} />
      <div>
        <p>{t('accounts.totp_scan')}</p>
        <p>
          <a href={link}>{t('accounts.totp_open_app')}</a>
        </p>
        <p>
          {t('accounts.totp_type')} <code class="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
    </div>
  );
}
