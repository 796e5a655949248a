import { useSignal } from '@preact/signals';
import { ListPlus, X } from 'lucide';
import { setChecklist, type TicketFacts } from '~/gen/api';
import { required } from '~/lib/checks';
import { dayAndTime } from '~/lib/format';
import { t } from '~/lib/i18n';
import type { Changes } from '~/lib/tickets/changes';
import { Button, IconButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { ChangeDialog } from '~/ui/tickets/change-dialog';

type Point = TicketFacts['checklist'][number];

const MOST_CHARACTERS = 120;

/** What must not be forgotten about a ticket: ticked off at once, seen by colleagues only. */
export function Checklist({ changes }: { changes: Changes }) {
  const adds = useSignal(false);
  const { number, version, checklist } = changes.view.ticket;
  const wanted = checklist.map(({ text, done_by }) => ({ text, done: done_by !== null }));
  const keep = (points: typeof wanted) => setChecklist(number, { points, version });
  const set = (points: typeof wanted) => void changes.press('checklist', () => keep(points));
  const close = () => (adds.value = false);
  return (
    <Card title={t('checklist.title')}>
      {checklist.length > 0 ? (
        <ul class="checklist">
          {checklist.map((point) => (
            <Row
              key={point.text}
              point={point}
              onTick={(done) => set(wanted.map((one) => (one.text === point.text ? { ...one, done } : one)))}
              onRemove={() => set(wanted.filter((one) => one.text !== point.text))}
            />
          ))}
        </ul>
      ) : (
        <p class="hint">{t('checklist.none')}</p>
      )}
      <div class="tools-list">
        <Button small look="plain" icon={ListPlus} onClick={() => (adds.value = true)}>
          {t('checklist.sure_add')}
        </Button>
      </div>
      <ChangeDialog
        changes={changes}
        open={adds.value}
        onClose={close}
        title="checklist.title"
        sure="checklist.sure_add"
        done="checklist.added"
        check={({ point }) => ({ point: required(point) })}
        work={({ point = '' }) => keep([...wanted, { text: point, done: false }])}
      >
        {(form) => <TextField form={form} name="point" label={t('checklist.add')} maxLength={MOST_CHARACTERS} />}
      </ChangeDialog>
    </Card>
  );
}

interface RowProps {
  point: Point;
  onTick: (done: boolean) => void;
  onRemove: () => void;
}

const Row = ({ point: { text, done_by, done_at }, onTick, onRemove }: RowProps) => (
  <li>
    <label class="tick">
      <input type="checkbox" checked={done_by !== null} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>
        <span class={done_by ? 'checklist-done' : undefined}>{text}</span>
        {done_by && done_at && <span class="meta">{t('checklist.done', { name: done_by, when: dayAndTime(done_at) })}</span>}
      </span>
    </label>
    <IconButton icon={X} label={t('checklist.remove', { text })} onClick={onRemove} />
  </li>
);
