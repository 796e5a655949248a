// A new page is read from its heading, also when the heading comes later than the page because data is loading.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let awaited = false;

/** Called when a page that somebody went to has been put on screen. */
export function arrive(): void {
  scrollTo(0, 0);
  awaited = true;
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading) welcome(heading);
  else document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

/** For a page's h1. */
export function useHeading(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const moved = document.activeElement?.closest('main *, nav *, header *'); // they have begun to do something
    if (awaited && heading.current && !moved) welcome(heading.current);
  }, []);
  return heading;
}

function welcome(heading: HTMLElement): void {
  awaited = false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
