import type { BankLineView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { moveLine } from '~/lib/staff/bank';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';

interface AsideProps {
  fileId: string;
  line: BankLineView;
}

/** It is no customer's payment: why, for colleagues. */
export function AsideForm({ fileId, line, onClose, onBack }: AsideProps & { onClose: () => void; onBack: () => void }) {
  const form = useForm({
    check: ({ note }) => ({ note: required(note) }),
    send: async ({ note = '' }) => {
      await moveLine(fileId, line.place, { move: 'set_aside', note, version: line.version });
      say(t('bank.done_aside'));
      onClose();
    },
  });
  return (
    <Form state={form}>
      <TextField form={form} name="note" label={t('bank.note')} hint={t('bank.note_hint')} maxLength={200} />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('bank.set_aside')}
        </Button>
        <Button onClick={onBack}>{t('order_requests.leave')}</Button>
      </div>
    </Form>
  );
}

/** It is to be posted after all. */
export function TakeBack({ fileId, line }: AsideProps) {
  const form = useForm({
    send: async () => {
      await moveLine(fileId, line.place, { move: 'take_back', note: '', version: line.version });
      say(t('bank.done_back'));
    },
  });
  return (
    <Form state={form}>
      <Button submit busy={form.busy}>
        {t('bank.take_back')}
      </Button>
    </Form>
  );
}
