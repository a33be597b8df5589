// A road change being written: what is typed, what is wrong with it, and what is sent.
import { Failure, ask, client, messageOf, requestId } from '../api';
import type { RoadChange, RoadChangeDraft, RoadChangeKind, Schemas, Vehicle } from '../api';
import { t } from '../i18n/index.svelte';
import { toast } from '../lib/toasts.svelte';
import { Drawing } from './drawing.svelte';
import { formsOf, mayFollow, mostPoints } from './shape';

export type RoadClass = Schemas['LinkRoad']['class'];
export const roadClasses = [
  'tertiary',
  'unclassified',
  'residential',
  'service',
  'track',
] as const satisfies readonly RoadClass[];
export const changeKinds = [
  'closure',
  'permit_zone',
  'scenic',
  'link',
] as const satisfies readonly RoadChangeKind[];
export const whens = ['always', 'dates', 'yearly'] as const;
export type When = (typeof whens)[number];

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const whole = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);
const speedRange = [5, 80] as const;
const mostDaysAhead = 365;

// Everything as it stands in the fields.
export function emptyTyped() {
  return {
    name: '',
    vehicles: [] as Vehicle[],
    when: 'always' as When,
    from: '',
    until: '',
    yearlyFrom: '11-01',
    yearlyUntil: '04-15',
    reason: '',
    permitType: '',
    permitWho: '',
    permitDays: '',
    score: 0.5,
    roadClass: 'unclassified' as RoadClass,
    speed: '',
    unpaved: false,
    oneway: false,
    source: '',
    verifiedOn: '',
    note: '',
  };
}
export type Typed = ReturnType<typeof emptyTyped>;

export function typedOf(change: RoadChange): Typed {
  return {
    name: change.name,
    vehicles: change.vehicles ?? [],
    when: change.yearly_from ? 'yearly' : change.from_date || change.until_date ? 'dates' : 'always',
    from: change.from_date ?? '',
    until: change.until_date ?? '',
    yearlyFrom: change.yearly_from ?? '11-01',
    yearlyUntil: change.yearly_until ?? '04-15',
    reason: change.reason ?? '',
    permitType: change.permit?.type ?? '',
    permitWho: change.permit?.who ?? '',
    permitDays: change.permit?.days_ahead?.toString() ?? '',
    score: change.score ?? 0.5,
    roadClass: change.road?.class ?? 'unclassified',
    speed: change.road?.speed_kmh?.toString() ?? '',
    unpaved: change.road?.unpaved ?? false,
    oneway: change.road?.oneway ?? false,
    source: change.source,
    verifiedOn: change.verified_on ?? '',
    note: change.note ?? '',
  };
}

// The server's names of fields under those of the form.
const serverFields: Record<string, string> = {
  from_date: 'from',
  until_date: 'until',
  yearly_from: 'yearly',
  yearly_until: 'yearly',
  permit: 'permitType',
  'permit.type': 'permitType',
  'permit.who': 'permitWho',
  'permit.days_ahead': 'permitDays',
  'road.speed_kmh': 'speed',
  verified_on: 'verifiedOn',
};
const fieldOrder = [
  'geometry',
  'name',
  'from',
  'until',
  'yearly',
  'permitType',
  'permitWho',
  'permitDays',
  'speed',
  'source',
  'verifiedOn',
];

export class RoadDraft {
  kind = $state<RoadChangeKind>('closure');
  typed = $state<Typed>(emptyTyped());
  problems = $state.raw<Record<string, string>>({});
  busy = $state(false);
  readonly id: number | null;
  readonly drawing: Drawing;
  #start = '';
  // One name for one change, so that a second press makes no second one.
  readonly #request = requestId();

  constructor(kind: RoadChangeKind, original: RoadChange | null = null) {
    this.drawing = new Drawing(
      () => mayFollow(this.kind, this.drawing.shape.form),
      () => this.typed.vehicles[0] ?? 'car',
    );
    this.id = original?.id ?? null;
    this.setKind(original?.kind ?? kind);
    if (original) {
      this.typed = typedOf(original);
      this.drawing.load(original.geometry);
    }
    this.#start = this.#print();
  }

  #print(): string {
    return JSON.stringify([this.typed, this.drawing.geometry]);
  }
  get isTouched(): boolean {
    return this.#print() !== this.#start;
  }

  setKind(kind: RoadChangeKind): void {
    this.kind = kind;
    this.problems = {};
    const forms = formsOf[kind];
    if (!forms.includes(this.drawing.shape.form)) this.drawing.setForm(forms[0]!);
  }

  #dates(): Partial<RoadChangeDraft> {
    const { when, from, until, yearlyFrom, yearlyUntil } = this.typed;
    if (when === 'yearly') return { yearly_from: yearlyFrom, yearly_until: yearlyUntil };
    if (when === 'dates') return { from_date: from || undefined, until_date: until || undefined };
    return {};
  }

  #ofKind(): Partial<RoadChangeDraft> {
    const { typed } = this;
    switch (this.kind) {
      case 'closure':
        return { reason: typed.reason.trim() || undefined };
      case 'permit_zone': {
        const days = whole(typed.permitDays);
        const permit = { type: typed.permitType.trim(), who: typed.permitWho.trim() };
        return { permit: days === null ? permit : { ...permit, days_ahead: days } };
      }
      case 'scenic':
        return { score: typed.score };
      case 'link': {
        const speed = whole(typed.speed);
        const { roadClass, unpaved, oneway } = typed;
        return { road: { class: roadClass, unpaved, oneway, ...(speed ? { speed_kmh: speed } : {}) } };
      }
    }
  }

  #body(): RoadChangeDraft {
    const { typed } = this;
    return {
      request_id: this.#request,
      kind: this.kind,
      name: typed.name.trim(),
      geometry: this.drawing.geometry!,
      vehicles: typed.vehicles,
      ...this.#dates(),
      ...this.#ofKind(),
      source: typed.source.trim(),
      verified_on: typed.verifiedOn || undefined,
      note: typed.note.trim() || undefined,
    };
  }

  #whenProblems(): Record<string, string> {
    const say = t().roads.problems;
    const { when, from, until } = this.typed;
    if (when !== 'dates') return {};
    if (!from && !until) return { from: say.needDates };
    if (from && !isDate(from)) return { from: say.badDate };
    if (until && !isDate(until)) return { until: say.badDate };
    return from && until && until < from ? { until: say.datesOrder } : {};
  }

  #kindProblems(): Record<string, string> {
    const say = t().roads.problems;
    const { typed } = this;
    const found: Record<string, string> = {};
    if (this.kind === 'permit_zone') {
      const days = whole(typed.permitDays);
      if (!typed.permitType.trim()) found['permitType'] = say.needPermit;
      if (!typed.permitWho.trim()) found['permitWho'] = say.needWho;
      if (typed.permitDays.trim() && (days === null || days > mostDaysAhead))
        found['permitDays'] = say.badDays;
    }
    if (this.kind === 'link' && typed.speed.trim()) {
      const speed = whole(typed.speed);
      if (speed === null || speed < speedRange[0] || speed > speedRange[1])
        found['speed'] = say.badSpeed;
    }
    return found;
  }

  #isSound(): boolean {
    const say = t().roads.problems;
    const found = { ...this.#whenProblems(), ...this.#kindProblems() };
    if (!this.typed.name.trim()) found['name'] = say.needName;
    if (!this.typed.source.trim()) found['source'] = say.needSource;
    if (!this.drawing.geometry)
      found['geometry'] = this.drawing.shape.form === 'area' ? say.needArea : say.needLine;
    else if (this.drawing.count > mostPoints) found['geometry'] = say.manyPoints(mostPoints);
    if (this.drawing.textProblem) found['geometry'] = this.drawing.textProblem;
    this.problems = found;
    return this.firstProblem === undefined;
  }

  // The field to go to.
  get firstProblem(): string | undefined {
    return fieldOrder.find((field) => this.problems[field]) ?? Object.keys(this.problems)[0];
  }

  // The stored change, or null where something is wrong, which then stands at its field.
  async save(): Promise<RoadChange | null> {
    if (this.busy || !this.#isSound()) return null;
    this.busy = true;
    try {
      const body = this.#body();
      if (this.id === null) return await ask(client.POST('/api/v1/road-changes', { body }));
      const params = { path: { id: this.id } };
      return await ask(client.PUT('/api/v1/road-changes/{id}', { params, body }));
    } catch (cause) {
      this.#tell(cause);
      return null;
    } finally {
      this.busy = false;
    }
  }

  #tell(cause: unknown): void {
    const field = cause instanceof Failure ? cause.problem.field : undefined;
    const name = field && (serverFields[field] ?? field.split(/[.[]/)[0]!);
    if (name && (fieldOrder.includes(name) || name in this.typed))
      this.problems = { [name]: messageOf(cause) };
    else toast(messageOf(cause), { tone: 'bad' });
  }
}

export function draftOf(change: RoadChange): RoadChangeDraft {
  const { id: _id, is_active: _a, created_at: _c, changed_at: _h, changed_by: _b, ...rest } = change;
  return rest;
}

export async function putBack(change: RoadChange): Promise<void> {
  const params = { path: { id: change.id } };
  await ask(client.PUT('/api/v1/road-changes/{id}', { params, body: draftOf(change) }));
}
