import { useSignal } from '@preact/signals';
import { Split as SplitIcon } from 'lucide';
import { splitTicket } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { navigate } from '~/lib/location';
import { invalidate } from '~/lib/query';
import { ownTickets, staffDesk } from '~/lib/tickets/desk';
import type { Entry, Ticket } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';

interface SplitProps {
  entry: Entry;
  ticket: Ticket;
}

/** Below a message of the customer: it can become a ticket of its own. */
export function Split({ entry, ticket }: SplitProps) {
  const open = useSignal(false);
  if (entry.kind !== 'message' || entry.by !== 'customer' || entry.facts.split_to) return null;
  const close = () => (open.value = false);
  return (
    <div class="said-tools">
      <Button small look="plain" icon={SplitIcon} onClick={() => (open.value = true)}>
        {t('merging.split')}
      </Button>
      <Dialog title={t('merging.split')} open={open.value} onClose={close}>
        <Inside entry={entry} ticket={ticket} onClose={close} />
      </Dialog>
    </div>
  );
}

function Inside({ entry, ticket: { number, version, subject }, onClose }: SplitProps & { onClose: () => void }) {
  const form = useForm({
    check: (values) => ({ subject: required(values.subject) }),
    send: async (values) => {
      const body = { entry_id: entry.entry_id, subject: values.subject ?? '', version };
      const made = await carryOut(`staff-split.${number}`, body, (key) => splitTicket(number, body, key));
      ownTickets.wrote(made.ticket);
      for (const list of [staffDesk.key(number), ...staffDesk.lists]) invalidate(list);
      onClose();
      say(t('merging.done_split'));
      navigate(`/app/staff/tickets/${made.ticket.number}`);
    },
  });
  return (
    <Form state={form}>
      <blockquote class="as-written">{entry.text}</blockquote>
      <p>{t('merging.split_lead')}</p>
      <TextField form={form} name="subject" label={t('merging.split_subject')} value={subject} maxLength={120} />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('merging.split_sure')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
