// The filtered catalogue behind the list and the map. A new search abandons the one before.
import type { FeatureCollection } from 'geojson';
import { ask, client, isAbort, messageOf } from '../api';
import type { PlaceFilter, PlaceKind, PlaceSummary, Schemas } from '../api';
import { alliance } from '../lib/shared.svelte';
import { placeFeatures, servedFeatures, withMemberColors } from '../map/features';
import type { Bounds } from '../map/features';

const pageSize = 100;
const searchSize = 500;
const debounceMs = 160;
// Above this many places the server draws near ones together.
const clusterAbove = 2000;

export function filterFromQuery(query: URLSearchParams): { filter: PlaceFilter; q: string } {
  return {
    q: query.get('q') ?? '',
    filter: {
      member: query.get('member') ?? undefined,
      kind: (query.get('kind') ?? undefined) as PlaceKind | undefined,
      theme: query.get('theme') ?? undefined,
      rating_min: Number(query.get('rating')) || undefined,
      status: (query.get('status') ?? undefined) as PlaceFilter['status'],
      workflow: (query.get('workflow') ?? undefined) as PlaceFilter['workflow'],
      missing: query.get('missing') ?? undefined,
    },
  };
}

export function queryFromFilter(filter: PlaceFilter, q: string): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (filter.member) query.set('member', filter.member);
  if (filter.kind) query.set('kind', filter.kind);
  if (filter.theme) query.set('theme', filter.theme);
  if (filter.rating_min) query.set('rating', String(filter.rating_min));
  if (filter.status) query.set('status', filter.status);
  if (filter.workflow) query.set('workflow', filter.workflow);
  if (filter.missing) query.set('missing', filter.missing);
  return query.toString();
}

type Known = Pick<PlaceSummary, 'id' | 'name_zh' | 'name_en' | 'location'>;

export class Catalogue {
  filter = $state.raw<PlaceFilter>({});
  q = $state('');
  // What the list shows now; `q` runs ahead of it while somebody types.
  appliedQ = $state('');
  items = $state.raw<PlaceSummary[]>([]);
  total = $state(0);
  loading = $state(false);
  failed = $state('');
  hoveredId = $state<number | null>(null);
  facets = $state.raw<Schemas['Facet'][]>([]);
  selected = $state.raw<ReadonlySet<number>>(new Set());
  #cursor = $state<string | undefined>(undefined);
  #served = $state.raw<FeatureCollection | null>(null);
  #view: { box: Bounds; zoom: number } | null = null;
  #geojson = $state.raw<FeatureCollection | null>(null);
  #remembered = $state.raw<Known | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #clusterCall = 0;

  constructor(start: { filter: PlaceFilter; q: string }) {
    this.filter = start.filter;
    this.q = start.q;
  }

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  // With a search the map shows the list's places; else every place that has a position.
  mapData(slugs: readonly string[]): FeatureCollection | null {
    if (this.appliedQ) return placeFeatures(this.items, slugs);
    return this.#geojson && withMemberColors(this.#geojson, slugs);
  }

  servedData(slugs: readonly string[]): FeatureCollection | null {
    return this.appliedQ || !this.#served ? null : servedFeatures(this.#served, slugs);
  }

  get clustered(): boolean {
    return !this.appliedQ && this.total > clusterAbove;
  }

  // Counts of one facet under the filters, most first; the wanted order where one is given.
  counts(facet: string): Schemas['FacetCount'][] {
    return this.facets.find((item) => item.name === facet)?.counts ?? [];
  }

  toggle(id: number): void {
    const next = new Set(this.selected);
    if (!next.delete(id)) next.add(id);
    this.selected = next;
  }

  select(ids: Iterable<number>): void {
    this.selected = new Set(ids);
  }

  // The map has moved; only clusters depend on the box.
  view(box: Bounds, zoom: number): void {
    this.#view = { box, zoom };
    if (this.clustered) void this.#loadClusters();
  }

  // The place by id, from the list, the card or the map.
  known(id: number | null): Known | null {
    if (id === null) return null;
    const listed = this.items.find((item) => item.id === id);
    if (listed) return listed;
    if (this.#remembered?.id === id) return this.#remembered;
    const feature = this.#geojson?.features.find((item) => item.properties?.['id'] === id);
    if (!feature || feature.geometry.type !== 'Point') return null;
    const { name_zh, name_en } = feature.properties as { name_zh: string; name_en: string };
    return { id, name_zh, name_en, location: feature.geometry.coordinates as [number, number] };
  }

  remember(place: Known): void {
    this.#remembered = place;
  }

  setFilter(change: Partial<PlaceFilter>): void {
    this.filter = { ...this.filter, ...change };
    void this.load();
  }

  // What the address says, after the browser went back or a link was followed.
  adopt(asked: { filter: PlaceFilter; q: string }): void {
    const now = queryFromFilter(this.filter, this.q);
    if (queryFromFilter(asked.filter, asked.q) === now) return;
    this.filter = asked.filter;
    this.q = asked.q;
    void this.load();
  }

  search(q: string): void {
    this.q = q;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), debounceMs);
  }

  clear(): void {
    this.filter = {};
    this.q = '';
    void this.load();
  }

  step(by: 1 | -1): void {
    if (this.items.length === 0) return;
    const at = this.items.findIndex((item) => item.id === this.hoveredId);
    const next = at < 0 ? (by === 1 ? 0 : this.items.length - 1) : at + by;
    this.hoveredId = this.items[Math.max(0, Math.min(this.items.length - 1, next))]?.id ?? null;
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const q = this.q.trim();
    this.loading = true;
    this.failed = '';
    try {
      const small = (alliance()?.places ?? 0) <= clusterAbove;
      const early = small ? this.#map(q, signal) : null;
      // Where the list fails first, nobody waits for the map any more.
      early?.catch(() => undefined);
      const [page, facets] = await Promise.all([
        this.#page(q, undefined, signal),
        this.#facets(q, signal),
      ]);
      const many = !q && page.total > clusterAbove;
      const geojson = many ? null : await (early ?? this.#map(q, signal));
      this.facets = facets;
      this.items = page.items;
      this.total = page.total;
      this.#cursor = page.next_cursor || undefined;
      this.#geojson = geojson;
      this.appliedQ = q;
      this.hoveredId = null;
      this.loading = false;
      if (many) void this.#loadClusters();
      else this.#served = null;
    } catch (cause) {
      if (isAbort(cause)) return;
      this.failed = messageOf(cause);
      this.loading = false;
    }
  }

  async loadMore(): Promise<void> {
    const cursor = this.#cursor;
    if (!cursor) return;
    try {
      const page = await this.#page(this.appliedQ, cursor, this.#running?.signal);
      this.items = [...this.items, ...page.items];
      this.#cursor = page.next_cursor || undefined;
    } catch (cause) {
      if (!isAbort(cause)) this.failed = messageOf(cause);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  #page(q: string, cursor: string | undefined, signal: AbortSignal | undefined) {
    const limit = q ? searchSize : pageSize;
    const query = { ...this.filter, q: q || undefined, cursor, limit };
    return ask(client.GET('/api/v1/places', { params: { query }, signal }));
  }

  async #map(q: string, signal: AbortSignal): Promise<FeatureCollection | null> {
    if (q) return this.#geojson;
    const data = await ask(
      client.GET('/api/v1/places.geojson', { params: { query: this.filter }, signal }),
    );
    return data as unknown as FeatureCollection;
  }

  // A server without counts leaves the choices without them.
  async #facets(q: string, signal: AbortSignal): Promise<Schemas['Facet'][]> {
    const query = { ...this.filter, q: q || undefined };
    try {
      return (await ask(client.GET('/api/v1/facets', { params: { query }, signal }))).items;
    } catch (cause) {
      if (isAbort(cause)) throw cause;
      return [];
    }
  }

  async #loadClusters(): Promise<void> {
    if (!this.#view) return;
    const { box, zoom } = this.#view;
    const bbox = box.map((edge) => edge.toFixed(5)).join(',');
    const query = { ...this.filter, bbox, zoom: Math.max(0, Math.min(22, Math.floor(zoom))) };
    const call = ++this.#clusterCall;
    try {
      const data = await ask(client.GET('/api/v1/map/clusters', { params: { query } }));
      if (call === this.#clusterCall) this.#served = data as unknown as FeatureCollection;
    } catch (cause) {
      if (call === this.#clusterCall) this.failed = messageOf(cause);
    }
  }
}
