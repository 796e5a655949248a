import { useSignal } from '@preact/signals';
import { changeMe, type MeView } from '~/gen/api';
import { moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { adopt } from '~/lib/me';
import { problemOf } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { say } from '~/ui/toast';

/** Nobody reads in a mail that mails do not reach them: so it stands here, until they say that it is mended. */
export function MailFails({ me }: { me: MeView }) {
  const busy = useSignal(false);
  if (!me.mail_failed_at) return null;
  async function works() {
    busy.value = true;
    try {
      await adopt(await changeMe({ mail_works: true }));
      say(t('common.saved'));
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
    } finally {
      busy.value = false;
    }
  }
  return (
    <Callout tone="warn">
      <p>
        <strong>{t('post.fails')}</strong>
      </p>
      <p class="breakable">{t('post.fails_lead', { address: me.email, when: moment(me.mail_failed_at) })}</p>
      <Button busy={busy.value} onClick={() => void works()}>
        {t('post.works_again')}
      </Button>
    </Callout>
  );
}
