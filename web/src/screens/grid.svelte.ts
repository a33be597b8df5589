// The catalogue as a sheet: a cell that has the focus, cells that were typed, rows that are selected.
import { Failure, ask, client, messageOf, requestId } from '../api';
import type { PlaceSummary } from '../api';
import { t } from '../i18n/index.svelte';
import { fieldInfo } from '../lib/fields.svelte';
import type { FieldInfo } from '../lib/fields.svelte';
import { count } from '../lib/format';
import { toast } from '../lib/toasts.svelte';
import { formText, jsonOf } from '../lib/values';
import { nameOf } from '../lib/words';
import type { Catalogue } from './catalogue.svelte';

export const columns = ['name.zh', 'name.en', 'kind', 'status', 'rating', 'themes', 'member'] as const;
export type Column = (typeof columns)[number];

const read: Record<Column, (place: PlaceSummary) => unknown> = {
  'name.zh': (place) => place.name_zh,
  'name.en': (place) => place.name_en,
  kind: (place) => place.kind,
  status: (place) => place.status,
  rating: (place) => place.rating,
  themes: (place) => place.themes,
  member: (place) => place.member,
};

export class GridDesk {
  row = $state(0);
  column = $state(0);
  editing = $state(false);
  draft = $state('');
  busy = $state(false);
  // Typed texts: place id, then column.
  pending = $state.raw<ReadonlyMap<number, Readonly<Partial<Record<Column, string>>>>>(new Map());
  #versions = new Map<number, Promise<number>>();
  #anchor: number | null = null;

  constructor(readonly catalogue: Catalogue) {}

  get rows(): PlaceSummary[] {
    return this.catalogue.items;
  }
  get pendingCount(): number {
    return [...this.pending.values()].reduce((sum, cells) => sum + Object.keys(cells).length, 0);
  }

  info(column: Column): FieldInfo | undefined {
    const info = fieldInfo(column);
    return info && { ...info, name: column };
  }

  json(place: PlaceSummary, column: Column): string {
    const value = read[column](place);
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && !value.length);
    return isEmpty ? '' : JSON.stringify(value);
  }

  // The typed text of a cell, undefined where nothing was typed.
  typed(id: number, column: Column): string | undefined {
    return this.pending.get(id)?.[column];
  }

  text(place: PlaceSummary, column: Column): string {
    const info = this.info(column);
    return this.typed(place.id, column) ?? (info ? formText(info, this.json(place, column)) : '');
  }

  move(rows: number, cells: number, extend = false): void {
    const from = this.row;
    this.row = Math.max(0, Math.min(this.rows.length - 1, from + rows));
    this.column = Math.max(0, Math.min(columns.length - 1, this.column + cells));
    if (!extend) {
      this.#anchor = null;
      return;
    }
    this.#anchor ??= from;
    const [low, high] = [Math.min(this.#anchor, this.row), Math.max(this.#anchor, this.row)];
    this.catalogue.select(this.rows.slice(low, high + 1).map((place) => place.id));
  }

  edit(first = ''): void {
    const place = this.rows[this.row];
    const column = columns[this.column];
    if (!place || !column || !this.info(column)) return;
    this.draft = first || this.text(place, column);
    this.editing = true;
    this.#version(place.id);
  }

  // What is typed goes to the cell; where several rows are selected, to the same cell of each.
  commit(): void {
    const place = this.rows[this.row];
    const column = columns[this.column];
    const info = column && this.info(column);
    if (!this.editing || !place || !column || !info) return;
    const problem = jsonOf(info, this.draft).problem;
    if (problem) {
      toast(problem, { tone: 'bad' });
      return;
    }
    this.editing = false;
    const { selected } = this.catalogue;
    const all = selected.size > 1 && selected.has(place.id);
    const targets = all ? this.rows.filter((item) => selected.has(item.id)) : [place];
    const next = new Map(this.pending);
    for (const target of targets) {
      const { [column]: _old, ...rest } = next.get(target.id) ?? {};
      const same = this.draft === formText(info, this.json(target, column));
      const cells = same ? rest : { ...rest, [column]: this.draft };
      if (Object.keys(cells).length > 0) next.set(target.id, cells);
      else next.delete(target.id);
      if (!same) this.#version(target.id);
    }
    this.pending = next;
  }

  discard(): void {
    this.pending = new Map();
    this.#versions.clear();
    this.editing = false;
  }

  async save(): Promise<void> {
    if (this.editing) this.commit();
    if (this.editing || this.busy || this.pending.size === 0) return;
    this.busy = true;
    let saved = 0;
    for (const [id, cells] of [...this.pending]) {
      if (!(await this.#saveRow(id, cells))) continue;
      saved += 1;
      const next = new Map(this.pending);
      next.delete(id);
      this.pending = next;
    }
    this.busy = false;
    if (saved > 0) {
      toast(t().grid.saved(count(saved)));
      await this.catalogue.load();
    }
  }

  async #saveRow(id: number, cells: Readonly<Partial<Record<Column, string>>>): Promise<boolean> {
    const fields: Record<string, string> = {};
    for (const column of columns) {
      const text = cells[column];
      const info = this.info(column);
      if (text !== undefined && info) fields[column] = jsonOf(info, text).json ?? '';
    }
    try {
      const version = await this.#version(id);
      const body = { request_id: requestId(), version, fields };
      const params = { path: { id } };
      await ask(client.PATCH('/api/v1/places/{id}/record', { params, body }));
      this.#versions.delete(id);
      return true;
    } catch (cause) {
      if (cause instanceof Failure && cause.problem.status === 409) this.#versions.delete(id);
      const place = this.rows.find((item) => item.id === id);
      const name = place ? nameOf(place) : String(id);
      toast(`${name}${t().app.colon}${messageOf(cause)}`, { tone: 'bad' });
      return false;
    }
  }

  // The version a row had when somebody began to change it.
  #version(id: number): Promise<number> {
    let version = this.#versions.get(id);
    if (!version) {
      const params = { path: { id } };
      version = ask(client.GET('/api/v1/places/{id}/record', { params })).then((r) => r.version);
      version.catch(() => this.#versions.delete(id));
      this.#versions.set(id, version);
    }
    return version;
  }
}
