import { Monitor, Moon, Sun } from 'lucide';
import { t } from '~/lib/i18n';
import { isDark, setTheme, theme, type Theme } from '~/lib/theme';
import { IconButton } from './button';
import { Icon } from './icon';

/** In the bar: light or dark at one press. */
export function ThemeButton() {
  const dark = theme.value && isDark();
  return (
    <IconButton
      icon={dark ? Sun : Moon}
      label={t(dark ? 'shell.theme_to_light' : 'shell.theme_to_dark')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    />
  );
}

const CHOICES = [
  ['system', Monitor, 'shell.theme_system'],
  ['light', Sun, 'shell.theme_light'],
  ['dark', Moon, 'shell.theme_dark'],
] as const;

/** In the profile: all three, "as the device" among them. */
export function ThemeSwitch() {
  return (
    <fieldset class="segmented">
      <legend>{t('shell.theme')}</legend>
      <div>
        {CHOICES.map(([value, icon, key]) => (
          <label key={value}>
            <input type="radio" name="theme" checked={theme.value === value} onChange={() => setTheme(value as Theme)} />
            <Icon of={icon} size={18} />
            {t(key)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
