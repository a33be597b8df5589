// What is drawn: parts made of points, with the road between two of them where a line follows it.
import type { RoadChange, RoadChangeKind } from '../api';

export type Spot = readonly [number, number];
// Holes come from files and are kept as they are.
export type Part = { points: readonly Spot[]; holes: readonly Spot[][] };
export type Form = 'line' | 'area';
export type Shape = { form: Form; parts: readonly Part[] };
// The way along the road to a point from the one before it.
export type Legs = ReadonlyMap<Spot, readonly Spot[]>;
export type RoadGeometry = RoadChange['geometry'];

export const mostPoints = 5000;
export const formsOf: Record<RoadChangeKind, readonly Form[]> = {
  closure: ['line', 'area'],
  permit_zone: ['area'],
  scenic: ['line'],
  link: ['line'],
};
// Of these there may be several in one change.
export const mayHaveParts = (kind: RoadChangeKind, form: Form): boolean =>
  form === 'area' || kind === 'scenic';
export const mayFollow = (kind: RoadChangeKind, form: Form): boolean =>
  form === 'line' && kind !== 'link';

export const emptyPart: Part = { points: [], holes: [] };
export const emptyShape = (form: Form): Shape => ({ form, parts: [emptyPart] });

const rounded = ([lon, lat]: Spot): Spot => [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
export const isSame = (a: Spot | undefined, b: Spot | undefined): boolean =>
  !!a && !!b && Math.abs(a[0] - b[0]) < 1e-6 && Math.abs(a[1] - b[1]) < 1e-6;

// A followed piece replaces both its points, which may lie beside the road.
export function lineOf(part: Part, legs: Legs): Spot[] {
  const line: Spot[] = [];
  const push = (spot: Spot): void => {
    if (!isSame(line.at(-1), spot)) line.push(rounded(spot));
  };
  for (const [index, point] of part.points.entries()) {
    const leg = legs.get(point);
    const next = part.points[index + 1];
    const isInside = next !== undefined && legs.has(next);
    if (index > 0 && leg) leg.forEach(push);
    else if (!isInside || part.points.length === 1) push(point);
  }
  return line;
}

const closed = (points: readonly Spot[]): Spot[] => {
  const ring = points.map(rounded);
  return ring[0] ? [...ring, ring[0]] : [];
};

export function isComplete(shape: Shape, part: Part, legs: Legs): boolean {
  return shape.form === 'area' ? part.points.length >= 3 : lineOf(part, legs).length >= 2;
}

// Null while no part is complete.
export function geometryOf(shape: Shape, legs: Legs): RoadGeometry | null {
  const parts = shape.parts.filter((part) => isComplete(shape, part, legs));
  if (parts.length === 0) return null;
  const isArea = shape.form === 'area';
  const all: unknown[] = parts.map((part) =>
    isArea ? [closed(part.points), ...part.holes] : lineOf(part, legs),
  );
  if (all.length > 1) return { type: isArea ? 'MultiPolygon' : 'MultiLineString', coordinates: all };
  return { type: isArea ? 'Polygon' : 'LineString', coordinates: all[0] as unknown[] };
}

const open = (ring: readonly Spot[]): Spot[] =>
  ring.length > 1 && isSame(ring[0], ring.at(-1)) ? ring.slice(0, -1) : [...ring];

export function shapeOf(geometry: RoadGeometry): Shape {
  const area = (rings: Spot[][]): Part => ({ points: open(rings[0] ?? []), holes: rings.slice(1) });
  const line = (points: Spot[]): Part => ({ points, holes: [] });
  switch (geometry.type) {
    case 'Polygon':
      return { form: 'area', parts: [area(geometry.coordinates as Spot[][])] };
    case 'MultiPolygon':
      return { form: 'area', parts: (geometry.coordinates as Spot[][][]).map(area) };
    case 'MultiLineString':
      return { form: 'line', parts: (geometry.coordinates as Spot[][]).map(line) };
    default:
      return { form: 'line', parts: [line(geometry.coordinates as Spot[])] };
  }
}

export function pointCount(shape: Shape, legs: Legs): number {
  const ofPart = (part: Part): number =>
    shape.form === 'area'
      ? part.points.length + 1 + part.holes.flat().length
      : lineOf(part, legs).length;
  return shape.parts.reduce((sum, part) => sum + ofPart(part), 0);
}

// One point a line, "longitude, latitude"; an empty line begins another part.
export const textOf = (shape: Shape): string =>
  shape.parts
    .map((part) => part.points.map(([lon, lat]) => `${lon.toFixed(6)}, ${lat.toFixed(6)}`).join('\n'))
    .join('\n\n');

export type Read = { points: Spot[][]; wrongLine?: number };

export function readSpot(text: string): Spot | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [lon, lat] = [Number(match?.[1]), Number(match?.[2])];
  return match && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

export function readPoints(text: string): Read {
  const parts: Spot[][] = [[]];
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) {
      if (parts.at(-1)!.length > 0) parts.push([]);
      continue;
    }
    const spot = readSpot(line);
    if (!spot) return { points: [], wrongLine: index + 1 };
    parts.at(-1)!.push(spot);
  }
  if (parts.length > 1 && parts.at(-1)!.length === 0) parts.pop();
  return { points: parts };
}
