import { required } from '~/lib/checks';
import { useDraft } from '~/lib/draft';
import { useFiles, type Attached } from '~/lib/files';
import { focusOn } from '~/lib/focus';
import { useForm } from '~/lib/form';
import { t, type Key } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import type { Changes } from '~/lib/tickets/changes';
import type { CustomerDesk } from '~/lib/tickets/desk';
import type { Change, State } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea } from '~/ui/field';
import { FilesField } from '~/ui/files-field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';
import { entryId } from './entries';

/** The input's id, to lead focus there. */
export const REPLY = 'text';
export const MOST_CHARACTERS = 10_000;

const HINTS: Partial<Record<State, Key>> = {
  waiting_customer: 'tickets.reply_hint_your_turn',
  waiting_third: 'tickets.reply_hint_waiting',
  solved: 'tickets.reply_hint_solved',
};

/** Where the customer writes. What was begun survives a reload; it is sent once, however often it is pressed. */
export function ReplyBox({ changes }: { changes: Changes<CustomerDesk> }) {
  const { number, state } = changes.view.ticket;
  const { takesFiles } = changes.desk;
  const draft = useDraft(`ticket-reply.${number}`, { text: '', files: [] as Attached[] });
  const files = useFiles(draft.value.files, (kept) => draft.change({ files: kept }));
  const form = useForm({
    check: ({ text }) => ({ text: required(text) }),
    send: async ({ text = '' }) => {
      let made: Change | undefined;
      const body = { text, ...(takesFiles && { files: await files.settled() }) };
      const sent = await changes.send(async () => {
        made = await carryOut(`ticket-reply.${number}`, body, (key) => changes.desk.add(number, body, key));
        return made;
      });
      if (!sent) return;
      draft.clear();
      say(t('tickets.reply_sent'));
      const entry = made?.entries[0];
      if (entry) focusOn(entryId(entry));
    },
  });
  return (
    <Card title={t('tickets.reply')} class="reply">
      <Form state={form}>
        <TextArea
          key={draft.round}
          form={form}
          name={REPLY}
          label={t('tickets.reply_label')}
          hint={t(HINTS[state] ?? 'tickets.reply_hint')}
          value={draft.value.text}
          rows={5}
          maxLength={MOST_CHARACTERS}
          onInput={(text) => draft.change({ text })}
        />
        {takesFiles && <FilesField form={form} files={files} />}
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            {t('tickets.send')}
          </Button>
          {draft.value.text && <p class="kept">{t('tickets.draft_kept')}</p>}
        </div>
      </Form>
    </Card>
  );
}
