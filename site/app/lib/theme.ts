import { signal } from '@preact/signals';
import { chooseTheme, chosenTheme, type Theme } from './theme-choice';

export { isDark, type Theme } from './theme-choice';

/** The choice as a signal, for the controls that show it. */
export const theme = signal<Theme>(chosenTheme());

export function setTheme(wanted: Theme): void {
  chooseTheme(wanted);
  theme.value = wanted;
}
