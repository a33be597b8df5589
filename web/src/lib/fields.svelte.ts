// The registry of record fields, read once: forms, tables and lists take names and types from it.
import { ask, client } from '../api';
import type { Schemas } from '../api';
import { language, t } from '../i18n/index.svelte';
import { fieldWord, sentence } from './words';

export type FieldInfo = Schemas['FieldInfo'];

const state = $state.raw<{ items: FieldInfo[] }>({ items: [] });
let loaded = $state(0);
let running: Promise<void> | null = null;

export function fieldInfos(): FieldInfo[] {
  return loaded > 0 ? state.items : [];
}

export function loadFields(): Promise<void> {
  running ??= ask(client.GET('/api/v1/fields')).then(
    (answer) => {
      state.items = answer.items;
      loaded += 1;
    },
    (cause: unknown) => {
      running = null;
      throw cause;
    },
  );
  return running;
}

const familyOf = (name: string): string => name.replace(/^(name|descriptions)\..*$/, '$1.*');

export const fieldInfo = (name: string): FieldInfo | undefined =>
  fieldInfos().find((item) => item.name === familyOf(name));

// "name.zh" → "名称（中文）" / "name (Chinese)"
export function fieldLabel(name: string): string {
  const info = fieldInfo(name);
  if (!info) return fieldWord(name);
  const label = sentence(info.label);
  const part = /^(?:name|descriptions)\.(.+)$/.exec(name)?.[1];
  if (!part || part === '*') return label;
  const named = t().record.languages[part] ?? part;
  return language() === 'zh' ? `${label}（${named}）` : `${label} (${named})`;
}

// Fields a form offers: families stand for their two house languages.
export function formFields(): FieldInfo[] {
  return fieldInfos().flatMap((info) =>
    info.name.endsWith('.*')
      ? ['zh', 'en'].map((part) => ({ ...info, name: info.name.replace('*', part) }))
      : [info],
  );
}

const known = ['names', 'place', 'quality', 'visit', 'money', 'capacity', 'people', 'media'];

export function groupsOf(infos: readonly FieldInfo[]): { name: string; label: string }[] {
  const found = [...new Set(infos.map((info) => info.group))];
  const rank = (name: string): number => (known.includes(name) ? known.indexOf(name) : 99);
  return found
    .sort((a, b) => rank(a) - rank(b))
    .map((name) => ({ name, label: t().record.groups[name] ?? name }));
}
