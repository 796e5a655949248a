import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { Link2, Search, Unlink } from 'lucide';
import { listLikelyCauses, showTicketToStaff } from '~/gen/api';
import { required } from '~/lib/checks';
import { t, type Key } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { Changes } from '~/lib/tickets/changes';
import { bindTo, CATEGORIES, makeCauseOnce, toldBy, TONES, type Category } from '~/lib/tickets/causes';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea, TextField } from '~/ui/field';
import type { IconNode } from '~/ui/icon';
import { SelectField } from '~/ui/select-field';
import { Tag } from '~/ui/tag';
import { CausePromise } from '~/ui/tickets/cause';
import { ChangeDialog, type Asked } from '~/ui/tickets/change-dialog';
import { ToldFields } from './cause-fields';

const MOST_REASON = 500;
const keyOf = (number: string): string => `staff-causes.likely.${number}`;

/** What led to the ticket: bound to a cause that is known, or the beginning of a new one. */
export function CauseTools({ changes }: { changes: Changes }) {
  const { cause, cause_promise } = changes.view.ticket;
  return (
    <Card title={t('causes.title')}>
      {cause ? (
        <div class="complaint">
          <p class="meta">
            <Tag tone={TONES[cause.state]}>{t(`causes.state_${cause.state}`)}</Tag>
          </p>
          <p>
            <a href={`/app/staff/causes/${cause.cause_id}`}>{cause.title}</a>
          </p>
          <CausePromise of={cause_promise} />
          <Asks changes={changes} text="causes_staff.unbind" icon={Unlink} Form={UnbindDialog} />
        </div>
      ) : (
        <Unknown changes={changes} />
      )}
    </Card>
  );
}

function Unknown({ changes }: { changes: Changes }) {
  const { number, state } = changes.view.ticket;
  const likely = useQuery(keyOf(number), () => listLikelyCauses(number)).data?.causes ?? [];
  return (
    <div class="complaint">
      <p class="hint">{t('causes_staff.none_known')}</p>
      {state !== 'spam' && (
        <div class="tools-list">
          {likely.length > 0 && <Asks changes={changes} text="causes_staff.bind" icon={Link2} Form={BindDialog} />}
          <Asks changes={changes} text="causes_staff.make" icon={Search} Form={MakeDialog} />
        </div>
      )}
    </div>
  );
}

function Asks({ changes, text, icon, Form }: { changes: Changes; text: Key; icon: IconNode; Form: FunctionComponent<Asked> }) {
  const open = useSignal(false);
  return (
    <>
      <Button small look="plain" icon={icon} onClick={() => (open.value = true)}>
        {t(text)}
      </Button>
      <Form changes={changes} open={open.value} onClose={() => (open.value = false)} />
    </>
  );
}

/** A new cause: its name is for staff, its text for the customer of this ticket and of all that are bound later. */
function MakeDialog(asked: Asked) {
  const { number } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="causes_staff.make"
      sure="causes_staff.make"
      done="causes_staff.done_made"
      check={({ title, text }) => ({ title: required(title), text: required(text) })}
      work={async (values) => {
        const { title = '', category } = values;
        await makeCauseOnce({ ticket: number, title, category: category as Category, ...toldBy(values) });
        return showTicketToStaff(number);
      }}
    >
      {(form) => (
        <>
          <TextField form={form} name="title" label={t('causes_staff.name')} maxLength={120} />
          <SelectField
            form={form}
            name="category"
            label={t('causes_staff.category')}
            options={CATEGORIES.map((value) => ({ value, label: t(`causes_staff.category_${value}`) }))}
          />
          <ToldFields form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

/** One of the open causes, those first that share a tag with the ticket. */
function BindDialog(asked: Asked) {
  const { number, version } = asked.changes.view.ticket;
  const likely = useQuery(keyOf(number), () => listLikelyCauses(number)).data?.causes ?? [];
  const options = (alike: boolean) =>
    likely.filter((one) => one.alike === alike).map(({ cause_id, title }) => ({ value: cause_id, label: title }));
  const groups = [
    { label: t('causes_staff.alike'), options: options(true) },
    { label: t('causes_staff.others'), options: options(false) },
  ];
  return (
    <ChangeDialog
      {...asked}
      title="causes_staff.bind"
      sure="causes_staff.bind"
      done="causes_staff.done_bound"
      check={({ reason }) => ({ reason: required(reason) })}
      work={({ cause_id = '', reason = '' }) => bindTo(number, { cause_id, reason, version })}
    >
      {(form) => (
        <>
          <SelectField
            form={form}
            name="cause_id"
            label={t('causes_staff.cause')}
            options={[]}
            groups={groups.filter((group) => group.options.length)}
          />
          <Why form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

function UnbindDialog(asked: Asked) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="causes_staff.unbind"
      sure="causes_staff.unbind"
      done="causes_staff.done_unbound"
      check={({ reason }) => ({ reason: required(reason) })}
      work={({ reason = '' }) => bindTo(number, { cause_id: null, reason, version })}
    >
      {(form) => (
        <>
          <p>{t('causes_staff.unbind_lead')}</p>
          <Why form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

const Why = ({ form }: { form: Parameters<typeof ToldFields>[0]['form'] }) => (
  <TextArea form={form} name="reason" label={t('causes_staff.why')} hint={t('causes_staff.why_hint')} rows={3} maxLength={MOST_REASON} />
);
