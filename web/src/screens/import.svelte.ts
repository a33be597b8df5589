// One import under review: what the server found, what a person corrects, and the rows on show.
import { Failure, ask, client, messageOf } from '../api';
import type { Job, Schemas } from '../api';
import { t } from '../i18n/index.svelte';
import { toast } from '../lib/toasts.svelte';
import { count } from '../lib/format';
import { refreshAlliance } from '../lib/shared.svelte';
import { loadSettleCounts } from '../lib/settle.svelte';

export type Run = Schemas['ImportRun'];
export type Row = Schemas['ImportRow'];
export type Outcome = Schemas['RowOutcome'];
export const outcomes: readonly Outcome[] = ['fresh', 'changed', 'same', 'doubtful', 'refused'];

const pageSize = 50;
const pollMs = 400;

export class ImportReview {
  run = $state.raw<Run | null>(null);
  tab = $state<Outcome>('fresh');
  rows = $state.raw<Row[]>([]);
  mapping = $state.raw<Schemas['ColumnUse'][]>([]);
  mappingTouched = $state(false);
  job = $state.raw<Job | null>(null);
  failed = $state('');
  // The file was stopped before it was judged: there is nothing to show any more.
  gone = $state(false);
  rowsFailed = $state('');
  #acting = $state(false);
  #left = false;
  #cursor = $state<string | undefined>(undefined);
  #asked = 0;

  constructor(readonly id: number) {}

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }
  get working(): boolean {
    return this.job?.state === 'queued' || this.job?.state === 'running';
  }
  get busy(): boolean {
    return this.#acting || this.working;
  }
  // Judged at least once.
  get judged(): boolean {
    return !!this.run?.format;
  }
  get open(): boolean {
    return this.run?.state === 'review';
  }
  get unanswered(): number {
    return (this.run?.questions ?? []).filter((question) => !question.answer).length;
  }

  async load(): Promise<void> {
    this.failed = '';
    try {
      const params = { path: { id: this.id } };
      this.#take(await ask(client.GET('/api/v1/imports/{id}', { params })));
      if (!this.judged) return;
      const counts = this.run?.counts;
      const order: Outcome[] = ['doubtful', 'fresh', 'changed', 'refused', 'same'];
      this.tab = order.find((outcome) => (counts?.[outcome] ?? 0) > 0) ?? 'fresh';
      await this.loadRows();
    } catch (cause) {
      this.failed = messageOf(cause);
    }
  }

  show(tab: Outcome): void {
    this.tab = tab;
    void this.loadRows();
  }

  async loadRows(cursor?: string): Promise<void> {
    const asked = ++this.#asked;
    this.rowsFailed = '';
    if (!cursor) this.rows = [];
    try {
      const query = { outcome: this.tab, cursor, limit: pageSize };
      const params = { path: { id: this.id }, query };
      const page = await ask(client.GET('/api/v1/imports/{id}/rows', { params }));
      if (asked !== this.#asked) return;
      this.rows = cursor ? [...this.rows, ...page.items] : page.items;
      this.#cursor = page.next_cursor || undefined;
    } catch (cause) {
      if (asked === this.#asked) this.rowsFailed = messageOf(cause);
    }
  }

  async loadMore(): Promise<void> {
    if (this.#cursor) await this.loadRows(this.#cursor);
  }

  setColumn(index: number, change: Partial<Schemas['ColumnUse']>): void {
    this.mapping = this.mapping.map((use, at) => (at === index ? { ...use, ...change } : use));
    this.mappingTouched = true;
  }

  judgeMapping(): Promise<void> {
    return this.#answer({ mapping: this.mapping });
  }
  answer(code: string, answer: string): Promise<void> {
    return this.#answer({ answers: [{ code, answer }] });
  }
  decide(number: number, decision: string): Promise<void> {
    return this.#answer({ rows: [{ number, decision }] });
  }

  apply(): Promise<void> {
    return this.#act(async () => {
      const params = { path: { id: this.id } };
      const run = await ask(client.POST('/api/v1/imports/{id}/apply', { params }));
      this.#take(run);
      if (run.state === 'applied') await this.#applied(run);
    });
  }

  // Asks the job to stop; what it would have done does not happen.
  async stop(): Promise<void> {
    const id = this.job?.id;
    if (!id) return;
    try {
      await ask(client.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } }));
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    }
  }

  // The screen is closed; the job goes on.
  leave(): void {
    this.#left = true;
  }

  undo(): Promise<void> {
    return this.#act(async () => {
      const params = { path: { id: this.id } };
      this.#take(await ask(client.POST('/api/v1/imports/{id}/undo', { params })));
      toast(t().imports.undone);
      await this.#afterwards();
    });
  }

  // True when it is gone.
  async discard(): Promise<boolean> {
    let gone = false;
    await this.#act(async () => {
      const params = { path: { id: this.id } };
      await ask(client.DELETE('/api/v1/imports/{id}', { params }));
      gone = true;
      toast(t().imports.discardedToast);
    });
    return gone;
  }

  #take(run: Run): void {
    this.run = run;
    this.mapping = run.mapping;
    this.mappingTouched = false;
    this.job = run.job ?? null;
    if (this.working) void this.#follow();
  }

  async #follow(): Promise<void> {
    while (this.working && this.job && !this.#left) {
      await new Promise((done) => setTimeout(done, pollMs));
      const params = { path: { id: this.job.id } };
      // A server that cannot be reached for a moment is asked again.
      const job = await ask(client.GET('/api/v1/jobs/{id}', { params })).catch(() => null);
      if (job) this.job = job;
    }
    if (!this.#left && this.job) await this.#ended(this.job);
  }

  async #ended(job: Job): Promise<void> {
    const first = job.kind === 'import.review';
    this.job = null;
    if (job.state === 'cancelled') {
      toast(t().imports.stopped);
      this.gone = first;
    } else if (job.state === 'failed') {
      const why = job.error ? new Failure(job.error).message : t().app.serverFault;
      if (first) this.failed = why;
      else toast(why, { tone: 'bad' });
    }
    if (first && job.state !== 'done') return;
    await this.load();
    if (job.kind === 'import.apply' && this.run?.state === 'applied') await this.#applied(this.run);
  }

  async #applied(run: Run): Promise<void> {
    toast(t().imports.applied(count(run.counts.fresh + run.counts.changed)), {
      action: { label: t().app.undo, run: () => void this.undo() },
    });
    await this.#afterwards();
  }

  #answer(body: Schemas['ImportAnswers']): Promise<void> {
    return this.#act(async () => {
      const params = { path: { id: this.id } };
      this.#take(await ask(client.PUT('/api/v1/imports/{id}/answers', { params, body })));
      if (!this.working) await this.loadRows();
    });
  }

  async #afterwards(): Promise<void> {
    await Promise.all([
      this.loadRows(),
      refreshAlliance().catch(() => undefined),
      loadSettleCounts(),
    ]);
  }

  async #act(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.#acting = true;
    try {
      await work();
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.#acting = false;
    }
  }
}
