import { useSignal } from '@preact/signals';
import { FileUp } from 'lucide';
import { number } from '~/lib/format';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { problemOf } from '~/lib/problem';
import { bring } from '~/lib/staff/bank';
import { Callout } from '~/ui/callout';
import { Icon } from '~/ui/icon';

const MOST_BYTES = 10 * 1024 * 1024;

/** Where a bank's file is brought: dropped, or chosen with mouse, finger or keyboard. Then it is looked at. */
export function DropZone() {
  const share = useSignal<number | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const over = useSignal(false);

  async function take(file: File | undefined) {
    over.value = false;
    if (!file || share.value !== undefined) return;
    problem.value = faultOf(file);
    if (problem.value) return;
    share.value = 0;
    try {
      const { file_id } = await bring(file, (now) => (share.value = now));
      navigate(`/app/staff/payments/${file_id}`);
    } catch (reason) {
      problem.value = problemOf(reason).text;
    } finally {
      share.value = undefined;
    }
  }

  return (
    <section
      class={over.value ? 'drop drop-over' : 'drop'}
      aria-label={t('bank.bring')}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <div role="alert">
        {problem.value && (
          <Callout tone="bad">
            <p>{problem.value}</p>
          </Callout>
        )}
      </div>
      <Icon of={FileUp} size={28} />
      <p class="drop-title">{t('bank.drop')}</p>
      <p class="hint" id="bank-file-hint">
        {t('bank.drop_hint')}
      </p>
      <div role="status" class="drop-progress">
        {share.value !== undefined && <Uploading share={share.value} />}
      </div>
      <label class="button button-main drop-choose" aria-disabled={share.value !== undefined || undefined}>
        <input
          type="file"
          accept=".xml,.csv,.txt"
          aria-describedby="bank-file-hint"
          onChange={(event) => {
            const input = event.currentTarget;
            void take(input.files?.[0]).finally(() => (input.value = ''));
          }}
        />
        <span>{t('bank.choose')}</span>
      </label>
    </section>
  );
}

function faultOf(file: File): string | undefined {
  if (file.size > MOST_BYTES) return t('bank.too_big');
  return file.size ? undefined : t('bank.flaw_empty');
}

const Uploading = ({ share }: { share: number }) => (
  <>
    <progress max={1} value={share} aria-label={t('bank.uploading')} />
    <p>{t('bank.uploaded', { share: number(share, { style: 'percent' }) })}</p>
  </>
);
