import { useSignal } from '@preact/signals';
import { FileSpreadsheet } from 'lucide';
import { t } from '~/lib/i18n';
import { useForm } from '~/lib/form';
import { Problem } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { Icon } from '~/ui/icon';

const LARGEST = 3_000_000;

interface InputProps {
  onText: (text: string) => Promise<void>;
  onFile: (base64: string) => Promise<void>;
}

/** A text to paste into, and a file to choose. */
export function QuickInput({ onText, onFile }: InputProps) {
  const round = useSignal(0);
  const reading = useSignal(false);
  const form = useForm({
    check: ({ text }) => ({ text: text ? undefined : t('common.field_required') }),
    send: async ({ text = '' }) => {
      await onText(text);
      round.value += 1; // what was read leaves the field
    },
  });

  async function choose(input: HTMLInputElement) {
    const [file] = input.files ?? [];
    if (!file) return;
    form.clear();
    reading.value = true;
    try {
      if (file.size > LARGEST) throw new Problem({ status: 422, code: 'file_too_large', most_rows: 10_000 });
      await onFile(await inBase64(file));
    } catch (reason) {
      form.refuse(reason);
    } finally {
      reading.value = false;
      input.value = ''; // the same file can be chosen again once it is mended
    }
  }

  return (
    <Form state={form}>
      <Card title={t('quick.input')}>
        <div class="form">
          <TextArea key={round.value} form={form} name="text" label={t('quick.paste')} hint={t('quick.paste_hint')} rows={5} />
          <div class="form-actions">
            <Button submit look="main" busy={form.busy}>
              {t('quick.read')}
            </Button>
            <label class="button button-quiet file-choice">
              {reading.value ? <span class="spinner" aria-hidden="true" /> : <Icon of={FileSpreadsheet} size={18} />}
              <span>{t('quick.file')}</span>
              <input
                type="file"
                class="unseen"
                accept=".csv,.txt,.xlsx,text/csv"
                aria-describedby="file-hint"
                onChange={(event) => void choose(event.currentTarget)}
              />
            </label>
            <span class="hint" id="file-hint">
              {t('quick.file_hint')}
            </span>
          </div>
        </div>
      </Card>
    </Form>
  );
}

/** As the portal takes it: base64 without the address that browsers put before it. */
function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}
