// A classic script in <head>, before the first paint: the chosen theme, the language, and an early start for its texts.
import { LANGUAGE_KEY, THEME_KEY } from '~/lib/storage-keys';

{
  const root = document.documentElement;
  const read = (key: string) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is forbidden in this browser: defaults serve
    }
  };

  const theme = read(THEME_KEY);
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  const texts = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};
  if ('en' in texts) {
    const wishes = [new URLSearchParams(location.search).get('lang'), read(LANGUAGE_KEY), ...navigator.languages];
    const language = wishes.map((wish) => wish?.slice(0, 2) ?? '').find((wish) => wish in texts) ?? 'en';
    root.lang = language;
    const early = document.createElement('link');
    early.rel = 'modulepreload';
    early.href = texts[language]!;
    document.head.append(early);
  }
}
