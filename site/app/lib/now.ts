import { signal } from '@preact/signals';

/** The time as the page shows it: moves every half minute, and at once when somebody comes back to the tab. */
export const now = signal(new Date());

const tick = () => (now.value = new Date());
setInterval(() => document.hidden || tick(), 30_000);
addEventListener('visibilitychange', () => document.hidden || tick());
