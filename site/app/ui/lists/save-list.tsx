import { useSignal } from '@preact/signals';
import { CalendarSync, ClipboardList } from 'lucide';
import { makeList, type MakeList } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { keepList, listPath, setRepeat, WEEKS, type NamedList, type Sharing } from '~/lib/lists';
import { useMe } from '~/lib/me';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Dialog } from '~/ui/dialog';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { SelectField } from '~/ui/select-field';
import { SharingField } from './sharing-field';

type Lines = NonNullable<MakeList['lines']>;

/** How often at first, when somebody asks for a list that comes round. */
const AT_FIRST = '2';

/** What is chosen on a page, kept under a name, and if somebody likes every so many weeks. */
export function SaveList({ lines }: { lines: Lines }) {
  const weeks = useSignal<string | undefined>(undefined);
  const saved = useSignal<NamedList | undefined>(undefined);
  const close = () => (weeks.value = undefined);
  if (saved.value) return <Saved list={saved.value} />;
  return (
    <div class="form-actions">
      <Button look="plain" icon={ClipboardList} onClick={() => (weeks.value = '')}>
        {t('lists.save_cart')}
      </Button>
      <Button look="plain" icon={CalendarSync} onClick={() => (weeks.value = AT_FIRST)}>
        {t('save_list.repeat')}
      </Button>
      <Dialog title={t('lists.save_cart')} open={weeks.value !== undefined} onClose={close}>
        <Inside lines={lines} first={weeks.value ?? ''} onClose={close} onSaved={(list) => (saved.value = list)} />
      </Dialog>
    </div>
  );
}

const Saved = ({ list: { list_id, name } }: { list: NamedList }) => (
  <div role="status">
    <Callout>
      <p>
        {t('save_list.saved', { name })} <a href={listPath(list_id)}>{t('save_list.see')}</a>
      </p>
    </Callout>
  </div>
);

interface InsideProps {
  lines: Lines;
  first: string;
  onClose: () => void;
  onSaved: (list: NamedList) => void;
}

/** The list is made once, even where its rhythm is refused and sent again. */
function Inside({ lines, first, onClose, onSaved }: InsideProps) {
  const company = useMe().data?.account?.kind === 'company';
  const weeks = useSignal(first);
  const made = useSignal<NamedList | undefined>(undefined);
  const form = useForm({
    check: ({ name, next_on }) => ({ name: required(name), next_on: weeks.value ? required(next_on) : undefined }),
    send: async ({ name = '', sharing = 'own', next_on = '' }) => {
      const body = { name, sharing: sharing as Sharing, lines };
      const list = (made.value ??= await carryOut('make-list', body, (key) => makeList(body, key)));
      keepList(list);
      if (weeks.value) await setRepeat(list.list_id, { weeks: Number(weeks.value), next_on, paused: false });
      onClose();
      onSaved(list);
    },
  });
  const rhythms = WEEKS.map((n) => ({ value: String(n), label: t('lists.every', { n }) }));
  return (
    <Form state={form}>
      <p>{t('save_list.lead')}</p>
      <TextField form={form} name="name" label={t('lists.name')} maxLength={60} />
      {company && <SharingField form={form} value="own" />}
      <SelectField
        form={form}
        name="weeks"
        label={t('lists.weeks')}
        hint={t('lists.repeat_lead')}
        value={first}
        options={[{ value: '', label: t('save_list.never') }, ...rhythms]}
        onChange={(chosen) => (weeks.value = chosen)}
      />
      {weeks.value && <TextField form={form} type="date" name="next_on" label={t('lists.next_on')} />}
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('save_list.sure')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
