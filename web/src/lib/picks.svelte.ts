// Places picked on the map for the next route. They live in this browser tab only.
import type { PlaceSummary } from '../api';
import { base } from './router.svelte';

export type Pick = { id: number; name_zh: string; name_en: string };

// Each alliance numbers its places by itself.
const key = `magpie-picks${base}`;
const stored = sessionStorage.getItem(key);
const state = $state<{ items: Pick[] }>({ items: stored ? (JSON.parse(stored) as Pick[]) : [] });

function keep(items: Pick[]): void {
  state.items = items;
  sessionStorage.setItem(key, JSON.stringify(items));
}

export const picks = (): Pick[] => state.items;
export const isPicked = (id: number): boolean => state.items.some((item) => item.id === id);
export const clearPicks = (): void => keep([]);

export function togglePick(place: Pick | PlaceSummary): void {
  if (isPicked(place.id)) return keep(state.items.filter((item) => item.id !== place.id));
  keep([...state.items, { id: place.id, name_zh: place.name_zh, name_en: place.name_en }]);
}
