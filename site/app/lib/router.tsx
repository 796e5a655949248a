import { signal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { arrive } from './arrival';
import { place, type Place } from './location';

export interface PageProps {
  /** The variable parts of the address: `/app/orders/:order_id` gives `order_id`. */
  params: Record<string, string>;
}

export type Page = ComponentType<PageProps>;

/** Who may see a page: anybody, somebody signed in, customers, staff. Guards are in `app/guard.tsx`. */
export type Audience = 'anybody' | 'visitor' | 'newcomer' | 'member' | 'customer' | 'staff';

export interface Route {
  path: string;
  audience: Audience;
  load: () => Promise<Page>;
}

export interface Shown extends PageProps {
  route: Route;
  Page: Page;
  place: Place;
}

/** The page on screen. It stays until the next one has been loaded, so that nothing flashes. */
const shown = signal<Shown | undefined>(undefined);
const failed = signal(false);

export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at]!;
    if (part.startsWith(':') && value) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Follows the address: finds the route, loads its page, shows it, then puts focus where reading begins. */
export function useRoute(routes: Route[], fallback: Route): { shown: Shown | undefined; failed: boolean } {
  const first = useRef(true);
  useSignalEffect(() => {
    const now = place.value;
    const found = routes.map((route) => ({ route, params: match(route.path, now.path) })).find(({ params }) => params);
    void open(found?.route ?? fallback, found?.params ?? {}, now);
  });
  useEffect(() => {
    if (!shown.value) return;
    if (!first.current && shown.value.place.by === 'push') arrive();
    first.current = false;
  }, [shown.value?.place.path]);
  return { shown: shown.value, failed: failed.value };
}

async function open(route: Route, params: Record<string, string>, now: Place): Promise<void> {
  try {
    const Page = await route.load();
    if (place.value === now) {
      failed.value = false;
      shown.value = { route, params, Page, place: now };
    }
  } catch {
    failed.value = true; // most often a new version was published: the old page's files are gone
  }
}
