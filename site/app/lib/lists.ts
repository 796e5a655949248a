import { reorderList, setListLines, setListRepeat, type ListView } from '~/gen/api';
import { carryOut } from './intent';
import { navigate } from './location';
import { invalidate, remember } from './query';

export type NamedList = ListView;
export type Sharing = ListView['sharing'];
export const SHARINGS: Sharing[] = ['own', 'seen', 'changed'];
/** How often a list may come round, to choose from. */
export const WEEKS = [1, 2, 3, 4, 6, 8, 12, 26, 52];

/** A list as an answer to a write: shown at once. */
export function keepList(list: ListView): void {
  remember(`list:${list.list_id}`, list);
  invalidate('lists');
}

export const listPath = (list_id: string): string => `/app/lists/${encodeURIComponent(list_id)}`;

/** Leads to what of the list can be ordered now. */
export async function orderFrom(list_id: string): Promise<void> {
  const made = await carryOut(`order-list-${list_id}`, {}, (key) => reorderList(list_id, key));
  remember(`reorder:${made.reorder_id}`, made);
  navigate(`/app/reorders/${made.reorder_id}`);
}

export async function setLines(list_id: string, lines: { sku: string; quantity: number | null }[]): Promise<void> {
  keepList(await setListLines(list_id, { lines }));
}

export async function setRepeat(list_id: string, repeat: { weeks: number; next_on: string; paused: boolean } | undefined): Promise<void> {
  keepList(await setListRepeat(list_id, repeat ?? { weeks: null, next_on: null, paused: false }));
}
