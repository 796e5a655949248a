import { useSignal } from '@preact/signals';
import { day } from '~/lib/format';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { setRepeat, WEEKS, type NamedList } from '~/lib/lists';
import { problemOf } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { SelectField } from '~/ui/select-field';
import { say } from '~/ui/toast';
import { rhythm } from './rhythm';

/** How often the list comes round, and what can be done about the next time. */
export function RepeatCard({ list }: { list: NamedList }) {
  const changing = useSignal(false);
  const { repeat } = list;
  return (
    <Card title={t('lists.repeat')}>
      <p>{t('lists.repeat_lead')}</p>
      {repeat && !changing.value ? (
        <Running list={list} repeat={repeat} onChange={() => (changing.value = true)} />
      ) : (
        list.may_change && <Setting key={repeat?.next_on} list={list} onDone={() => (changing.value = false)} />
      )}
    </Card>
  );
}

type Repeat = NonNullable<NamedList['repeat']>;

function Running({ list, repeat, onChange }: { list: NamedList; repeat: Repeat; onChange: () => void }) {
  const busy = useSignal(false);
  const { weeks, next_on, mail_on, skip_to, paused } = repeat;

  async function set(parts: Partial<Repeat> | undefined) {
    busy.value = true;
    try {
      await setRepeat(list.list_id, parts && { weeks, next_on, paused, ...parts });
      say(t('common.saved'));
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <p class="rhythm">
        <strong>{rhythm(repeat)}</strong>
      </p>
      <p>{paused ? t('lists.paused_lead') : t('lists.mail_on', { date: day(mail_on) })}</p>
      {list.may_change && (
        <div class="form-actions" aria-busy={busy.value || undefined}>
          {paused ? (
            <Button look="main" onClick={() => void set({ paused: false })}>
              {t('lists.resume', { date: day(next_on) })}
            </Button>
          ) : (
            <>
              <Button onClick={() => void set({ next_on: skip_to })}>{t('lists.skip', { date: day(next_on) })}</Button>
              <Button onClick={() => void set({ paused: true })}>{t('lists.pause')}</Button>
            </>
          )}
          <Button onClick={onChange}>{t('lists.change_day')}</Button>
          <Button look="plain" onClick={() => void set(undefined)}>
            {t('lists.stop')}
          </Button>
        </div>
      )}
    </>
  );
}

function Setting({ list, onDone }: { list: NamedList; onDone: () => void }) {
  const form = useForm({
    check: ({ next_on }) => ({ next_on: next_on ? undefined : t('common.field_required') }),
    send: async ({ weeks, next_on = '' }) => {
      await setRepeat(list.list_id, { weeks: Number(weeks), next_on, paused: false });
      onDone();
      say(t('common.saved'));
    },
  });
  const chosen = list.repeat?.weeks ?? 2;
  return (
    <Form state={form}>
      <div class="form">
        <SelectField
          form={form}
          name="weeks"
          label={t('lists.weeks')}
          value={String(chosen)}
          options={[...new Set([...WEEKS, chosen])].map((weeks) => ({ value: String(weeks), label: t('lists.every', { n: weeks }) }))}
        />
        <TextField form={form} type="date" name="next_on" label={t('lists.next_on')} value={list.repeat?.next_on} />
        <div class="form-actions">
          <Button submit busy={form.busy}>
            {t('lists.repeat_start')}
          </Button>
          {list.repeat && (
            <Button look="plain" onClick={onDone}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </div>
    </Form>
  );
}
