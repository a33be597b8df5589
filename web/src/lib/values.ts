// Values of a record: JSON text as the server has it, a line for people, and the text of a form.
import { t } from '../i18n/index.svelte';
import { currency, memberOf } from './shared.svelte';
import type { FieldInfo } from './fields.svelte';
import { count, date, money } from './format';
import { hoursText } from './hours';
import {
  cellWord,
  columnsOf,
  isRows,
  optionValue,
  optionWord,
  rowLine,
  rowProblems,
  rowsJson,
  rowsOf,
  rowsText,
  textRows,
} from './rows';
import { nameOf } from './words';

export function parseJson(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

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

// Words as people read them: of the registry's options where they are there.
function wordLine(info: FieldInfo, value: unknown): string {
  const column = columnsOf(info)[0];
  return column ? optionWord(column, plain(value)) : plain(value);
}

// One line for each row of a structured value.
export function valueLines(info: FieldInfo, json: string | undefined): string[] {
  return rowsOf(info, parseJson(json)).map((row) => rowLine(info, row));
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
  if (info && isRows(info)) return valueLines(info, json).join(t().app.listComma);
  if (Array.isArray(value))
    return value
      .map((item) => (info ? wordLine(info, item) : plain(item)))
      .join(t().app.listComma);
  const column = info && columnsOf(info)[0];
  return column ? cellWord(column, plain(value)) : plain(value);
}

// The text a form starts with. Rows are kept as the rows that are typed, see rows.ts.
export function formText(info: FieldInfo, json: string | undefined): string {
  const value = parseJson(json);
  if (value === undefined || value === null) return '';
  switch (info.type) {
    case 'money':
      return typeof value === 'number' ? (value / 100).toFixed(2) : plain(value);
    case 'position':
      return Array.isArray(value) ? value.join(', ') : plain(value);
    case 'words':
      return Array.isArray(value)
        ? value.map((item) => wordLine(info, item)).join(t().app.listComma)
        : plain(value);
    case 'object_list':
    case 'measurement':
    case 'text_map':
      return rowsText(rowsOf(info, value));
    default:
      return plain(value);
  }
}

export type Parsed = { json: string; problem?: undefined } | { problem: string; json?: undefined };

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

function parseWords(info: FieldInfo, text: string): Parsed {
  const column = columnsOf(info)[0];
  const words = text
    .split(/[,，、\n]/)
    .map((word) => (column ? optionValue(column, word) : word.trim()))
    .filter(Boolean);
  return { json: words.length > 0 ? JSON.stringify([...new Set(words)]) : '' };
}

function parseRows(info: FieldInfo, text: string): Parsed {
  const rows = textRows(text);
  const [problem] = Object.values(rowProblems(info, rows));
  return problem ? { problem } : { json: rowsJson(info, rows) };
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
    case 'date':
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text.trim())
        ? { json: JSON.stringify(text.trim()) }
        : { problem: t().rows.badDate };
    case 'words':
      return parseWords(info, text);
    case 'object_list':
    case 'measurement':
    case 'text_map':
      return parseRows(info, text);
    default:
      return { json: JSON.stringify(text.trim()) };
  }
}
