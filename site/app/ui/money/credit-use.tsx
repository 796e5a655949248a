import { useSignal } from '@preact/signals';
import { setCreditUse } from '~/gen/api';
import { t } from '~/lib/i18n';
import { problemOf } from '~/lib/problem';
import { invalidate } from '~/lib/query';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { say } from '~/ui/toast';

/** Whether credit that is left settles invoices by itself: as the customer says, and until they say otherwise. */
export function CreditUseCard({ automatic }: { automatic: boolean }) {
  const busy = useSignal(false);
  const wrong = useSignal('');

  async function turn() {
    busy.value = true;
    wrong.value = '';
    try {
      await setCreditUse({ automatic: !automatic });
      invalidate('billing');
      say(t(automatic ? 'credit_use.done_off' : 'credit_use.done_on'));
    } catch (reason) {
      wrong.value = problemOf(reason).text;
    } finally {
      busy.value = false;
    }
  }

  return (
    <Card title={t('credit_use.title')}>
      <p>{t(automatic ? 'credit_use.is_on' : 'credit_use.is_off')}</p>
      <div class="form-actions">
        <Button small busy={busy.value} onClick={() => void turn()}>
          {t(automatic ? 'credit_use.turn_off' : 'credit_use.turn_on')}
        </Button>
      </div>
      <p role="alert" class="field-error" hidden={!wrong.value}>
        {wrong.value}
      </p>
    </Card>
  );
}
