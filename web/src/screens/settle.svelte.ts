// The lists of what waits for a decision, one class for all three: load, choose, settle, take back.
import { isAbort, messageOf } from '../api';
import { t } from '../i18n/index.svelte';
import { loadSettleCounts } from '../lib/settle.svelte';
import { toast } from '../lib/toasts.svelte';

type Page<T> = { items: T[]; total: number; next_cursor?: string };
export type Fetch<T> = (cursor: string | undefined) => Promise<Page<T>>;

export class SettleList<T extends { id: number | string }> {
  items = $state.raw<T[]>([]);
  total = $state(0);
  chosenId = $state<number | string | null>(null);
  loading = $state(true);
  failed = $state('');
  busy = $state(false);
  #cursor: string | undefined;
  #hasMore = $state(false);
  #back = $state.raw<(() => Promise<unknown>) | null>(null);

  constructor(readonly fetch: Fetch<T>) {}

  get hasMore(): boolean {
    return this.#hasMore;
  }
  get mayTakeBack(): boolean {
    return this.#back !== null;
  }
  get chosen(): T | null {
    return this.items.find((item) => item.id === this.chosenId) ?? null;
  }

  async load(cursor?: string): Promise<void> {
    this.failed = '';
    try {
      const page = await this.fetch(cursor);
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.total = page.total;
      this.#cursor = page.next_cursor || undefined;
      this.#hasMore = this.#cursor !== undefined;
      if (!this.chosen) this.chosenId = this.items[0]?.id ?? null;
    } catch (cause) {
      if (!isAbort(cause)) this.failed = messageOf(cause);
    }
    this.loading = false;
  }

  async loadMore(): Promise<void> {
    if (this.#cursor) await this.load(this.#cursor);
  }

  step(by: 1 | -1): void {
    const at = this.items.findIndex((item) => item.id === this.chosenId);
    const next = this.items[Math.max(0, Math.min(this.items.length - 1, at + by))];
    this.chosenId = next?.id ?? null;
  }

  // Does `work` for the chosen item, drops it from the list; `back` takes it back, where there is a way.
  async settle(work: () => Promise<unknown>, back?: () => Promise<unknown>): Promise<void> {
    const item = this.chosen;
    if (!item || this.busy) return;
    this.busy = true;
    try {
      await work();
      const at = this.items.indexOf(item);
      this.items = this.items.filter((other) => other !== item);
      this.total = Math.max(0, this.total - 1);
      this.chosenId = this.items[Math.min(at, this.items.length - 1)]?.id ?? null;
      this.#back = back ?? null;
      const action = back && { label: t().app.undo, run: () => void this.takeBack() };
      toast(t().settle.settled, { action });
      if (this.items.length === 0 && this.#hasMore) await this.load();
      void loadSettleCounts();
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }

  async takeBack(): Promise<void> {
    const back = this.#back;
    if (!back) return;
    this.#back = null;
    try {
      await back();
      toast(t().settle.undone);
      await this.load();
      void loadSettleCounts();
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    }
  }
}
