// Where we are, as a signal, and how to go elsewhere without loading a document.
import { signal } from '@preact/signals';

export interface Place {
  path: string;
  query: URLSearchParams;
  /** How we came here: a page that was pushed starts at its top, one that was returned to does not. */
  by: 'start' | 'push' | 'replace' | 'back';
}

const here = (by: Place['by']): Place => ({
  path: location.pathname.replace(/\/+$/, '') || '/',
  query: new URLSearchParams(location.search),
  by,
});

export const place = signal<Place>(here('start'));

export function navigate(url: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  place.value = here(replace ? 'replace' : 'push');
}

/** Change some of the query (a filter, a search) without leaving the page; empty values go. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  navigate(query.size ? `${location.pathname}?${query}` : location.pathname, { replace: true });
}

/** Only an address inside the app may be returned to after sign-in: never another site's. */
export function safeReturn(address: string | null): string {
  return address && /^\/app(?:[/?]|$)/.test(address) ? address : '/app';
}

addEventListener('popstate', () => (place.value = here('back')));

addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (!link?.href || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (!/^\/app(\/|$)/.test(link.pathname) || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
});
