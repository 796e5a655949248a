// Storage that may be full, forbidden or filled by an older version: reading gives nothing then, writing does nothing.

export function load<T>(key: string, store: () => Storage = () => localStorage): T | undefined {
  try {
    const text = store().getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function save(key: string, value: unknown, store: () => Storage = () => localStorage): void {
  try {
    if (value === undefined) store().removeItem(key);
    else store().setItem(key, JSON.stringify(value));
  } catch {
    // private window or quota: the portal works on, it only remembers less
  }
}

export const session = () => sessionStorage;
