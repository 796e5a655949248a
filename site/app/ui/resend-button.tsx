import { useSignal } from '@preact/signals';
import { t } from '~/lib/i18n';
import { Button } from './button';
import { say } from './toast';

interface ResendProps {
  send: () => Promise<unknown>;
  onProblem: (reason: unknown) => void;
}

/** "Send a new code": says that it has been done. */
export function ResendButton({ send, onProblem }: ResendProps) {
  const busy = useSignal(false);
  async function press() {
    busy.value = true;
    try {
      await send();
      say(t('accounts.code_sent'));
    } catch (reason) {
      onProblem(reason);
    } finally {
      busy.value = false;
    }
  }
  return (
    <Button wide look="plain" busy={busy.value} onClick={() => void press()}>
      {t('accounts.resend_code')}
    </Button>
  );
}
