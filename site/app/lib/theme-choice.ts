import { THEME_KEY } from './storage-keys';

export type Theme = 'system' | 'light' | 'dark';

const root = document.documentElement;

/** What `boot.ts` has put on the document: the choice made in this browser, if any. */
export function chosenTheme(): Theme {
  const chosen = root.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Whether the page is dark now, whoever decided it. */
export const isDark = (): boolean =>
  chosenTheme() === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : chosenTheme() === 'dark';

export function chooseTheme(wanted: Theme): void {
  if (wanted === 'system') delete root.dataset.theme;
  else root.dataset.theme = wanted;
  try {
    if (wanted === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, wanted);
  } catch {
    // not remembered, still shown
  }
}
