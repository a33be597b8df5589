// Names of records that others are tied to, by key: whoever learns one tells it here.
import type { PlaceSummary } from '../api';
import { nameOf } from './words';

let known = $state.raw<ReadonlyMap<string, PlaceSummary>>(new Map());

export function learnPlaces(places: readonly PlaceSummary[]): void {
  if (places.every((place) => known.has(place.key))) return;
  known = new Map([...known, ...places.map((place) => [place.key, place] as const)]);
}

export const placeByKey = (key: string): PlaceSummary | undefined => known.get(key);

// The key itself where the record is not here, such as one that was removed.
export function placeNameOf(key: string): string {
  const place = known.get(key);
  return place ? nameOf(place) : key;
}
