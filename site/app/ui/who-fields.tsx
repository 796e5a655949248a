import type { Signal } from '@preact/signals';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import type { Newcomer } from '~/lib/newcomer';
import { ChoiceField } from './choice-field';
import { TextField } from './field';
import type { IconNode } from './icon';

interface WhoProps {
  form: Form;
  before: Newcomer | undefined;
  kind: Signal<string>;
  icons: { company: IconNode; person: IconNode };
}

/** Whose account it is: a person's, or a company's with its name and number. */
export function WhoFields({ form, before, kind, icons }: WhoProps) {
  return (
    <>
      <ChoiceField
        inline
        form={form}
        name="kind"
        legend={t('accounts.kind')}
        value={kind.value}
        choices={[
          { value: 'company', label: t('accounts.kind_company'), icon: icons.company },
          { value: 'person', label: t('accounts.kind_person'), icon: icons.person },
        ]}
        onChange={(value) => (kind.value = value)}
      />
      {kind.value === 'company' && (
        <>
          <TextField
            form={form}
            name="company_name"
            label={t('accounts.company_name')}
            value={before?.company_name}
            autocomplete="organization"
            maxLength={100}
          />
          <TextField
            optional
            form={form}
            name="company_number"
            label={t('accounts.company_number')}
            hint={t('accounts.company_number_hint')}
            value={before?.company_number}
            maxLength={40}
          />
        </>
      )}
      <TextField
        form={form}
        name="name"
        label={t('accounts.your_name')}
        value={before?.name}
        autocomplete="name"
        maxLength={100}
      />
    </>
  );
}
