// The catalogue's vocabulary in the language of the screen. A word nobody translated yet is shown as
// the data has it.
import type { PlaceKind, Schemas, Sentence, Source } from '../api';
import { language, t } from '../i18n/index.svelte';

const look = (words: Record<string, string>, key: string): string | undefined => words[key];

export const kindWord = (kind: PlaceKind): string => t().kinds[kind];
export const statusWord = (status: Schemas['PlaceStatus']): string => t().status[status];
export const themeWord = (theme: string): string => look(t().themes, theme) ?? theme;
export const fieldWord = (field: string): string => look(t().fields, field) ?? field;
export const factStatusWord = (status: string): string => look(t().home.status, status) ?? status;
export const memberKindWord = (kind: string): string => look(t().members.kinds, kind) ?? kind;

// Roles are free text in the members file; a Chinese screen leaves out one without a translation.
export const roleWord = (role: string): string =>
  look(t().roleTexts, role) ?? (language() === 'zh' && /^[\x20-\x7e]+$/.test(role) ? '' : role);

// "national-heritage:4-0133-3-055" → the designation's name and its number.
export function designationWord(designation: string): string {
  const [key, number] = designation.split(':', 2) as [string, string | undefined];
  const word = look(t().designations, key) ?? key;
  return number ? `${word} ${number}` : word;
}

const partDetail: Record<string, (detail: string) => string> = {
  kind: (detail) => look(t().kinds, detail) ?? detail,
  theme: themeWord,
  designation: (detail) => look(t().designations, detail) ?? detail,
};

// "theme/temple" → "主题：寺庙"; "rating/5A" → "等级：5A"
export function scorePartWord(name: string): string {
  const [part, detail] = name.split('/', 2) as [string, string | undefined];
  const word = look(t().scoreParts, part) ?? part;
  return detail ? `${word}${t().app.colon}${partDetail[part]?.(detail) ?? detail}` : word;
}

// The default rules' classes are named in their own sentences; the tag names the value they supply.
export function ruleWord(name: string): string {
  const [part] = name.split('/', 1) as [string];
  return look(t().ruleNames, part) ?? part;
}

export const sentence = (text: Sentence): string => (language() === 'zh' ? text.zh : text.en);

type Named = { name_zh: string; name_en: string; kind?: string };

// A place without any name comes with its key in place of a name.
export const isKey = (name: string): boolean => /^osm:[nwr]\d+$/.test(name);

export function nameOf(named: Named): string {
  const { name_zh, name_en } = named;
  const name = language() === 'zh' ? name_zh || name_en : name_en || name_zh;
  return isKey(name) ? t().place.unnamed(look(t().kinds, named.kind ?? '') ?? '') : name;
}
export function otherNameOf(named: Named): string {
  const other = language() === 'zh' ? named.name_en : named.name_zh;
  return other === nameOf(named) || isKey(other) ? '' : other;
}

export const licenceOf = (source: Pick<Source, 'licence' | 'licence_class'>): string =>
  source.licence && source.licence_class !== 'none-stated' && !/^none/i.test(source.licence)
    ? source.licence
    : t().home.licenceNone;

// The language a text of the data is written in, for screen readers.
export const langOf = (text: string): string => (/[\u4e00-\u9fff]/.test(text) ? 'zh-CN' : 'en');
