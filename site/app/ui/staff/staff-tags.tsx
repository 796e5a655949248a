import { useSignal } from '@preact/signals';
import { setStaffTags } from '~/gen/api';
import { t } from '~/lib/i18n';
import { TagsField } from '~/ui/tags-field';
import { ChangeDialog, type Asked } from '~/ui/tickets/change-dialog';

/** The words by which staff sort a ticket. */
export function StaffTagsDialog(asked: Asked) {
  const { number, version, staff_tags } = asked.changes.view.ticket;
  const tags = useSignal<string[] | undefined>(undefined);
  const shown = tags.value ?? staff_tags;
  return (
    <ChangeDialog
      {...asked}
      onClose={() => {
        tags.value = undefined;
        asked.onClose();
      }}
      title="batches.change_tags"
      sure="batches.save_tags"
      done="batches.done_tags"
      work={() => setStaffTags(number, { tags: shown, version })}
    >
      {(form) => (
        <TagsField
          optional
          form={form}
          name="tags"
          label={t('batches.our_tags')}
          hint={t('batches.tags_hint')}
          tags={shown}
          onChange={(changed) => (tags.value = changed)}
        />
      )}
    </ChangeDialog>
  );
}
