// The public pages work without this file. With it: the theme button, menus that close, a door that knows who is in.
import { REFRESH_KEY, LANGUAGE_KEY } from '~/lib/storage-keys';
import { chooseTheme, isDark } from '~/lib/theme-choice';

const all = <T extends HTMLElement>(selector: string) => document.querySelectorAll<T>(selector);

for (const button of all<HTMLButtonElement>('[data-theme-button]')) {
  button.hidden = false;
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    chooseTheme(isDark() ? 'light' : 'dark');
    show();
  });
  show();
}

for (const link of all<HTMLAnchorElement>('a[hreflang]')) {
  link.addEventListener('click', () => localStorage.setItem(LANGUAGE_KEY, link.hreflang));
}

if (sessionStorage.getItem(REFRESH_KEY) !== null) {
  for (const part of all('[data-visitor]')) part.hidden = true;
  for (const part of all('[data-member]')) part.hidden = false;
}

for (const menu of all<HTMLDetailsElement>('details.menu')) {
  document.addEventListener('click', (event) => menu.contains(event.target as Node) || (menu.open = false));
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}

// The start page of the site has no language of its own: it leads to the visitor's.
const choices = document.documentElement.dataset.choose?.split(' ');
if (choices) {
  const wishes = [localStorage.getItem(LANGUAGE_KEY), ...navigator.languages].map((wish) => wish?.slice(0, 2));
  location.replace(`/${wishes.find((wish) => wish && choices.includes(wish)) ?? 'en'}/`);
}
