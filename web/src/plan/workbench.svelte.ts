// The workbench of the Routes screen: one request, one plan with its history, one running job, one
// preview. Every change of the order goes to the server, which times it and says what it breaks.
import { Failure, ask, client, messageOf, requestId } from '../api';
import type { Job, PlaceSummary, Plan, PlanDraft, Route, TripRequest } from '../api';
import { t } from '../i18n/index.svelte';
import { clearPicks, picks } from '../lib/picks.svelte';
import { loadAlliance } from '../lib/shared.svelte';
import { toast } from '../lib/toasts.svelte';
import {
  draftOf,
  inserted,
  isLocked,
  likelySpots,
  moved,
  spotOf,
  withLock,
  withMust,
  without,
} from './draft';
import type { Spot } from './draft';
import type { LegSpot } from './legs';
import { newRequest } from './request';

const pollMs = 300;
const historyMax = 100;
const spotsTried = 3;

export type Preview = { plan: Plan; placeId: number; spot: Spot };

const schedule = (draft: PlanDraft): Promise<Plan> =>
  ask(client.POST('/api/v1/plans/schedule', { body: draft }));

export class Workbench {
  request = $state.raw<TripRequest>(newRequest());
  plan = $state.raw<Plan | null>(null);
  preview = $state.raw<Preview | null>(null);
  job = $state.raw<Job | null>(null);
  startedAt = $state(0);
  now = $state(0);
  scores = $state.raw<{ at: number; score: number }[]>([]);
  failed = $state('');
  busy = $state(false);
  route = $state.raw<Route | null>(null);
  name = $state('');
  dirty = $state(false);
  selectedId = $state<number | null>(null);
  hoveredId = $state<number | null>(null);
  selectedLeg = $state.raw<LegSpot | null>(null);
  // Names of places the form mentions by id.
  names = $state.raw<Map<number, PlaceSummary | { id: number; name_zh: string; name_en: string }>>(
    new Map(),
  );
  #past = $state.raw<Plan[]>([]);
  #future = $state.raw<Plan[]>([]);
  #saveId = requestId();

  // What the timeline and the map show now.
  get shown(): Plan | null {
    return this.preview?.plan ?? (this.running ? (this.job?.plan ?? this.plan) : this.plan);
  }
  get running(): boolean {
    return this.job?.state === 'queued' || this.job?.state === 'running';
  }
  get canUndo(): boolean {
    return this.#past.length > 0 && !this.running;
  }
  get canRedo(): boolean {
    return this.#future.length > 0 && !this.running;
  }

  setRequest(change: Partial<TripRequest>): void {
    this.request = { ...this.request, ...change };
  }

  learn(place: { id: number; name_zh: string; name_en: string }): void {
    this.names = new Map(this.names).set(place.id, place);
  }

  takePicks(): void {
    if (picks().length === 0) return;
    for (const pick of picks()) this.learn(pick);
    const must = [...new Set([...(this.request.must ?? []), ...picks().map((pick) => pick.id)])];
    this.setRequest({ must });
    clearPicks();
  }

  reset(): void {
    this.request = newRequest();
    this.plan = this.preview = this.job = this.route = null;
    this.#past = this.#future = [];
    this.name = this.failed = '';
    this.dirty = false;
    this.selectedId = this.hoveredId = null;
    this.selectedLeg = null;
    this.#saveId = requestId();
  }

  // Leaves the route; unsaved changes can be fetched back for a while.
  leave(): void {
    if (!this.dirty || !this.plan) return this.reset();
    const kept = {
      request: this.request,
      plan: this.plan,
      route: this.route,
      name: this.name,
      past: this.#past,
    };
    this.reset();
    toast(t().routes.unsaved, {
      action: {
        label: t().app.undo,
        run: () => {
          this.request = kept.request;
          this.plan = kept.plan;
          this.route = kept.route;
          this.name = kept.name;
          this.#past = kept.past;
          this.dirty = true;
        },
      },
    });
  }

  // ---- planning ----

  async start(request: TripRequest = this.request): Promise<void> {
    this.failed = '';
    this.scores = [];
    this.startedAt = this.now = Date.now();
    try {
      this.job = await ask(client.POST('/api/v1/plans', { body: request }));
      while (this.running) {
        await new Promise((resolve) => setTimeout(resolve, pollMs));
        await this.#poll();
      }
      this.#finish();
    } catch (cause) {
      this.job = null;
      this.failed = messageOf(cause);
    }
  }

  async #poll(): Promise<void> {
    const id = this.job?.id;
    if (id === undefined) return;
    this.job = await ask(client.GET('/api/v1/jobs/{id}', { params: { path: { id } } }));
    this.now = Date.now();
    const score = this.job.best_score ?? this.job.plan?.score;
    if (score !== undefined)
      this.scores = [...this.scores, { at: this.now - this.startedAt, score }];
  }

  #finish(): void {
    const job = this.job;
    this.job = null;
    if (!job) return;
    if (job.plan) this.adopt(job.plan);
    if (job.state === 'failed')
      this.failed = job.error ? new Failure(job.error).message : t().routes.failed;
    if (job.state === 'cancelled') toast(t().routes.cancelled);
  }

  async cancel(): Promise<void> {
    const id = this.job?.id;
    if (id === undefined) return;
    try {
      await ask(client.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } }));
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    }
  }

  // Keeps what is locked and plans the rest anew.
  replan(): Promise<void> {
    return this.start({ ...this.request, locks: this.plan?.request.locks ?? this.request.locks });
  }

  // ---- editing ----

  // What was once proven for a request holds for every other plan of the same request.
  #withBound(plan: Plan): Plan {
    const known = this.plan;
    const isSame = known && JSON.stringify(known.request) === JSON.stringify(plan.request);
    if (!isSame || known.score_bound >= plan.score_bound) return plan;
    return { ...plan, score_bound: known.score_bound };
  }

  adopt(made: Plan): void {
    const plan = this.#withBound(made);
    if (this.plan) this.#past = [...this.#past.slice(1 - historyMax), this.plan];
    this.#future = [];
    this.#show(plan);
    this.dirty = true;
  }

  #show(plan: Plan): void {
    this.plan = plan;
    this.preview = null;
    const { locks, must, avoid } = plan.request;
    this.request = { ...this.request, locks: locks ?? [], must: must ?? [], avoid: avoid ?? [] };
    const seen = plan.days.flatMap((day) => [
      day.start,
      day.end,
      ...day.stops.map((stop) => stop.place),
    ]);
    const all = [...seen, ...plan.left_out.map((item) => item.place)];
    this.names = new Map([...this.names, ...all.map((place) => [place.id, place] as const)]);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before || !this.plan) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.plan];
    this.#show(before);
    this.dirty = true;
  }

  redo(): void {
    const after = this.#future.at(-1);
    if (!after || !this.plan) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.plan];
    this.#show(after);
    this.dirty = true;
  }

  // A locked stop that a person moves to another day takes its lock along.
  movedDraft(placeId: number, to: Spot): PlanDraft | null {
    if (!this.plan) return null;
    const draft = moved(draftOf(this.plan), placeId, to);
    const locked = isLocked(this.plan.request, placeId);
    return locked ? { ...draft, request: withLock(draft.request, placeId, to.day + 1) } : draft;
  }

  async timed(draft: PlanDraft): Promise<Plan> {
    return this.#withBound(await schedule(draft));
  }

  async #change(draft: PlanDraft | null): Promise<void> {
    if (!draft || this.running) return;
    this.busy = true;
    try {
      this.adopt(await schedule(draft));
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }

  async move(placeId: number, to: Spot): Promise<void> {
    await this.#change(this.movedDraft(placeId, to));
  }

  // One step earlier, later, or to the neighbouring day, where it lands at about the same hour.
  async nudge(placeId: number, step: { index?: 1 | -1; day?: 1 | -1 }): Promise<void> {
    const plan = this.plan;
    const at = plan && spotOf(plan, placeId);
    if (!plan || !at) return;
    if (step.day) {
      const day = at.day + step.day;
      const target = plan.days[day];
      const begin = plan.days[at.day]?.stops[at.index]?.begin_min ?? 0;
      if (!target) return;
      return this.move(placeId, {
        day,
        index: target.stops.filter((stop) => stop.begin_min < begin).length,
      });
    }
    const last = (plan.days[at.day]?.stops.length ?? 1) - 1;
    const index = at.index + (step.index ?? 0);
    if (index >= 0 && index <= last) await this.move(placeId, { day: at.day, index });
  }

  async remove(placeId: number): Promise<void> {
    if (!this.plan) return;
    const draft = without(draftOf(this.plan), placeId);
    const request = withMust(withLock(draft.request, placeId, null), placeId, false);
    if (this.selectedId === placeId) this.selectedId = null;
    await this.#change({ ...draft, request });
  }

  async toggleLock(placeId: number): Promise<void> {
    const at = this.plan && spotOf(this.plan, placeId);
    if (!this.plan || !at) return;
    const draft = draftOf(this.plan);
    const day = isLocked(draft.request, placeId) ? null : at.day + 1;
    await this.#change({ ...draft, request: withLock(draft.request, placeId, day) });
  }

  async toggleMust(placeId: number): Promise<void> {
    if (!this.plan) return;
    const draft = draftOf(this.plan);
    const on = !(draft.request.must ?? []).includes(placeId);
    await this.#change({ ...draft, request: withMust(draft.request, placeId, on) });
  }

  // Puts a place where it lies nearest to the way; of the likely spots the one that breaks least.
  async add(place: PlaceSummary): Promise<void> {
    const plan = this.plan;
    if (!plan || this.running) return;
    this.busy = true;
    try {
      const drafts = likelySpots(plan, place.location, spotsTried).map((spot) =>
        inserted(draftOf(plan), place.id, spot),
      );
      const tried = await Promise.all(drafts.map(schedule));
      tried.sort(
        (a, b) => a.violations.length - b.violations.length || a.driving_min - b.driving_min,
      );
      if (tried[0]) this.adopt(tried[0]);
      this.selectedId = place.id;
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }

  async addMust(place: PlaceSummary): Promise<void> {
    this.learn(place);
    const base = this.plan?.request ?? this.request;
    this.request = {
      ...this.request,
      must: withMust(base, place.id, true).must,
      avoid: withMust(base, place.id, true).avoid,
    };
    await this.replan();
  }

  // ---- saved routes ----

  async open(id: number): Promise<void> {
    this.failed = '';
    try {
      this.load(await ask(client.GET('/api/v1/routes/{id}', { params: { path: { id } } })));
    } catch (cause) {
      this.failed = messageOf(cause);
    }
  }

  load(route: Route): void {
    this.reset();
    this.request = { ...newRequest(), ...route.plan.request };
    this.#show(route.plan);
    this.route = route;
    this.name = route.name;
  }

  async save(asNew: boolean): Promise<Route | null> {
    if (!this.plan) return null;
    const name = this.name.trim() || t().routes.newRoute;
    this.busy = true;
    try {
      const body = { name, plan: this.plan };
      const route =
        this.route && !asNew
          ? await ask(
              client.PUT('/api/v1/routes/{id}', {
                params: { path: { id: this.route.id } },
                body: { ...body, version: this.route.version },
              }),
            )
          : await ask(
              client.POST('/api/v1/routes', { body: { ...body, request_id: this.#saveId } }),
            );
      this.#saveId = requestId();
      this.route = route;
      this.name = route.name;
      this.dirty = false;
      toast(t().routes.savedToast(route.name));
      void loadAlliance().catch(() => undefined);
      return route;
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
      return null;
    } finally {
      this.busy = false;
    }
  }

  async setStatus(status: Route['status']): Promise<void> {
    if (!this.route) return;
    try {
      const { id, version } = this.route;
      this.route = await ask(
        client.PUT('/api/v1/routes/{id}', { params: { path: { id } }, body: { version, status } }),
      );
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    }
  }

  async previousVersion(): Promise<void> {
    if (!this.route) return;
    try {
      const { id } = this.route;
      this.load(await ask(client.POST('/api/v1/routes/{id}/undo', { params: { path: { id } } })));
      toast(t().routes.restoredVersion);
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    }
  }
}

// One bench for the whole program: leaving the screen loses nothing.
export const bench = new Workbench();
