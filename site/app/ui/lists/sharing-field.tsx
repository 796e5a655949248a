import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { SHARINGS, type Sharing } from '~/lib/lists';
import { ChoiceField } from '~/ui/choice-field';

/** For whom a list is, in a company. */
export const SharingField = ({ form, value }: { form: Form; value: Sharing }) => (
  <ChoiceField
    form={form}
    name="sharing"
    legend={t('lists.sharing')}
    value={value}
    choices={SHARINGS.map((sharing) => ({ value: sharing, label: t(`lists.sharing_${sharing}`) }))}
  />
);
