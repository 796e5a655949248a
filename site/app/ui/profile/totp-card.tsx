import { useSignal } from '@preact/signals';
import { ShieldCheck } from 'lucide';
import { t } from '~/lib/i18n';
import { invalidate, useQuery } from '~/lib/query';
import { isTotpOn, turnTotpOff } from '~/lib/session/totp';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Icon } from '~/ui/icon';
import { Loaded } from '~/ui/states';
import { say } from '~/ui/toast';
import { problemOf } from '~/lib/problem';
import { TotpSetUp } from './totp-set-up';

const KEY = 'totp';

/** The second step at sign-in: on or off. */
export function TotpCard({ email }: { email: string }) {
  const state = useQuery(KEY, async () => ({ on: await isTotpOn() }));
  return (
    <Card title={t('accounts.totp')}>
      <p>{t('accounts.totp_lead')}</p>
      <Loaded query={state} rows={1}>
        {({ on }) => (on ? <On /> : <Off email={email} />)}
      </Loaded>
    </Card>
  );
}

function On() {
  const busy = useSignal(false);
  async function off() {
    busy.value = true;
    try {
      await turnTotpOff();
      say(t('accounts.totp_is_off'));
      invalidate(KEY);
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
    } finally {
      busy.value = false;
    }
  }
  return (
    <>
      <p class="state-line state-ok">
        <Icon of={ShieldCheck} />
        {t('accounts.totp_is_on')}
      </p>
      <Button busy={busy.value} onClick={() => void off()}>
        {t('accounts.totp_turn_off')}
      </Button>
    </>
  );
}

function Off({ email }: { email: string }) {
  const setting = useSignal(false);
  const done = () => {
    setting.value = false;
    say(t('accounts.totp_is_on'));
    invalidate(KEY);
  };
  if (setting.value) return <TotpSetUp email={email} onDone={done} onCancel={() => (setting.value = false)} />;
  return <Button onClick={() => (setting.value = true)}>{t('accounts.totp_set_up')}</Button>;
}
