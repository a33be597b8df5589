// Road changes as features for the map's sources, and which of them lies under the pointer.
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Map as LibreMap, PointLike } from 'maplibre-gl';
import type { RoadChange } from '../api';
import { collection } from './features';

export type RoadPicture = {
  changes: FeatureCollection;
  names: FeatureCollection;
  // Drawn as a plan's legs are.
  way: FeatureCollection;
  reach: FeatureCollection;
  sketch: FeatureCollection;
  // What the view is fitted to.
  focus: FeatureCollection[];
};

export type ChangeLook = { holds: boolean; picked: boolean; label: string; kindWord: string };

const single = (type: 'LineString' | 'Polygon', coordinates: unknown): Geometry =>
  ({ type, coordinates }) as Geometry;

// Its parts one by one: filters tell lines from areas, not several lines from one.
function singles(geometry: RoadChange['geometry']): Geometry[] {
  switch (geometry.type) {
    case 'MultiLineString':
      return geometry.coordinates.map((part) => single('LineString', part));
    case 'MultiPolygon':
      return geometry.coordinates.map((part) => single('Polygon', part));
    default:
      return [geometry as Geometry];
  }
}

const span = ([a, b]: Position, [c, d]: Position): number =>
  Math.hypot(((a ?? 0) - (c ?? 0)) * Math.cos(((b ?? 0) * Math.PI) / 180), (b ?? 0) - (d ?? 0));

// Halfway along a line.
function middleOf(line: Position[]): Position {
  const lengths = line.slice(1).map((end, index) => span(line[index] as Position, end));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [a, b] = [line[index] as Position, line[index + 1] as Position];
    if (left <= length && length > 0) {
      const share = left / length;
      return [a[0]! + (b[0]! - a[0]!) * share, a[1]! + (b[1]! - a[1]!) * share];
    }
    left -= length;
  }
  return line[0] ?? [0, 0];
}

function centreOf(ring: Position[]): Position {
  let [twice, x, y] = [0, 0, 0];
  const [x0, y0] = ring[0] ?? [0, 0];
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [0, 0];
    const [px, py, qx, qy] = [ax! - x0!, ay! - y0!, bx! - x0!, by! - y0!];
    const cross = px * qy - qx * py;
    twice += cross;
    x += (px + qx) * cross;
    y += (py + qy) * cross;
  }
  return twice === 0 ? [x0!, y0!] : [x0! + x / (3 * twice), y0! + y / (3 * twice)];
}

function nameAt(geometry: Geometry): Position {
  if (geometry.type === 'Polygon') return centreOf(geometry.coordinates[0] ?? []);
  return geometry.type === 'LineString' ? middleOf(geometry.coordinates) : [0, 0];
}

export function changeFeatures(
  changes: readonly RoadChange[],
  lookOf: (change: RoadChange) => ChangeLook,
): { changes: FeatureCollection; names: FeatureCollection } {
  const drawn: Feature[] = [];
  const names: Feature[] = [];
  for (const change of changes) {
    const properties = { id: change.id, kind: change.kind, ...lookOf(change) };
    const parts = singles(change.geometry);
    for (const geometry of parts) drawn.push({ type: 'Feature', geometry, properties });
    const first = parts[0];
    if (!first) continue;
    const at: Geometry = { type: 'Point', coordinates: nameAt(first) };
    names.push({ type: 'Feature', geometry: at, properties });
  }
  // What is picked lies above the others.
  const last = (feature: Feature): number => (feature.properties?.['picked'] ? 1 : 0);
  drawn.sort((a, b) => last(a) - last(b));
  return { changes: collection(drawn), names: collection(names) };
}

const layers = [
  'change-closure-line',
  'change-scenic-band',
  'change-link-casing',
  'change-closure-area',
  'change-permit-area',
];
const reachPx = 6;

export function roadAt(map: LibreMap, point: { x: number; y: number }): number | null {
  const box: [PointLike, PointLike] = [
    [point.x - reachPx, point.y - reachPx],
    [point.x + reachPx, point.y + reachPx],
  ];
  const known = layers.filter((layer) => map.getLayer(layer));
  const found = known.length > 0 ? map.queryRenderedFeatures(box, { layers: known }) : [];
  // Lines first: an area around a line would hide it.
  const best = found.sort(
    (a, b) => layers.indexOf(a.layer.id) - layers.indexOf(b.layer.id),
  )[0];
  return best ? Number(best.properties['id']) : null;
}
