// A plan and places as features for the map's sources.
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Plan, PlaceSummary } from '../api';
import { dayColor, memberColor } from '../lib/colors';
import { clock } from '../lib/format';
import { isKey } from '../lib/words';
import { t } from '../i18n/index.svelte';

export type Bounds = [number, number, number, number];

// A point with its name written beside it.
export type Flag = {
  letter: string;
  name: string;
  location: [number, number];
  side: 'left' | 'right';
};

type Named = Pick<PlaceSummary, 'id' | 'name_zh' | 'name_en' | 'location'>;
const named = (place: Named): { id: number; name_zh: string; name_en: string } => ({
  id: place.id,
  name_zh: isKey(place.name_zh) ? '' : place.name_zh,
  name_en: isKey(place.name_en) ? '' : place.name_en,
});

function point(place: Named, properties: Record<string, unknown>): Feature[] {
  if (!place.location) return [];
  return [
    { type: 'Feature', geometry: { type: 'Point', coordinates: place.location }, properties },
  ];
}

export const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

export const flagFeatures = (flags: readonly Flag[]): FeatureCollection =>
  collection(
    flags.map((flag) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: flag.location },
      properties: {},
    })),
  );

// Of two places the western one is named at the left.
export function pairFlags(pair: readonly { letter: string; name: string; place: Named }[]): Flag[] {
  const [first, second] = pair;
  const [a, b] = [first?.place.location, second?.place.location];
  if (!first || !second || !a || !b) return [];
  const isFirstLeft = (a[0] ?? 0) <= (b[0] ?? 0);
  const flag = (one: typeof first, at: readonly number[], isLeft: boolean): Flag => ({
    letter: one.letter,
    name: one.name,
    location: [at[0] ?? 0, at[1] ?? 0],
    side: isLeft ? 'left' : 'right',
  });
  return [flag(first, a, isFirstLeft), flag(second, b, !isFirstLeft)];
}

export function placeFeatures(places: PlaceSummary[], slugs: readonly string[]): FeatureCollection {
  return collection(
    places.flatMap((place) =>
      point(place, {
        ...named(place),
        rating: place.rating ?? 0,
        precision: place.precision,
        color: memberColor(place.member, slugs),
      }),
    ),
  );
}

const labelOf = (value: unknown): string =>
  typeof value === 'string' && !isKey(value) ? value : '';

// Gives every feature of the server's collection the colour of its member.
export function withMemberColors(
  data: FeatureCollection,
  slugs: readonly string[],
): FeatureCollection {
  return collection(
    data.features.map((feature) => ({
      ...feature,
      properties: {
        ...feature.properties,
        name_zh: labelOf(feature.properties?.['name_zh']),
        name_en: labelOf(feature.properties?.['name_en']),
        color: memberColor(String(feature.properties?.['member'] ?? ''), slugs),
      },
    })),
  );
}

// The server's clusters under the names the map's layers read.
export function servedFeatures(
  data: FeatureCollection,
  slugs: readonly string[],
): FeatureCollection {
  const abbreviated = (many: number): string =>
    many >= 1000 ? `${Math.round(many / 100) / 10}k` : String(many);
  return collection(
    withMemberColors(data, slugs).features.map((feature) => {
      const many = Number(feature.properties?.['count'] ?? 0);
      if (many < 2) return feature;
      const best = Number(feature.properties?.['best'] ?? feature.properties?.['rating'] ?? 0);
      const cluster = { point_count: many, point_count_abbreviated: abbreviated(many), best };
      return { ...feature, properties: { ...feature.properties, ...cluster } };
    }),
  );
}

export function lineFeatures(plan: Plan): FeatureCollection {
  return collection(
    plan.days.flatMap((day) =>
      day.legs
        .filter((leg) => leg.line.length > 1)
        .map((leg): Feature => ({
          type: 'Feature',
          geometry: { type: 'LineString', coordinates: leg.line },
          properties: { day: day.day, quality: leg.quality, color: dayColor(day.day) },
        })),
    ),
  );
}

// Breaks of the driving rule and stations that are offered; they cannot be chosen.
function restFeatures(plan: Plan): Feature[] {
  const words = t().legs;
  return plan.days.flatMap((day) => [
    ...day.legs.flatMap((leg) =>
      (leg.rests ?? []).flatMap((rest) => {
        const name = [`${words.restMark} ${clock(rest.begin_min)}`, rest.station?.name ?? '']
          .filter(Boolean)
          .join(' ');
        return point({ id: 0, name_zh: name, name_en: name, location: rest.location }, {
          name_zh: name,
          name_en: name,
          role: 'rest',
          color: dayColor(day.day),
        });
      }),
    ),
    ...[day.fuel_gap?.offer, day.charging_gap?.offer].flatMap((station) => {
      if (!station) return [];
      const name = station.name || words.stations[station.kind];
      return point({ id: 0, name_zh: name, name_en: name, location: station.location }, {
        name_zh: name,
        name_en: name,
        role: 'rest',
        color: dayColor(day.day),
      });
    }),
  ]);
}

export function stopFeatures(plan: Plan): FeatureCollection {
  const beds = new Map<number, Named>();
  for (const day of plan.days) {
    beds.set(day.start.id, day.start);
    beds.set(day.end.id, day.end);
  }
  const stops = plan.days.flatMap((day) =>
    day.stops.flatMap((stop, index) =>
      point(stop.place, {
        ...named(stop.place),
        role: 'stop',
        number: index + 1,
        color: dayColor(day.day),
      }),
    ),
  );
  return collection([
    ...restFeatures(plan),
    ...[...beds.values()].flatMap((bed) => point(bed, { ...named(bed), role: 'bed' })),
    ...stops,
  ]);
}

// In a plan every stop has its name already.
export function markFeatures(
  places: { place: Named; selected: boolean }[],
  labelled: boolean,
): FeatureCollection {
  return collection(
    places.flatMap(({ place, selected }) => point(place, { ...named(place), selected, labelled })),
  );
}

// Every position of a geometry, in its order.
export function positionsOf(geometry: Geometry | null): Position[] {
  switch (geometry?.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    default:
      return [];
  }
}

export function boundsOf(data: FeatureCollection[]): Bounds | null {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const grow = (position: readonly number[]): void => {
    const [lon, lat] = position as [number, number];
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  };
  for (const feature of data.flatMap((item) => item.features))
    positionsOf(feature.geometry).forEach(grow);
  return Number.isFinite(bounds[0]) ? bounds : null;
}
