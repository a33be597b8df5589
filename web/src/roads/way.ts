// The answers of the roads as the screens read them.
import type { FeatureCollection, LineString, Point } from 'geojson';
import { ask, client } from '../api';
import type { Sentence, Vehicle } from '../api';
import type { LegFacts } from '../plan/legs';
import type { Spot } from './shape';

export type Step = {
  text: Sentence;
  road: string;
  seconds: number;
  meters: number;
  // Index in the line.
  first_point: number;
};
export type Way = {
  geometry: LineString | null;
  properties: {
    quality: 'computed' | 'estimated' | 'unreachable';
    notes: Sentence[];
    seconds?: number;
    meters?: number;
    road_names?: string[];
    start_gap_m?: number;
    end_gap_m?: number;
    scenic_extra_s?: number;
    facts?: LegFacts;
    steps?: Step[];
  };
};

export type Wish = {
  vehicle: Vehicle;
  // Absent: the state outside of all dates.
  date?: string;
  scenic?: number;
  withoutPermits?: boolean;
};

export const spotText = ([lon, lat]: Spot): string => `${lon.toFixed(6)},${lat.toFixed(6)}`;

const queryOf = (wish: Wish) => ({
  vehicle: wish.vehicle,
  date: wish.date,
  scenic: wish.scenic || undefined,
  without_permits: wish.withoutPermits || undefined,
});

export async function askWay(
  from: Spot,
  to: Spot,
  wish: Wish,
  signal?: AbortSignal,
): Promise<Way> {
  const query = { from: spotText(from), to: spotText(to), ...queryOf(wish) };
  const data = await ask(client.GET('/api/v1/roads/route', { params: { query }, signal }));
  return data as unknown as Way;
}

export async function askReach(
  from: Spot,
  minutes: readonly number[],
  wish: Wish,
  signal?: AbortSignal,
): Promise<FeatureCollection<LineString>> {
  const query = { from: spotText(from), minutes: minutes.join(','), ...queryOf(wish) };
  const data = await ask(client.GET('/api/v1/roads/isochrone', { params: { query }, signal }));
  return data as unknown as FeatureCollection<LineString>;
}

// The nearest road of the vehicle, and how far away it is; null where there is none.
export async function nearestRoad(
  at: Spot,
  vehicle: Vehicle,
): Promise<{ at: Spot; gapM: number } | null> {
  const query = { at: spotText(at), vehicle };
  const data = await ask(client.GET('/api/v1/roads/nearest', { params: { query } }));
  const [first] = (data as unknown as FeatureCollection<Point, { gap_m: number }>).features;
  if (!first) return null;
  const [lon = 0, lat = 0] = first.geometry.coordinates;
  return { at: [lon, lat], gapM: first.properties.gap_m };
}

const earthM = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function metersOf(line: readonly (readonly number[])[]): number {
  let meters = 0;
  for (let i = 1; i < line.length; i += 1) {
    const [[a = 0, b = 0], [c = 0, d = 0]] = [line[i - 1]!, line[i]!];
    const x = radians(c - a) * Math.cos(radians((b + d) / 2));
    meters += earthM * Math.hypot(x, radians(d - b));
  }
  return meters;
}
