import { useEffect, useRef } from 'preact/hooks';
import type { BankFileView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { isAtWork, refresh } from '~/lib/staff/bank';

/** How far something is that goes on by itself; once it is over, the lines are asked anew. */
export function Working({ file }: { file: BankFileView }) {
  const busy = isAtWork(file);
  const before = useRef(busy);
  useEffect(() => {
    if (before.current && !busy) refresh(file.file_id);
    before.current = busy;
  }, [busy]);
  return (
    <div class={busy ? 'bank-working' : undefined} role="status">
      {busy && <Progress file={file} />}
    </div>
  );
}

function Progress({ file }: { file: BankFileView }) {
  const { text, ...value } = progressOf(file);
  return (
    <>
      <progress {...value} aria-label={text} />
      <p>{text}</p>
    </>
  );
}

function progressOf({ posting, rows, matched, counts }: BankFileView): { text: string; max?: number; value?: number } {
  if (posting) return { text: t('bank.posting', { n: counts.sure }), max: counts.sure + counts.posted, value: counts.posted };
  if (rows) return { text: t('bank.reading_of', { done: matched, rows }), max: rows, value: matched };
  return { text: t('bank.reading') };
}
