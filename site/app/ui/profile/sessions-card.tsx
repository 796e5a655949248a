import { useSignal } from '@preact/signals';
import { t } from '~/lib/i18n';
import { problemOf } from '~/lib/problem';
import { signOutEverywhere } from '~/lib/session/session';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { say } from '~/ui/toast';

/** For a lost phone or a borrowed computer. */
export function SessionsCard() {
  const asking = useSignal(false);
  const busy = useSignal(false);
  async function leave() {
    busy.value = true;
    try {
      await signOutEverywhere();
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
    } finally {
      busy.value = false;
    }
  }
  return (
    <Card title={t('accounts.sessions')}>
      <p>{t('accounts.sessions_lead')}</p>
      <Button onClick={() => (asking.value = true)}>{t('accounts.sign_out_everywhere')}</Button>
      <Dialog title={t('accounts.sign_out_everywhere')} open={asking.value} onClose={() => (asking.value = false)}>
        <p>{t('accounts.sign_out_everywhere_lead')}</p>
        <div class="form-actions">
          <Button look="danger" busy={busy.value} onClick={() => void leave()}>
            {t('accounts.sign_out_everywhere')}
          </Button>
          <Button onClick={() => (asking.value = false)}>{t('common.cancel')}</Button>
        </div>
      </Dialog>
    </Card>
  );
}
