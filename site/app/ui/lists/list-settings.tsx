import { useSignal } from '@preact/signals';
import { changeList, removeList } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { keepList, type NamedList, type Sharing } from '~/lib/lists';
import { navigate } from '~/lib/location';
import { useMe } from '~/lib/me';
import { problemOf } from '~/lib/problem';
import { invalidate } from '~/lib/query';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';
import { SharingField } from './sharing-field';

/** Name and sharing; its maker may remove it. */
export function ListSettings({ list }: { list: NamedList }) {
  const company = useMe().data?.account?.kind === 'company';
  const form = useForm({
    check: ({ name }) => ({ name: required(name) }),
    send: async ({ name = '', sharing }) => {
      keepList(await changeList(list.list_id, { name, sharing: (sharing as Sharing | undefined) ?? list.sharing }));
      say(t('common.saved'));
    },
  });
  return (
    <Card title={t('lists.settings')}>
      <Form state={form}>
        <div class="form">
          <TextField form={form} name="name" label={t('lists.name')} value={list.name} maxLength={60} />
          {company && list.mine && <SharingField form={form} value={list.sharing} />}
          <div class="form-actions">
            <Button submit busy={form.busy}>
              {t('common.save')}
            </Button>
            {list.mine && <Remove list={list} />}
          </div>
        </div>
      </Form>
    </Card>
  );
}

function Remove({ list }: { list: NamedList }) {
  const open = useSignal(false);
  const busy = useSignal(false);

  async function remove() {
    busy.value = true;
    try {
      await removeList(list.list_id);
      invalidate('lists');
      navigate('/app/lists');
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
      open.value = false;
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <Button look="plain" onClick={() => (open.value = true)}>
        {t('lists.remove')}
      </Button>
      <Dialog title={t('lists.remove')} open={open.value} onClose={() => (open.value = false)}>
        <p>{t('lists.remove_sure', { name: list.name })}</p>
        <div class="form-actions">
          <Button look="danger" busy={busy.value} onClick={() => void remove()}>
            {t('lists.remove')}
          </Button>
          <Button look="plain" onClick={() => (open.value = false)}>
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
