import { changeMe, type MeView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { ownTimeZone } from '~/lib/format';
import { LANGUAGES, t } from '~/lib/i18n';
import { adopt } from '~/lib/me';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { SelectField, type Option } from '~/ui/select-field';
import { say } from '~/ui/toast';

/** Name, language and time zone: what mails and pages go by. */
export function PersonCard({ me }: { me: MeView }) {
  const form = useForm({
    check: (values) => ({ name: required(values.name) }),
    send: async ({ name, language, time_zone }) => {
      await adopt(await changeMe({ name, language, time_zone }));
      say(t('common.saved'));
    },
  });
  return (
    <Card title={t('accounts.about_you')}>
      <Form state={form}>
        <TextField
          form={form}
          name="name"
          label={t('accounts.your_name')}
          value={me.name}
          autocomplete="name"
          maxLength={100}
        />
        {me.account?.kind === 'company' && (
          <dl class="facts">
            <dt>{t('accounts.company')}</dt>
            <dd>{me.account.name}</dd>
          </dl>
        )}
        <SelectField
          form={form}
          name="language"
          label={t('accounts.language')}
          hint={t('accounts.language_hint')}
          value={me.language}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          form={form}
          name="time_zone"
          label={t('accounts.time_zone')}
          hint={t('accounts.time_zone_hint')}
          value={me.time_zone}
          options={likely(me.time_zone)}
          groups={zonesByContinent()}
        />
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            {t('common.save')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** The present zone and this device's first: most people want one of them. */
const likely = (current: string): Option[] => [...new Set([current, ownTimeZone])].map(optionOf);

function zonesByContinent(): { label: string; options: Option[] }[] {
  const groups = new Map<string, Option[]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [continent = '', city] = zone.split('/');
    if (city) groups.set(continent, [...(groups.get(continent) ?? []), optionOf(zone)]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

const optionOf = (zone: string): Option => ({ value: zone, label: zone.replaceAll('_', ' ').replaceAll('/', ' / ') });
