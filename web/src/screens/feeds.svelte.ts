// The sources that are pulled regularly: the list, and what a person does with them. While one is
// queued or pulled, the list is read again until that is over.
import { ask, client, messageOf, requestId } from '../api';
import type { Schemas } from '../api';
import { t } from '../i18n/index.svelte';
import { toast } from '../lib/toasts.svelte';

export type Feed = Schemas['Feed'];
export type FeedRun = Schemas['FeedRun'];
export type FeedInput = Pick<Feed, 'member' | 'url' | 'every_minutes' | 'apply'>;

export const paces: readonly number[] = [60, 360, 1440, 10_080];

const lookAgainMs = 1_500;

// The server judges the address in full; this finds what is no address at all.
export function isAddress(text: string): boolean {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) && !!url.hostname && !url.username && !url.password;
  } catch {
    return false;
  }
}

const isUnderWay = (feed: Feed): boolean => feed.state === 'queued' || feed.state === 'pulling';

export class Feeds {
  items = $state.raw<Feed[] | null>(null);
  failed = $state('');
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  // Told when pulls ended that were under way.
  constructor(readonly onended: () => void) {}

  async load(): Promise<void> {
    const before = this.items?.filter(isUnderWay).length ?? 0;
    clearTimeout(this.#timer);
    this.failed = '';
    try {
      this.items = (await ask(client.GET('/api/v1/feeds'))).items;
    } catch (cause) {
      this.failed = messageOf(cause);
      return;
    }
    const now = this.items.filter(isUnderWay).length;
    if (now < before) this.onended();
    if (now > 0) this.#timer = setTimeout(() => void this.load(), lookAgainMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  add(input: FeedInput): Promise<boolean> {
    return this.#act(async () => {
      const body = { request_id: requestId(), ...input };
      await ask(client.POST('/api/v1/feeds', { body }));
      toast(t().feeds.added);
    });
  }

  change(feed: Feed, body: Schemas['FeedChange']): Promise<boolean> {
    return this.#act(async () => {
      const params = { path: { id: feed.id } };
      await ask(client.PATCH('/api/v1/feeds/{id}', { params, body }));
      toast(t().feeds.saved);
    });
  }

  pull(feed: Feed): Promise<boolean> {
    return this.#act(async () => {
      const params = { path: { id: feed.id } };
      await ask(client.POST('/api/v1/feeds/{id}/pull', { params }));
    });
  }

  remove(feed: Feed): Promise<boolean> {
    return this.#act(async () => {
      const params = { path: { id: feed.id } };
      await ask(client.DELETE('/api/v1/feeds/{id}', { params }));
      const { member, url, every_minutes, apply } = feed;
      const undo = (): void => void this.add({ member, url, every_minutes, apply });
      toast(t().feeds.removed, { action: { label: t().app.undo, run: undo } });
    });
  }

  async runsOf(feed: Feed): Promise<FeedRun[]> {
    const params = { path: { id: feed.id } };
    return (await ask(client.GET('/api/v1/feeds/{id}/runs', { params }))).items;
  }

  // True when it went well.
  async #act(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    let done = false;
    try {
      await work();
      done = true;
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
    if (done) await this.load();
    return done;
  }
}
