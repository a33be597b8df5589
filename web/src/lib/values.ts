// Values of a record: JSON text as the server has it, a line for people, and the text of a form.
import { t } from '../i18n/index.svelte';
import { currency, memberOf } from './shared.svelte';
import type { FieldInfo } from './fields.svelte';
import { count, date, money } from './format';
import { hoursText } from './hours';
import { designationWord, nameOf, themeWord } from './words';

export function parseJson(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

function objectLine(value: unknown): string {
  if (!isObject(value)) return plain(value);
  if (typeof value['amount_fen'] === 'number') {
    const price = money(value['amount_fen'], currency());
    return [plain(value['category']), price, plain(value['note'])].filter(Boolean).join(' ');
  }
  if (typeof value['code'] === 'string') {
    return [designationWord(value['code']), plain(value['year'])].filter(Boolean).join(' ');
  }
  return Object.values(value).map(plain).filter(Boolean).join(' ');
}

function choiceWord(name: string, value: string): string {
  const words: Record<string, Record<string, string>> = {
    kind: t().kinds,
    status: t().status,
    wheelchair: t().wheelchair,
    workflow: t().record.workflows,
    precision: t().record.precision,
  };
  return words[name]?.[value] ?? value;
}

// Who changed something; the machine's own command line and its regular pulls are no names.
export function personWord(name: string): string {
  if (/^feed \d+$/.test(name)) return t().feeds.title;
  if (name === 'visitor') return t().roles.visitor;
  return name === 'cli' ? t().record.commandLine : name;
}

// The words a choice is offered under.
export const choiceLabel = (info: FieldInfo, value: string): string => choiceWord(info.name, value);

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number');

function listLine(info: FieldInfo | undefined, value: unknown[]): string {
  const word = info?.name === 'themes' ? (item: unknown) => themeWord(plain(item)) : objectLine;
  return value.map(word).join(t().app.listComma);
}

const byType: Partial<Record<FieldInfo['type'], (value: unknown, info: FieldInfo) => string>> = {
  money: (value) => (typeof value === 'number' ? money(value, currency()) : plain(value)),
  hours: (value) => hoursText(plain(value)),
  date: (value) => date(plain(value)),
  boolean: (value) => (value === true ? t().record.yes : t().record.no),
  choice: (value, info) => choiceWord(info.name, plain(value)),
};

// One line for people.
export function valueLine(info: FieldInfo | undefined, json: string | undefined): string {
  const value = parseJson(json);
  if (value === undefined || value === null || value === '') return '';
  const member = info?.name === 'member' ? memberOf(plain(value)) : undefined;
  if (member) return nameOf(member);
  const special = info && byType[info.type];
  if (special) return special(value, info);
  if (info?.type === 'position' && isPair(value)) {
    return `${value[0].toFixed(5)}, ${value[1].toFixed(5)}`;
  }
  if (typeof value === 'number') {
    const unit = info?.unit === 'A' ? 'A' : info?.unit ? ` ${info.unit}` : '';
    return `${count(value)}${unit}`;
  }
  if (Array.isArray(value)) return listLine(info, value);
  if (isObject(value)) {
    return Object.entries(value)
      .map(([key, item]) => `${key}=${plain(item)}`)
      .join(t().app.listComma);
  }
  return plain(value);
}

// The text a form starts with.
export function formText(info: FieldInfo, json: string | undefined): string {
  const value = parseJson(json);
  if (value === undefined || value === null) return '';
  switch (info.type) {
    case 'money':
      return typeof value === 'number' ? (value / 100).toFixed(2) : plain(value);
    case 'position':
      return Array.isArray(value) ? value.join(', ') : plain(value);
    case 'words':
      return Array.isArray(value) ? value.map(plain).join(', ') : plain(value);
    case 'object_list':
    case 'measurement':
      return Array.isArray(value) ? value.map(plain).join('\n') : plain(value);
    case 'text_map':
      return isObject(value)
        ? Object.entries(value)
            .map(([key, item]) => `${key}=${plain(item)}`)
            .join('\n')
        : plain(value);
    default:
      return plain(value);
  }
}

export type Parsed = { json: string; problem?: undefined } | { problem: string; json?: undefined };

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function rangeProblem(info: FieldInfo, value: number): string {
  const { low, high } = info;
  if ((low === undefined || value >= low) && (high === undefined || value <= high)) return '';
  if (low !== undefined && high !== undefined) return t().record.range(count(low), count(high));
  return low !== undefined ? t().record.rangeFrom(count(low)) : t().record.rangeTo(count(high ?? 0));
}

function parseNumber(info: FieldInfo, text: string, factor: number): Parsed {
  const value = Number(text.replaceAll(',', ''));
  if (!Number.isFinite(value)) return { problem: t().record.badNumber };
  if (info.type === 'integer' && !Number.isInteger(value)) return { problem: t().record.badNumber };
  const stored = factor === 1 ? value : Math.round(value * factor);
  const problem = rangeProblem(info, stored);
  if (problem && factor === 1) return { problem };
  return { json: JSON.stringify(stored) };
}

function parsePosition(text: string): Parsed {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [lon, lat] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || Math.abs(lon) > 180 || Math.abs(lat) > 90) {
    return { problem: t().record.badPosition };
  }
  return { json: JSON.stringify([lon, lat]) };
}

// Each line is JSON where it looks like it, else a plain text the server knows how to read.
function parseObjects(text: string): Parsed {
  try {
    const items = lines(text).map((line): unknown =>
      /^[[{"]/.test(line) ? (JSON.parse(line) as unknown) : line,
    );
    return { json: JSON.stringify(items) };
  } catch {
    return { problem: t().record.badJson };
  }
}

function parseMap(text: string): Parsed {
  const pairs = lines(text).map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? null : ([line.slice(0, at).trim(), line.slice(at + 1).trim()] as const);
  });
  if (pairs.includes(null)) return { problem: t().record.badJson };
  return { json: JSON.stringify(Object.fromEntries(pairs.filter((pair) => pair !== null))) };
}

// What a form sends; an empty text clears the field.
export function jsonOf(info: FieldInfo, text: string): Parsed {
  if (!text.trim()) return { json: '' };
  switch (info.type) {
    case 'integer':
    case 'number':
      return parseNumber(info, text, 1);
    case 'money':
      return parseNumber(info, text, 100);
    case 'boolean':
      return { json: text === 'true' ? 'true' : 'false' };
    case 'position':
      return parsePosition(text);
    case 'words': {
      const words = text.split(/[,，、\n]/).map((word) => word.trim());
      return { json: JSON.stringify(words.filter(Boolean)) };
    }
    case 'object_list':
    case 'measurement':
      return parseObjects(text);
    case 'text_map':
      return parseMap(text);
    default:
      return { json: JSON.stringify(text.trim()) };
  }
}
