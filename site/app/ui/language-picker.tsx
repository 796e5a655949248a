import { Globe } from 'lucide';
import { isLanguage, language, LANGUAGES, t } from '~/lib/i18n';
import { chooseLanguage } from '~/lib/me';
import { Icon } from './icon';

/** Each language by its own name. The closed control shows the short code; the phone's own list opens. */
export function LanguagePicker() {
  return (
    <span class="language-picker">
      <Icon of={Globe} size={18} />
      <span aria-hidden="true">{language()}</span>
      <select
        aria-label={t('shell.language')}
        value={language()}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          if (isLanguage(wanted)) void chooseLanguage(wanted);
        }}
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
