import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide';
import { t } from '~/lib/i18n';
import { Problem, problemOf } from '~/lib/problem';
import { BATCH_NEWS, useBatchNews } from '~/lib/staff/batch';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { TicketLink } from '~/ui/tickets/ticket-link';

/** What has become of a batch, ticket by ticket where it did not go, with the way back. */
export function BatchNews() {
  const { outcome, undo, close } = useBatchNews();
  const busy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  if (!outcome) return null;
  const { deed, until, batch } = outcome;
  const { went, refused } = batch;
  async function press() {
    busy.value = true;
    problem.value = undefined;
    try {
      await undo();
    } catch (reason) {
      problem.value = problemOf(reason).text;
    } finally {
      busy.value = false;
    }
  }
  const done = until === undefined && went.length ? t('batches.went_back', { n: went.length }) : t(`batches.went_${deed}`, { n: went.length });
  return (
    <div class="batch-news" id={BATCH_NEWS} tabIndex={-1} role="status">
      <Callout tone={refused.length || problem.value ? 'warn' : 'ok'}>
        {went.length > 0 && <p>{done}</p>}
        {refused.length > 0 && (
          <div>
            <p>{t('batches.refused', { n: refused.length })}</p>
            <ul class="batch-refused">
              {refused.map((one) => (
                <li key={one.number}>
                  <TicketLink staff number={one.number} /> {new Problem({ ...one, status: 409 }).text}
                </li>
              ))}
            </ul>
          </div>
        )}
        {problem.value && <p>{problem.value}</p>}
        <div class="form-actions">
          {until !== undefined && (
            <Button small icon={Undo2} busy={busy.value} describedBy="batch-undo-hint" onClick={() => void press()}>
              {t('batches.undo')}
            </Button>
          )}
          <Button small look="plain" onClick={close}>
            {t('common.close')}
          </Button>
          {until !== undefined && (
            <p class="hint" id="batch-undo-hint">
              {t('batches.undo_hint')}
            </p>
          )}
        </div>
      </Callout>
    </div>
  );
}
