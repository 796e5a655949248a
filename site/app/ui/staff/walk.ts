import type { TargetedKeyboardEvent } from 'preact';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys go from row to row of a list, by its links or its ticks; Tab does too. */
export function walk(event: TargetedKeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  const kind = document.activeElement instanceof HTMLInputElement ? 'input[type=checkbox]' : 'a.row-link';
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(kind)];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}
