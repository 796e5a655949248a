import { useSignal } from '@preact/signals';
import { Image, Paperclip } from 'lucide';
import { isPicture, sizeOf } from '~/lib/files';
import { t, textOf } from '~/lib/i18n';
import { problemOf } from '~/lib/problem';
import type { Desk } from '~/lib/tickets/desk';
import type { Entry } from '~/lib/tickets/types';
import { Button } from '~/ui/button';

/** What came with a message. A file that was not kept is named with the reason. */
export function Files({ entry, desk, number }: { entry: Entry; desk: Desk; number: string }) {
  const busy = useSignal('');
  const wrong = useSignal('');
  async function fetchFile(fileId: string) {
    busy.value = fileId;
    wrong.value = '';
    try {
      window.location.assign((await desk.file(number, fileId)).url);
    } catch (error) {
      wrong.value = problemOf(error).text;
    } finally {
      busy.value = '';
    }
  }
  if (!entry.files.length) return null;
  return (
    <div class="said-files">
      <ul>
        {entry.files.map(({ name, file_id, fault, alt, size, is_being_checked }, place) => (
          <li key={place}>
            {file_id ? (
              <Button
                small
                icon={isPicture(name) ? Image : Paperclip}
                busy={busy.value === file_id}
                onClick={() => void fetchFile(file_id)}
              >
                {size == null ? name : `${name} · ${sizeOf(size)}`}
              </Button>
            ) : is_being_checked ? (
              t('files.being_checked', { name })
            ) : (
              `${name}: ${textOf(`post.file_${fault ?? ''}`, 'post.file_not_taken')}`
            )}
            {alt && <p class="hint as-written">{alt}</p>}
          </li>
        ))}
      </ul>
      <div role="alert">{wrong.value && <p class="field-error">{wrong.value}</p>}</div>
    </div>
  );
}
