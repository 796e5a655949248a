import { useSignal } from '@preact/signals';
import { MailX, ShieldAlert, Tags, ThumbsUp, UserRoundCheck, X } from 'lucide';
import { t, type Key } from '~/lib/i18n';
import { MOST_CHOSEN, type Batch, type Deed } from '~/lib/staff/batch';
import { Button } from '~/ui/button';
import type { IconNode } from '~/ui/icon';
import { BatchDialog } from './batch-dialog';

const DEEDS: { deed: Deed; text: Key; icon: IconNode }[] = [
  { deed: 'assign', text: 'staff.assign', icon: UserRoundCheck },
  { deed: 'tag', text: 'batches.tag', icon: Tags },
  { deed: 'set_aside', text: 'staff.set_aside', icon: MailX },
  { deed: 'solve', text: 'staff.solve', icon: ThumbsUp },
  { deed: 'mark_spam', text: 'staff.spam', icon: ShieldAlert },
];

/** What can be done to all tickets that are chosen: above the queue, and in sight while it is scrolled. */
export function BatchBar({ batch, shown }: { batch: Batch; shown: string[] }) {
  const asked = useSignal<Deed | undefined>(undefined);
  const n = batch.chosen.length;
  const all = n > 0 && n === Math.min(shown.length, MOST_CHOSEN);
  return (
    <section class="batch" aria-label={t('batches.name')}>
      <div class="batch-lead">
        <label class="batch-all">
          <input type="checkbox" checked={all} onChange={() => batch.choose(all ? [] : shown)} />
          <span>{t('batches.choose_all')}</span>
        </label>
        <span class="meta" role="status">
          {n > 0 && <span>{t('batches.chosen', { n })}</span>}
          {n === MOST_CHOSEN && <span>{t('batches.most', { most: MOST_CHOSEN })}</span>}
        </span>
      </div>
      {n > 0 && (
        <div class="batch-deeds">
          {DEEDS.map(({ deed, text, icon }) => (
            <Button key={deed} small icon={icon} onClick={() => (asked.value = deed)}>
              {t(text)}
            </Button>
          ))}
          <Button small look="plain" icon={X} onClick={() => batch.choose([])}>
            {t('batches.none')}
          </Button>
        </div>
      )}
      <BatchDialog batch={batch} deed={asked.value} onClose={() => (asked.value = undefined)} />
    </section>
  );
}
