// A ticket goes on in another one of the same person, or by itself again.
import { mergeTicket, unmergeTicket } from '~/gen/api';
import { required } from '~/lib/checks';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { TextField } from '~/ui/field';
import { ChangeDialog, type Asked } from '~/ui/tickets/change-dialog';

export function MergeDialog(asked: Asked) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="merging.merge"
      sure="merging.merge_sure"
      done="merging.done_merged"
      check={({ into }) => ({ into: required(into) })}
      work={({ into = '' }) => {
        const body = { into, version };
        return carryOut(`staff-merge.${number}`, body, (key) => mergeTicket(number, body, key));
      }}
    >
      {(form) => (
        <>
          <p>{t('merging.lead')}</p>
          <TextField form={form} name="into" label={t('merging.into')} hint={t('merging.into_hint')} maxLength={20} />
        </>
      )}
    </ChangeDialog>
  );
}

export function UnmergeDialog(asked: Asked) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="merging.unmerge"
      sure="merging.unmerge"
      done="merging.done_unmerged"
      work={() => carryOut(`staff-unmerge.${number}`, { version }, (key) => unmergeTicket(number, { version }, key))}
    >
      {() => <p>{t('merging.unmerge_lead')}</p>}
    </ChangeDialog>
  );
}
