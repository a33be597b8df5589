// What an alliance says about its roads, all of it, and which of it holds on a date.
import { ask, client, isAbort, messageOf } from '../api';
import type { RoadChange, RoadChangeKind } from '../api';
import { t } from '../i18n/index.svelte';
import { alliance, session } from '../lib/shared.svelte';
import { toast } from '../lib/toasts.svelte';
import { putBack } from '../roads/draft.svelte';

const pageSize = 500;
const pagesAtMost = 20;

// Today where the alliance is, whose zone is a name or "UTC+08:00".
export function today(): string {
  const zone = alliance()?.time_zone ?? '';
  const offset = /^UTC([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (offset) {
    const minutes = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1);
    return new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 10);
  }
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone || undefined,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date());
}

type Query = { on?: string; removed?: boolean };

async function readAll(query: Query, signal?: AbortSignal): Promise<RoadChange[]> {
  const items: RoadChange[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const params = { query: { ...query, cursor, limit: pageSize } };
    const answer = await ask(client.GET('/api/v1/road-changes', { params, signal }));
    const { items: more, next_cursor } = answer as { items: RoadChange[]; next_cursor?: string };
    items.push(...more);
    cursor = next_cursor || undefined;
    if (!cursor) break;
  }
  return items;
}

export class RoadBook {
  items = $state.raw<readonly RoadChange[]>([]);
  removed = $state.raw<readonly RoadChange[] | null>(null);
  kind = $state<RoadChangeKind | ''>('');
  loading = $state(true);
  failed = $state('');
  hoveredId = $state<number | null>(null);
  date = $state('');
  #holding = $state.raw<ReadonlySet<number>>(new Set());
  #running: AbortController | undefined;

  constructor(date: string) {
    this.date = date;
  }

  holds(change: RoadChange): boolean {
    return this.#holding.has(change.id);
  }
  get shown(): readonly RoadChange[] {
    return this.items.filter((item) => !this.kind || item.kind === this.kind);
  }
  count(kind: RoadChangeKind): number {
    return this.items.filter((item) => item.kind === kind).length;
  }
  known(id: number | null): RoadChange | null {
    return this.items.find((item) => item.id === id) ?? null;
  }

  setDate(date: string): void {
    if (date === this.date) return;
    this.date = date;
    void this.load();
  }

  async load(): Promise<void> {
    this.#running?.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.loading = true;
    this.failed = '';
    try {
      const [items, holding] = await Promise.all([
        readAll({}, signal),
        readAll({ on: this.date }, signal),
      ]);
      this.items = items;
      this.#holding = new Set(holding.map((item) => item.id));
      if (this.removed) this.removed = await readAll({ removed: true }, signal);
      this.loading = false;
    } catch (cause) {
      if (isAbort(cause)) return;
      this.failed = messageOf(cause);
      this.loading = false;
    }
  }

  async loadRemoved(): Promise<void> {
    try {
      this.removed = await readAll({ removed: true });
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    }
  }

  // Does it, reads the list anew; false where it failed, which is said.
  async #act(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
      return false;
    }
    await this.load();
    return true;
  }

  async remove(change: RoadChange): Promise<boolean> {
    const params = { path: { id: change.id } };
    const isGone = await this.#act(() =>
      ask(client.DELETE('/api/v1/road-changes/{id}', { params })),
    );
    if (isGone)
      toast(t().roads.removedToast(change.name), {
        action: { label: t().app.undo, run: () => void this.restore(change) },
      });
    return isGone;
  }

  async restore(change: RoadChange): Promise<void> {
    const params = { path: { id: change.id } };
    const isBack = await this.#act(() =>
      ask(client.POST('/api/v1/road-changes/{id}/restore', { params })),
    );
    if (isBack) toast(t().roads.restoredToast(change.name));
  }

  // After a draft was stored: an added one is removed by undo, a changed one put back.
  async stored(change: RoadChange, before: RoadChange | null): Promise<void> {
    await this.load();
    const undo = (): void => {
      if (before) void this.#act(() => putBack(before));
      else void this.#act(() => this.#delete([change.id]));
    };
    toast(t().roads.savedToast(change.name), { action: { label: t().app.undo, run: undo } });
  }

  async added(ids: readonly number[]): Promise<void> {
    await this.load();
    toast(t().roads.upload.done(ids.length), {
      action: { label: t().app.undo, run: () => void this.#act(() => this.#delete(ids)) },
    });
  }

  async #delete(ids: readonly number[]): Promise<void> {
    for (const id of ids)
      await ask(client.DELETE('/api/v1/road-changes/{id}', { params: { path: { id } } }));
  }

  stop(): void {
    this.#running?.abort();
  }
}

// Which the server asks for as well.
export const mayEditRoads = (): boolean => {
  const known = session();
  return !!known && (known.try_mode || ['member', 'planner', 'secretariat'].includes(known.role));
};
