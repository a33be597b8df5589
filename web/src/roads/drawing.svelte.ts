// Drawing on the map: every click is a point, and between two points a line may follow the road.
// All steps can be undone; a road that is found later takes its place wherever its point still is.
import type { Feature, FeatureCollection } from 'geojson';
import { Failure, messageOf } from '../api';
import type { Vehicle } from '../api';
import { t } from '../i18n/index.svelte';
import { alliance } from '../lib/shared.svelte';
import { collection } from '../map/features';
import {
  emptyPart,
  emptyShape,
  geometryOf,
  isComplete,
  isSame,
  lineOf,
  pointCount,
  readPoints,
  shapeOf,
  textOf,
} from './shape';
import type { Form, Legs, Part, RoadGeometry, Shape, Spot } from './shape';
import { askWay, metersOf, nearestRoad, spotText } from './way';

// More than these are drawn without their points: lines from files and along roads.
const pointsShown = 60;
// An end of a link nearer than this to a road was meant to lie on it.
const snapsWithinM = 300;
// "Not found" is an answer.
function noRoad(cause: unknown): null {
  if (cause instanceof Failure && cause.problem.status === 404) return null;
  throw cause;
}
// Typed points between which roads are looked for, at most.
const tracedAtMost = 100;

export class Drawing {
  shape = $state.raw<Shape>(emptyShape('line'));
  isActive = $state(false);
  follows = $state(!!alliance()?.roads.loaded);
  notice = $state('');
  // Of the text of points, when it cannot be read.
  textProblem = $state('');
  #legs = $state.raw<Legs>(new Map());
  #tracing = $state(0);
  #past = $state.raw<readonly Shape[]>([]);
  #before: { shape: Shape; past: readonly Shape[] } | null = null;

  // Whether this kind of line can follow a road at all.
  constructor(
    readonly mayFollow: () => boolean,
    readonly vehicle: () => Vehicle,
  ) {}

  get geometry(): RoadGeometry | null {
    return geometryOf(this.shape, this.#legs);
  }
  // Of what would be stored.
  get count(): number {
    return pointCount(this.shape, this.#legs);
  }
  get pointCount(): number {
    return this.shape.parts.reduce((sum, part) => sum + part.points.length, 0);
  }
  // Of lines.
  get meters(): number {
    if (this.shape.form === 'area') return 0;
    return this.shape.parts.reduce((sum, part) => sum + metersOf(lineOf(part, this.#legs)), 0);
  }
  get isTracing(): boolean {
    return this.#tracing > 0;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get text(): string {
    return textOf(this.shape);
  }
  get isPartComplete(): boolean {
    const last = this.shape.parts.at(-1);
    return !!last && isComplete(this.shape, last, this.#legs);
  }
  get hasPoints(): boolean {
    return this.shape.parts.some((part) => part.points.length > 0);
  }

  load(geometry: RoadGeometry): void {
    this.shape = shapeOf(geometry);
    this.#past = [];
  }

  begin(): void {
    if (this.isActive) return;
    this.#before = { shape: this.shape, past: this.#past };
    this.isActive = true;
    this.notice = '';
  }

  finish(): void {
    this.isActive = false;
    this.#before = null;
  }

  // Puts both ends of a line on the roads near them, as a link must join them.
  async snapEnds(): Promise<void> {
    const points = this.shape.parts[0]?.points ?? [];
    const ends = [points[0], points.at(-1)];
    if (points.length < 2 || !alliance()?.roads.loaded) return;
    try {
      const found = await Promise.all(
        ends.map((end) => nearestRoad(end!, this.vehicle()).catch(noRoad)),
      );
      if (this.shape.parts[0]?.points !== points) return;
      const [first, last] = found.map((road, at) =>
        road && road.gapM <= snapsWithinM ? road.at : ends[at]!,
      );
      const next = [first!, ...points.slice(1, -1), last!];
      if (next.some((point, at) => !isSame(point, points[at])))
        this.#change({ ...this.shape, parts: [{ ...emptyPart, points: next }] });
    } catch (cause) {
      this.notice = messageOf(cause);
    }
  }

  // Back to what there was before.
  cancel(): void {
    if (this.#before) {
      this.shape = this.#before.shape;
      this.#past = this.#before.past;
    }
    this.finish();
    this.notice = '';
  }

  undo(): void {
    const last = this.#past.at(-1);
    if (!last) return;
    this.#past = this.#past.slice(0, -1);
    this.shape = last;
    this.textProblem = '';
  }

  clear(): void {
    this.#change(emptyShape(this.shape.form));
  }

  setForm(form: Form): void {
    if (form !== this.shape.form) this.#change(emptyShape(form));
  }

  addPart(): void {
    if (this.isPartComplete)
      this.#change({ ...this.shape, parts: [...this.shape.parts, emptyPart] });
  }

  add(lon: number, lat: number): void {
    const parts = [...this.shape.parts];
    const last = parts.pop() ?? emptyPart;
    const point: Spot = [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
    const previous = last.points.at(-1);
    // A double click is two.
    if (isSame(previous, point)) return;
    this.#change({ ...this.shape, parts: [...parts, { ...last, points: [...last.points, point] }] });
    if (previous) void this.#trace(previous, point);
  }

  // False where the text cannot be read.
  setText(text: string): boolean {
    const read = readPoints(text);
    this.textProblem = read.wrongLine ? t().roads.draw.badLine(read.wrongLine) : '';
    if (read.wrongLine) return false;
    if (text.trim() === this.text.trim()) return true;
    const before = this.shape.parts;
    const key = (points: readonly Spot[], at: number): string =>
      [points[at - 1], points[at]].map((spot) => spot && spotText(spot)).join(' ');
    const known = new Map(
      before.flatMap(({ points }) => points.map((point, at) => [key(points, at), point])),
    );
    const fresh: [Spot, Spot][] = [];
    const parts = read.points.map((points, index): Part => {
      // The road to a point stays where neither it nor the one before was changed.
      const kept = points.map((point, at) => known.get(key(points, at)) ?? point);
      for (const [at, point] of kept.entries())
        if (at > 0 && !known.has(key(points, at))) fresh.push([kept[at - 1]!, point]);
      return { points: kept, holes: before[index]?.holes ?? [] };
    });
    this.#change({ ...this.shape, parts });
    if (fresh.length <= tracedAtMost) for (const [from, to] of fresh) void this.#trace(from, to);
    return true;
  }

  #change(next: Shape): void {
    this.#past = [...this.#past, this.shape];
    this.shape = next;
    this.notice = '';
  }

  async #trace(from: Spot, to: Spot): Promise<void> {
    if (!this.follows || !this.mayFollow()) return;
    this.#tracing += 1;
    try {
      const way = await askWay(from, to, { vehicle: this.vehicle() });
      const line = way.geometry?.coordinates;
      if (way.properties.quality === 'computed' && line && line.length > 1)
        this.#legs = new Map(this.#legs).set(to, line as unknown as Spot[]);
      else this.notice = t().roads.draw.noRoad;
    } catch (cause) {
      this.notice = messageOf(cause);
    } finally {
      this.#tracing -= 1;
    }
  }

  get features(): FeatureCollection {
    return collection(this.shape.parts.flatMap((part) => this.#partFeatures(part)));
  }

  #partFeatures(part: Part): Feature[] {
    const isArea = this.shape.form === 'area' && part.points.length >= 3;
    const line = this.shape.form === 'area' ? [...part.points] : lineOf(part, this.#legs);
    const features: Feature[] = [];
    const add = (geometry: Feature['geometry'], properties = {}): void =>
      void features.push({ type: 'Feature', geometry, properties });
    if (isArea) {
      const ring = [...line, line[0]!].map((spot) => [...spot]);
      const holes = part.holes.map((hole) => hole.map((spot) => [...spot]));
      add({ type: 'Polygon', coordinates: [ring, ...holes] });
    } else if (line.length > 1) {
      add({ type: 'LineString', coordinates: line.map((spot) => [...spot]) });
    }
    if (!this.isActive || part.points.length > pointsShown) return features;
    for (const [index, point] of part.points.entries())
      add(
        { type: 'Point', coordinates: [...point] },
        { last: index === part.points.length - 1 && part === this.shape.parts.at(-1) },
      );
    return features;
  }
}
