import { useSignal } from '@preact/signals';
import { useForm, type Form as FormState, type Values } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import type { Batch, Deed, Doing } from '~/lib/staff/batch';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Form } from '~/ui/form';
import { TagsField } from '~/ui/tags-field';
import { AssigneeField, whomOf } from './assignee-field';

interface BatchDialogProps {
  batch: Batch;
  /** What is to be done; undefined while nothing is. */
  deed: Deed | undefined;
  onClose: () => void;
}

const TITLES: Record<Deed, Key> = {
  assign: 'staff.assign',
  tag: 'batches.tag',
  set_aside: 'staff.set_aside',
  solve: 'staff.solve',
  mark_spam: 'staff.spam',
};
const SURE: Record<Deed, Key> = { ...TITLES, assign: 'batches.sure_assign', tag: 'batches.sure_tag' };
const LEADS: Partial<Record<Deed, Key>> = {
  assign: 'batches.colleagues_told_later',
  solve: 'batches.told_later',
  mark_spam: 'batches.spam_lead',
};

/** Says what is done to how many tickets, and asks what it takes. */
export function BatchDialog({ deed, ...rest }: BatchDialogProps) {
  return (
    <Dialog title={deed ? t(TITLES[deed]) : ''} open={deed !== undefined} onClose={rest.onClose}>
      {deed && <Inside deed={deed} {...rest} />}
    </Dialog>
  );
}

function Inside({ batch, deed, onClose }: BatchDialogProps & { deed: Deed }) {
  const add = useSignal<string[]>([]);
  const remove = useSignal<string[]>([]);
  const form = useForm({
    check: () => ({ add: deed === 'tag' && !add.value.length && !remove.value.length ? t('batches.tags_some') : undefined }),
    send: async (values) => {
      await batch.make(doing(deed, values, add.value, remove.value));
      onClose();
    },
  });
  const lead = LEADS[deed];
  return (
    <Form state={form}>
      <p>{t('batches.chosen', { n: batch.chosen.length })}</p>
      {lead && <p>{t(lead)}</p>}
      {deed === 'assign' && <AssigneeField form={form} />}
      {deed === 'tag' && <TagFields form={form} add={add.value} remove={remove.value} onAdd={(tags) => (add.value = tags)} onRemove={(tags) => (remove.value = tags)} />}
      <div class="form-actions">
        <Button submit look={deed === 'mark_spam' ? 'danger' : 'main'} busy={form.busy}>
          {t(SURE[deed])}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}

interface TagFieldsProps {
  form: FormState;
  add: string[];
  remove: string[];
  onAdd: (tags: string[]) => void;
  onRemove: (tags: string[]) => void;
}

const TagFields = ({ form, add, remove, onAdd, onRemove }: TagFieldsProps) => (
  <>
    <TagsField form={form} name="add" label={t('batches.tags_add')} hint={t('batches.tags_hint')} tags={add} onChange={onAdd} />
    <TagsField optional form={form} name="remove" label={t('batches.tags_remove')} tags={remove} onChange={onRemove} />
  </>
);

function doing(deed: Deed, values: Values, add: string[], remove: string[]): Doing {
  if (deed === 'assign') return { deed, ...whomOf(values) };
  return deed === 'tag' ? { deed, add, remove } : { deed };
}
