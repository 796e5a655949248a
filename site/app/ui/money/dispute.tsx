import { useSignal } from '@preact/signals';
import { Flag } from 'lucide';
import type { InvoiceView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { useFiles, type Attached } from '~/lib/files';
import { useForm } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { dispute } from '~/lib/money/disputes';
import { Button } from '~/ui/button';
import { ChoiceField } from '~/ui/choice-field';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { FilesField } from '~/ui/files-field';
import { Form } from '~/ui/form';
import { Tag, type Tone } from '~/ui/tag';
import { say } from '~/ui/toast';

interface About {
  invoice: InvoiceView;
  /** The place of the line, from 1; the whole invoice without one. */
  line?: number;
  name?: string;
}

const TONES: Record<InvoiceView['disputes'][number]['state'], Tone> = { open: 'warn', upheld: 'ok', declined: 'plain', withdrawn: 'plain' };

/** What was said about a line, or about the whole invoice, and where it is talked about. */
export function Disputed({ invoice: { disputes, currency }, line }: About) {
  return (
    <>
      {disputes
        .filter((one) => (one.line ?? undefined) === line)
        .map((one) => (
          <p class="disputed" key={one.ticket}>
            <Tag tone={TONES[one.state]}>{t(`disputes.state_${one.state}`, { amount: money({ amount: one.amount, currency }) })}</Tag>
            <a href={`/app/tickets/${one.ticket}`}>{t('disputes.see')}</a>
          </p>
        ))}
    </>
  );
}

/** "This is wrong": one at a time about a line, and none about a line while the whole is in dispute. */
export function DisputeButton({ invoice, line, name }: About) {
  const open = useSignal(false);
  const close = () => (open.value = false);
  const held = invoice.disputes.filter(({ state }) => state === 'open');
  if (invoice.kind !== 'invoice' || held.some((one) => one.line === (line ?? null) || one.line === null || !line)) return null;
  return (
    <>
      <Button
        small
        look="plain"
        icon={Flag}
        label={name ? t('disputes.wrong_line', { name }) : undefined}
        onClick={() => (open.value = true)}
      >
        {t(line ? 'disputes.wrong' : 'disputes.whole')}
      </Button>
      <Dialog title={name ?? t('disputes.title')} open={open.value} onClose={close}>
        <DisputeForm invoice={invoice} {...(line && { line })} onClose={close} />
      </Dialog>
    </>
  );
}

function DisputeForm({ invoice: { number, currency, amount }, line, onClose }: About & { onClose: () => void }) {
  const part = useSignal(false);
  const attached = useSignal<Attached[]>([]);
  const files = useFiles(attached.value, (kept) => (attached.value = kept));
  const form = useForm({
    check: ({ message, amount: text = '' }) => ({
      amount: part.value && !parseAmount(text, currency) ? t('money.announce_no_amount', { example: typedAmount(amount, currency) }) : undefined,
      message: required(message),
    }),
    send: async ({ message = '', amount: text = '' }) => {
      const much = part.value ? parseAmount(text, currency)! : null;
      await dispute(number, { line: line ?? null, amount: much, message, files: await files.settled() });
      say(t('disputes.sent'));
      onClose();
    },
  });
  return (
    <Form state={form}>
      <p>{t('disputes.lead')}</p>
      <ChoiceField
        inline
        form={form}
        name="much"
        legend={t('disputes.how_much')}
        value="all"
        choices={[
          { value: 'all', label: t('disputes.all') },
          { value: 'part', label: t('disputes.part') },
        ]}
        onChange={(value) => (part.value = value === 'part')}
      />
      {part.value && <TextField form={form} name="amount" label={t('disputes.amount')} inputMode="decimal" autocomplete="off" maxLength={20} />}
      <TextArea form={form} name="message" label={t('disputes.message')} hint={t('disputes.message_hint')} rows={4} maxLength={4000} />
      <FilesField form={form} files={files} />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('disputes.send')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
