import { useSignal } from '@preact/signals';
import { Camera, Image } from 'lucide';
import type { AnnouncePhotograph, ReturnView } from '~/gen/api';
import { moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { problemOf } from '~/lib/problem';
import { addPhotograph } from '~/lib/photographs';
import { Card } from '~/ui/card';
import { FieldError } from '~/ui/field';
import { Icon } from '~/ui/icon';
import { say } from '~/ui/toast';

const KINDS: AnnouncePhotograph['kind'][] = ['image/jpeg', 'image/png', 'image/webp'];
const MOST_BYTES = 10 * 1024 * 1024;
const MOST = 10;

/** What the customer shows of it; while the return goes on they add more. */
export function Photographs({ of, adding }: { of: ReturnView; adding: boolean }) {
  const more = adding && !['settled', 'cancelled'].includes(of.state) && of.photographs.length < MOST;
  if (!more && !of.photographs.length) return null;
  return (
    <Card title={t('returns.photographs')}>
      {of.photographs.length > 0 && (
        <ul class="photographs">
          {of.photographs.map(({ photograph_id, at, url }, place) => (
            <li key={photograph_id}>
              <a href={url}>
                <Icon of={Image} size={18} />
                {t('returns.photograph', { n: place + 1, when: moment(at, now.value) })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {more && <Add of={of} />}
    </Card>
  );
}

function Add({ of }: { of: ReturnView }) {
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  async function add(file: File | undefined) {
    if (!file || busy.value) return;
    wrong.value = faultOf(file);
    if (wrong.value) return;
    busy.value = true;
    try {
      await addPhotograph(of.number, file, file.type as AnnouncePhotograph['kind']);
      say(t('returns.photograph_added'));
    } catch (reason) {
      wrong.value = problemOf(reason).text;
    } finally {
      busy.value = false;
    }
  }
  return (
    <div class={wrong.value ? 'field field-wrong' : 'field'}>
      <p class="hint" id="photograph-hint">
        {t('returns.photograph_hint')}
      </p>
      <div role="alert">{wrong.value && <FieldError id="photograph-error" text={wrong.value} />}</div>
      <label class="button button-quiet button-small file-button" aria-busy={busy.value || undefined}>
        <Icon of={Camera} size={16} />
        {t(busy.value ? 'returns.photograph_adding' : 'returns.photograph_add')}
        <input
          type="file"
          class="unseen"
          accept={KINDS.join()}
          aria-describedby="photograph-hint"
          onChange={(event) => {
            void add(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}

function faultOf({ type, size }: File): string | undefined {
  if (!(KINDS as string[]).includes(type)) return t('returns.photograph_kind');
  return size > MOST_BYTES ? t('returns.photograph_large') : undefined;
}
