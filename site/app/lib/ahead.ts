/** How long a page without `requestIdleCallback` (Safari) is left alone. */
const QUIET_MS = 2_000;

/** Fetches what is likely needed next, once this page has nothing to do; not for those who ask to save data. */
export function ahead(load: () => Promise<unknown>): void {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const begin = () => {
    performance.mark('ahead'); // what comes after is no part of the page's first load
    load().catch(() => undefined); // asked again when it is needed
  };
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 5 * QUIET_MS });
  else setTimeout(begin, QUIET_MS);
}
