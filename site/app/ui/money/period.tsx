import { useSignal } from '@preact/signals';
import { monthAndYear } from '~/lib/format';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { periods, type Period } from '~/lib/statement';
import { TextField } from '~/ui/field';
import { SelectField } from '~/ui/select-field';

const OWN = 'own';

/** A month, a year, or days of one's own. */
export function PeriodFields({ today, onChange }: { today: string; onChange: (period: Period) => void }) {
  const choices = periods(today);
  const own = useSignal<Period | undefined>(undefined);
  const form = useForm({ send: () => Promise.resolve() });

  function choose(value: string) {
    const chosen = choices[Number(value)] ?? choices[0]!;
    own.value = value === OWN ? chosen : undefined;
    onChange(chosen);
  }

  function change(part: Partial<Period>) {
    if (!own.value) return;
    own.value = { ...own.value, ...part };
    if (own.value.since && own.value.until) onChange(own.value);
  }

  return (
    <>
      <SelectField
        form={form}
        name="period"
        label={t('documents.period')}
        options={[
          ...choices.map((one, place) => ({ value: String(place), label: nameOf(one) })),
          { value: OWN, label: t('documents.own_period') },
        ]}
        onChange={choose}
      />
      {own.value && (
        <div class="period">
          <TextField form={form} name="since" type="date" label={t('documents.since')} value={own.value.since} onInput={(since) => change({ since })} />
          <TextField form={form} name="until" type="date" label={t('documents.until')} value={own.value.until} onInput={(until) => change({ until })} />
        </div>
      )}
    </>
  );
}

const nameOf = ({ since, until }: Period): string =>
  since.slice(0, 7) === until.slice(0, 7) ? monthAndYear(since) : t('documents.year', { year: since.slice(0, 4) });
