import { useSignal } from '@preact/signals';
import type { OfferRemedy } from '~/gen/api';
import { required } from '~/lib/checks';
import type { Form, Values } from '~/lib/form';
import { t } from '~/lib/i18n';
import { SelectField } from '~/ui/select-field';
import { TextField } from '~/ui/field';

type About = NonNullable<OfferRemedy['about']>;

const KINDS: About['kind'][] = ['credit_note', 'refund', 'return'];

/** Which credit note, refund or return of the customer's shows it, if there is one already. */
export function AboutFields({ form }: { form: Form }) {
  const kind = useSignal('');
  return (
    <>
      <SelectField
        optional
        form={form}
        name="about"
        label={t('complaints_staff.about')}
        value=""
        options={[
          { value: '', label: t('complaints_staff.about_none') },
          ...KINDS.map((value) => ({ value, label: t(`complaints_staff.about_${value}`) })),
        ]}
        onChange={(value) => (kind.value = value)}
      />
      {kind.value && <TextField form={form} name="number" label={t('complaints_staff.number')} maxLength={24} />}
    </>
  );
}

export const checkAbout = ({ about, number }: Values) => ({ number: about ? required(number) : undefined });

export const aboutOf = ({ about, number }: Values): { about?: About } =>
  about && number ? { about: { kind: about as About['kind'], number } } : {};
