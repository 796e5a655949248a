import { useSignal } from '@preact/signals';
import { CheckCheck } from 'lucide';
import type { BankFileView } from '~/gen/api';
import { useForm } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { postSure } from '~/lib/staff/bank';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Form } from '~/ui/form';

/** Every line of which we are sure, at one press and one more. */
export function PostAll({ file }: { file: BankFileView }) {
  const asked = useSignal(false);
  const close = () => (asked.value = false);
  const facts = { n: file.counts.sure, amount: money({ amount: file.sure_amount, currency: file.currency }) };
  const form = useForm({ send: () => postSure(file.file_id).then(close) });
  if (!file.counts.sure || file.posting) return null;
  return (
    <>
      <Button look="main" icon={CheckCheck} onClick={() => (asked.value = true)}>
        {t('bank.post_all', facts)}
      </Button>
      <Dialog title={t('bank.post_all_title')} open={asked.value} onClose={close}>
        <Form state={form}>
          <p>{t('bank.post_all_lead', facts)}</p>
          <div class="form-actions">
            <Button submit look="main" busy={form.busy}>
              {t('bank.post_all', facts)}
            </Button>
            <Button onClick={close}>{t('order_requests.leave')}</Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
