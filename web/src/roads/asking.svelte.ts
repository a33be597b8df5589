// A question to the roads: the way between two points, or what lies within reach of one.
import type { FeatureCollection, LineString } from 'geojson';
import { isAbort, messageOf } from '../api';
import type { Vehicle } from '../api';
import { collection } from '../map/features';
import type { Flag } from '../map/features';
import { vehicles } from '../plan/legs';
import { readSpot } from './shape';
import type { Spot } from './shape';
import { askReach, askWay, metersOf, spotText } from './way';
import type { Way } from './way';

export type End = { at: Spot; name: string };
export type EndName = 'from' | 'to';
export type Mode = 'way' | 'reach';
export const reachMinutes = [15, 30, 60] as const;
const debounceMs = 180;

export const coordinatesWord = ([lon, lat]: Spot): string => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
const colorOfWay = '#d55e00';

export class Asking {
  mode = $state<Mode>('way');
  from = $state.raw<End | null>(null);
  to = $state.raw<End | null>(null);
  vehicle = $state<Vehicle>('car');
  scenic = $state(0);
  withoutPermits = $state(false);
  // Steps in both languages.
  both = $state(false);
  minutes = $state.raw<readonly number[]>(reachMinutes);
  // The end that the next click on the map sets.
  armed = $state<EndName>('from');
  way = $state.raw<Way | null>(null);
  // The fastest way, to tell what scenery costs.
  fastest = $state.raw<Way | null>(null);
  reach = $state.raw<FeatureCollection<LineString> | null>(null);
  busy = $state(false);
  failed = $state('');
  // A place along the way that is pointed at.
  marked = $state.raw<Spot | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(
    readonly date: () => string,
    query: URLSearchParams,
  ) {
    const spot = (name: string): End | null => {
      const at = readSpot(query.get(name) ?? '');
      return at && { at, name: query.get(`${name}_name`) || coordinatesWord(at) };
    };
    this.from = spot('from');
    this.to = spot('to');
    if (this.from) this.armed = 'to';
    this.mode = query.get('mode') === 'reach' ? 'reach' : 'way';
    this.vehicle = vehicles.find((name) => name === query.get('vehicle')) ?? 'car';
    this.scenic = Math.min(10, Math.max(0, Number(query.get('scenic')) || 0));
    this.withoutPermits = query.get('permits') === 'none';
  }

  // What the address says of the question.
  write(query: URLSearchParams): void {
    for (const name of ['from', 'to'] as const) {
      const end = this[name];
      if (!end) continue;
      query.set(name, spotText(end.at));
      if (end.name !== coordinatesWord(end.at)) query.set(`${name}_name`, end.name);
    }
    if (this.mode === 'reach') query.set('mode', 'reach');
    if (this.vehicle !== 'car') query.set('vehicle', this.vehicle);
    if (this.scenic) query.set('scenic', String(this.scenic));
    if (this.withoutPermits) query.set('permits', 'none');
  }

  setEnd(name: EndName, end: End | null): void {
    this[name] = end;
    if (end) this.armed = this.mode === 'reach' ? 'from' : 'to';
    else this.armed = name;
    this.soon();
  }

  pick(lon: number, lat: number): void {
    const at: Spot = [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
    this.setEnd(this.mode === 'reach' ? 'from' : this.armed, { at, name: coordinatesWord(at) });
  }

  swap(): void {
    [this.from, this.to] = [this.to, this.from];
    this.soon();
  }

  toggleMinutes(minutes: number): void {
    const next = this.minutes.includes(minutes)
      ? this.minutes.filter((item) => item !== minutes)
      : [...this.minutes, minutes].sort((a, b) => a - b);
    if (next.length === 0) return;
    this.minutes = next;
    this.soon();
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), debounceMs);
  }

  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.marked = null;
    if (!this.from || (this.mode === 'way' && !this.to)) {
      this.way = this.fastest = this.reach = null;
      this.failed = '';
      this.busy = false;
      return;
    }
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.busy = true;
    try {
      if (this.mode === 'reach') await this.#askReach(this.from, signal);
      else if (this.to) await this.#askWays(this.from, this.to, signal);
      this.failed = '';
      this.busy = false;
    } catch (cause) {
      if (isAbort(cause)) return;
      this.way = this.fastest = this.reach = null;
      this.failed = messageOf(cause);
      this.busy = false;
    }
  }

  async #askWays(from: End, to: End, signal: AbortSignal): Promise<void> {
    const plain = {
      vehicle: this.vehicle,
      date: this.date(),
      withoutPermits: this.withoutPermits,
    };
    const fast = askWay(from.at, to.at, plain, signal);
    const scenic = this.scenic
      ? askWay(from.at, to.at, { ...plain, scenic: this.scenic }, signal)
      : fast;
    [this.fastest, this.way] = await Promise.all([fast, scenic]);
  }

  async #askReach(from: End, signal: AbortSignal): Promise<void> {
    const wish = { vehicle: this.vehicle, date: this.date(), withoutPermits: this.withoutPermits };
    this.reach = await askReach(from.at, this.minutes, wish, signal);
  }

  // Kilometres of road within each limit, the nearer ones included.
  get reachMeters(): { minutes: number; meters: number }[] {
    const features = this.reach?.features ?? [];
    const all = features.map((feature) => ({
      limit: Number(feature.properties?.['limit_s']),
      meters: metersOf(feature.geometry.coordinates),
    }));
    return this.minutes.map((minutes) => ({
      minutes,
      meters: all
        .filter((item) => item.limit <= minutes * 60)
        .reduce((sum, item) => sum + item.meters, 0),
    }));
  }

  get reachFeatures(): FeatureCollection {
    if (this.mode !== 'reach' || !this.reach) return collection([]);
    // The darkest ink is for what is nearest, however many limits there are.
    const rankOf = (limit: number): number =>
      Math.max(0, this.minutes.findIndex((minutes) => minutes * 60 >= limit));
    return collection(
      this.reach.features.map((feature) => ({
        ...feature,
        properties: { rank: rankOf(Number(feature.properties?.['limit_s'])) },
      })),
    );
  }

  get wayFeatures(): FeatureCollection {
    if (this.mode !== 'way' || !this.way?.geometry) return collection([]);
    const { quality } = this.way.properties;
    const properties = { quality, color: colorOfWay };
    return collection([{ type: 'Feature', geometry: this.way.geometry, properties }]);
  }

  get markFeatures(): FeatureCollection {
    if (!this.marked) return collection([]);
    const geometry = { type: 'Point' as const, coordinates: [...this.marked] };
    return collection([{ type: 'Feature', geometry, properties: { last: true } }]);
  }

  flags(): Flag[] {
    const isWest = !this.to || !this.from || this.from.at[0] <= this.to.at[0];
    const wordOf = ({ at, name }: End): string => (name === coordinatesWord(at) ? '' : name);
    const flag = (letter: string, end: End | null, isLeft: boolean): Flag[] =>
      end
        ? [{ letter, name: wordOf(end), location: [...end.at], side: isLeft ? 'left' : 'right' }]
        : [];
    return [
      ...flag('A', this.from, isWest),
      ...(this.mode === 'way' ? flag('B', this.to, !isWest) : []),
    ];
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }
}
