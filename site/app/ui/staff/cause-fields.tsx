import type { Form } from '~/lib/form';
import { LANGUAGES, t } from '~/lib/i18n';
import { TextArea } from '~/ui/field';

const MOST_TOLD = 1000;

/** What customers read of a cause: in one language, and in as many others as staff can give it in. */
export const ToldFields = ({ form }: { form: Form }) => (
  <>
    <TextArea form={form} name="text" label={t('causes_staff.text')} hint={t('causes_staff.text_hint')} rows={4} maxLength={MOST_TOLD} />
    <details class="told-more">
      <summary>{t('causes_staff.translations')}</summary>
      <div class="stack">
        {Object.entries(LANGUAGES).map(([language, name]) => (
          <TextArea optional key={language} form={form} name={`text_${language}`} label={name} rows={3} maxLength={MOST_TOLD} />
        ))}
      </div>
    </details>
  </>
);
