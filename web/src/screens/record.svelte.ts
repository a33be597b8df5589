// One record being read and edited: what was typed, what the server holds, and their merge.
import { Failure, ask, client, messageOf, requestId } from '../api';
import type { Schemas } from '../api';
import { t } from '../i18n/index.svelte';
import { fieldInfo, fieldLabel, formFields } from '../lib/fields.svelte';
import type { FieldInfo } from '../lib/fields.svelte';
import { learnPlaces } from '../lib/places_by_key.svelte';
import { memberOf, session, source } from '../lib/shared.svelte';
import { go } from '../lib/router.svelte';
import { toast } from '../lib/toasts.svelte';
import { formText, jsonOf, parseJson } from '../lib/values';
import { nameOf } from '../lib/words';

export type PlaceRecord = Schemas['PlaceRecord'];
export type Revision = Schemas['Revision'];
export type Clash = { field: string; mine: string; theirs: string };

const historyPage = 20;
// The classes of licences that docs/methods/licences.md lets out.
const passingOn = ['open', 'share-alike', 'derived'];

export class RecordDesk {
  record = $state.raw<PlaceRecord | null>(null);
  editing = $state(false);
  // Typed texts by field, only where they differ from what is stored.
  typed = $state<Record<string, string>>({});
  // Fields that are offered although they are empty.
  shown = $state<string[]>([]);
  note = $state('');
  problems = $state<Record<string, string>>({});
  newer = $state.raw<PlaceRecord | null>(null);
  history = $state.raw<Revision[]>([]);
  ties = $state.raw<Schemas['RecordTie'][]>([]);
  hoursProblem = $state('');
  deleted = $state(false);
  busy = $state(false);
  failed = $state('');
  #cursor = $state<string | undefined>(undefined);

  constructor(readonly id: number) {}

  get touched(): string[] {
    return Object.keys(this.typed);
  }
  get hasMoreHistory(): boolean {
    return this.#cursor !== undefined;
  }

  value(field: string, record: PlaceRecord | null = this.record): string {
    return record?.fields.find((item) => item.field === field)?.value ?? '';
  }

  name(lang: 'zh' | 'en'): string {
    const other = this.record?.fields.find((item) => item.field.startsWith('name.'))?.value;
    const own = parseJson(this.value(`name.${lang}`) || other);
    return typeof own === 'string' ? own : (this.record?.key ?? '');
  }

  // Every field of the registry, and those the record has beyond it.
  infos(): FieldInfo[] {
    const offered = formFields();
    const more = (this.record?.fields ?? [])
      .filter((item) => !offered.some((info) => info.name === item.field))
      .flatMap((item) => {
        const info = fieldInfo(item.field);
        return info ? [{ ...info, name: item.field }] : [];
      });
    return [...offered, ...more].filter((info) => info.name !== 'workflow');
  }

  // Whether everybody may see it: published, and with a licence of its own or of its source.
  get isPublic(): boolean {
    if (this.record?.workflow !== 'published' || this.deleted) return false;
    if (this.value('licence')) return true;
    const key = this.record.fields.find((item) => item.field === 'kind')?.sources?.[0];
    const found = key ? source(key) : undefined;
    return !!found?.licence && passingOn.includes(found.licence_class);
  }

  mayEdit(field: string): boolean {
    const found = this.record?.fields.find((item) => item.field === field);
    if (found) return found.may_edit;
    // Who owns what is the secretariat's to say, also where nobody said it yet.
    if (['member', 'field_owners'].includes(field) && session()?.role === 'member') return false;
    return this.record?.may_edit ?? false;
  }

  owner(field: string): string {
    const slug = this.record?.fields.find((item) => item.field === field)?.owner ?? '';
    const member = memberOf(slug);
    return member ? nameOf(member) : slug;
  }

  text(info: FieldInfo): string {
    return this.typed[info.name] ?? formText(info, this.value(info.name));
  }

  type(info: FieldInfo, text: string): void {
    if (text === formText(info, this.value(info.name))) {
      const { [info.name]: _same, ...rest } = this.typed;
      this.typed = rest;
    } else this.typed = { ...this.typed, [info.name]: text };
    const problem = jsonOf(info, text).problem ?? '';
    this.problems = { ...this.problems, [info.name]: problem };
  }

  // Opens the form, with a field that is empty so far.
  edit(field?: string): void {
    if (field && !this.shown.includes(field)) this.shown = [...this.shown, field];
    this.editing = true;
  }

  async load(): Promise<void> {
    this.failed = '';
    try {
      const params = { path: { id: this.id } };
      this.record = await ask(client.GET('/api/v1/places/{id}/record', { params }));
      // The record was merged into another one, which answers for it.
      if (this.record.id !== this.id) return go(`/place/${this.record.id}`, 'replace');
      await Promise.all([this.loadHistory(), this.#loadHours(), this.#loadTies()]);
    } catch (cause) {
      this.failed = messageOf(cause);
    }
  }

  async loadHistory(cursor?: string): Promise<void> {
    const params = { path: { id: this.id }, query: { cursor, limit: historyPage } };
    const page = await ask(client.GET('/api/v1/places/{id}/history', { params }));
    this.history = cursor ? [...this.history, ...page.items] : page.items;
    this.#cursor = page.next_cursor || undefined;
  }

  moreHistory(): void {
    if (this.#cursor) void this.#act(() => this.loadHistory(this.#cursor));
  }

  async #loadTies(): Promise<void> {
    const params = { path: { id: this.id } };
    this.ties = (await ask(client.GET('/api/v1/places/{id}/ties', { params }))).items;
    learnPlaces(this.ties.map((tie) => tie.place));
  }

  async #loadHours(): Promise<void> {
    const params = { path: { id: this.id } };
    const place = await ask(client.GET('/api/v1/places/{id}', { params }));
    this.hoursProblem = place.opening_hours_problem ?? '';
  }

  cancel(): void {
    this.editing = false;
    this.typed = {};
    this.problems = {};
    this.newer = null;
    this.note = '';
  }

  // The typed texts as the server takes them; null where one is not well formed.
  #fields(): Record<string, string> | null {
    const known = this.infos();
    const fields: Record<string, string> = {};
    for (const [name, text] of Object.entries(this.typed)) {
      const info = known.find((item) => item.name === name);
      if (!info) continue;
      const parsed = jsonOf(info, text);
      if (parsed.problem !== undefined) {
        this.problems = { ...this.problems, [name]: parsed.problem };
        toast(t().rows.fix(fieldLabel(name), parsed.problem), { tone: 'bad' });
        return null;
      }
      fields[name] = parsed.json;
    }
    return fields;
  }

  async save(): Promise<void> {
    const record = this.record;
    const fields = this.#fields();
    if (!record || !fields) return;
    if (Object.keys(fields).length === 0) {
      toast(t().record.nothingChanged);
      this.editing = false;
      return;
    }
    await this.#act(async () => {
      const note = this.note.trim() || undefined;
      const body = { request_id: requestId(), version: record.version, fields, note };
      const params = { path: { id: this.id } };
      try {
        await this.#took(await ask(client.PATCH('/api/v1/places/{id}/record', { params, body })));
        this.cancel();
        const revision = this.history[0]?.id;
        const undo = revision && { label: t().app.undo, run: () => void this.undo(revision) };
        toast(t().record.saved, undo ? { action: undo } : {});
      } catch (cause) {
        if (!(cause instanceof Failure) || cause.problem.status !== 409) throw cause;
        this.newer = await ask(client.GET('/api/v1/places/{id}/record', { params }));
      }
    });
  }

  // Fields that both sides changed since they were read.
  clashes(): Clash[] {
    const newer = this.newer;
    if (!newer) return [];
    return this.touched
      .filter((field) => this.value(field) !== this.value(field, newer))
      .map((field) => ({
        field,
        mine: this.#mine(field),
        theirs: this.value(field, newer),
      }));
  }

  #mine(field: string): string {
    const info = this.infos().find((item) => item.name === field);
    return (info && jsonOf(info, this.typed[field] ?? '').json) ?? '';
  }

  // Drops one of my changes in favour of theirs.
  yieldField(field: string): void {
    const { [field]: _dropped, ...rest } = this.typed;
    this.typed = rest;
  }

  async merge(): Promise<void> {
    if (!this.newer) return;
    this.record = this.newer;
    this.newer = null;
    await this.save();
  }

  async reload(): Promise<void> {
    this.cancel();
    await this.load();
  }

  move(to: Schemas['Workflow']): Promise<void> {
    return this.#act(async () => {
      const params = { path: { id: this.id } };
      const body = { request_id: requestId(), to };
      await this.#took(await ask(client.POST('/api/v1/places/{id}/workflow', { params, body })));
      toast(t().record.moved(t().record.workflows[to]));
    });
  }

  undo(revision: number): Promise<void> {
    return this.#act(async () => {
      const params = { path: { id: this.id } };
      const body = { request_id: requestId(), revision };
      const record = await ask(client.POST('/api/v1/places/{id}/undo', { params, body }));
      await this.#took(record);
      const kept = (record.kept ?? []).map(fieldLabel).join(t().app.listComma);
      toast(kept ? t().record.undoneKept(kept) : t().record.undone);
    });
  }

  remove(name: string): Promise<void> {
    return this.#act(async () => {
      await ask(client.DELETE('/api/v1/places/{id}/record', { params: { path: { id: this.id } } }));
      this.deleted = true;
      this.cancel();
      toast(t().record.deleted(name), {
        action: { label: t().app.undo, run: () => void this.restore() },
      });
    });
  }

  restore(): Promise<void> {
    return this.#act(async () => {
      const params = { path: { id: this.id } };
      await this.#took(await ask(client.POST('/api/v1/places/{id}/restore', { params })));
      this.deleted = false;
      toast(t().record.restored);
    });
  }

  async #took(record: PlaceRecord): Promise<void> {
    this.record = record;
    await Promise.all([this.loadHistory(), this.#loadHours(), this.#loadTies()]).catch(
      () => undefined,
    );
  }

  async #act(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }
}
