// A new record being typed: its few first fields, and the records it may already be.
import { ask, client, isAbort, messageOf, requestId } from '../api';
import type { Schemas } from '../api';
import { t } from '../i18n/index.svelte';
import { fieldInfo } from '../lib/fields.svelte';
import type { FieldInfo } from '../lib/fields.svelte';
import { go } from '../lib/router.svelte';
import { session } from '../lib/shared.svelte';
import { toast } from '../lib/toasts.svelte';
import { jsonOf } from '../lib/values';

export type Alike = Schemas['AlikeRecord'];

const waitMs = 350;
// Whose people may set which member a record belongs to.
const choosesMember = (): boolean => session()?.role !== 'member';

export class NewRecord {
  typed = $state<Record<string, string>>({});
  problems = $state<Record<string, string>>({});
  alike = $state.raw<Alike[]>([]);
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search: AbortController | undefined;
  // One name for one record, so that a second press makes no second one.
  #request = requestId();

  get fields(): FieldInfo[] {
    const names = ['name.zh', 'name.en', 'kind', ...(choosesMember() ? ['member'] : []), 'location'];
    return names.flatMap((name) => {
      const info = fieldInfo(name);
      return info ? [{ ...info, name }] : [];
    });
  }

  get isTouched(): boolean {
    return Object.values(this.typed).some(Boolean);
  }

  type(info: FieldInfo, text: string): void {
    this.typed = { ...this.typed, [info.name]: text };
    this.problems = { ...this.problems, [info.name]: jsonOf(info, text).problem ?? '' };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#findAlike(), waitMs);
  }

  // What is sound so far.
  #values(): Record<string, string> {
    const values: Record<string, string> = {};
    for (const info of this.fields) {
      const { json } = jsonOf(info, this.typed[info.name] ?? '');
      if (json) values[info.name] = json;
    }
    return values;
  }

  async #findAlike(): Promise<void> {
    const fields = this.#values();
    this.#search?.abort();
    if (!fields['name.zh'] && !fields['name.en']) {
      this.alike = [];
      return;
    }
    this.#search = new AbortController();
    try {
      const { signal } = this.#search;
      const answer = await ask(client.POST('/api/v1/places/alike', { body: { fields }, signal }));
      this.alike = answer.items;
    } catch (cause) {
      if (!isAbort(cause)) this.alike = [];
    }
  }

  #isSound(fields: Record<string, string>): boolean {
    const problems: Record<string, string> = {};
    for (const info of this.fields)
      problems[info.name] = jsonOf(info, this.typed[info.name] ?? '').problem ?? '';
    if (!fields['name.zh'] && !fields['name.en']) problems['name.zh'] = t().create.needName;
    if (!fields['kind']) problems['kind'] = t().create.needKind;
    this.problems = problems;
    return Object.values(problems).every((problem) => !problem);
  }

  async save(): Promise<void> {
    const fields = this.#values();
    if (this.busy || !this.#isSound(fields)) return;
    this.busy = true;
    try {
      const body = { request_id: this.#request, fields };
      const record = await ask(client.POST('/api/v1/places', { body }));
      this.typed = {};
      toast(t().create.created(JSON.parse(fields['name.zh'] ?? fields['name.en'] ?? '""') as string));
      go(`/place/${record.id}?edit=1`, 'replace');
    } catch (cause) {
      toast(messageOf(cause), { tone: 'bad' });
    } finally {
      this.busy = false;
    }
  }
}
