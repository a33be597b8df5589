// Structured values as rows of texts, one text per column of the registry: read from JSON, checked
// cell by cell, written back. Nothing here knows a field by name.
import type { Schemas } from '../api';
import { t } from '../i18n/index.svelte';
import type { FieldInfo } from './fields.svelte';
import { fieldLabel } from './fields.svelte';
import { count, date, money } from './format';
import { placeNameOf } from './places_by_key.svelte';
import { currency, memberOf, source } from './shared.svelte';
import { nameOf, sentence } from './words';

export type FieldColumn = Schemas['FieldColumn'];
export type Row = Record<string, string>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const columnsOf = (info: FieldInfo | undefined): FieldColumn[] => info?.columns ?? [];
// Several pieces a row; words and texts have one, which is the value itself.
export const isRows = (info: FieldInfo | undefined): boolean =>
  !!info && ['object_list', 'measurement', 'text_map'].includes(info.type) && !!info.columns;

// "museum-grade:2" → "国家等级博物馆 2": the word of the code, then its number.
export function optionWord(column: FieldColumn, value: string): string {
  const [code, number] = value.split(/:(.*)/s, 2) as [string, string | undefined];
  const found = column.options.find((option) => option.value === code);
  if (!found) return value;
  return number ? `${sentence(found.label)} ${number}` : sentence(found.label);
}

// What somebody typed, back as the code where it is one of the words.
export function optionValue(column: FieldColumn, text: string): string {
  const typed = text.trim();
  const same = (word: string): boolean => word.toLowerCase() === typed.toLowerCase();
  const exact = column.options.find(
    (option) => same(option.value) || same(option.label.zh) || same(option.label.en),
  );
  if (exact) return exact.value;
  const start = column.options.find((option) =>
    [option.label.zh, option.label.en].some((word) =>
      typed.toLowerCase().startsWith(`${word.toLowerCase()} `),
    ),
  );
  if (!start) return typed;
  const word = [start.label.zh, start.label.en].find((item) =>
    typed.toLowerCase().startsWith(`${item.toLowerCase()} `),
  );
  return `${start.value}:${typed.slice((word ?? '').length + 1).trim()}`;
}

const pad = (part: number): string => String(part).padStart(2, '0');
const clockText = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;

function cellText(column: FieldColumn, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (column.type) {
    case 'money':
      return typeof value === 'number' ? (value / 100).toFixed(2) : plain(value);
    case 'clock':
      return typeof value === 'number' ? clockText(value) : plain(value);
    case 'boolean':
      return value === true ? 'true' : '';
    case 'words':
      return Array.isArray(value) ? value.map(plain).join(',') : plain(value);
    default:
      return plain(value);
  }
}

export function rowsOf(info: FieldInfo, value: unknown): Row[] {
  const columns = columnsOf(info);
  const first = columns[0];
  if (!first) return [];
  if (info.type === 'text_map')
    return isObject(value)
      ? Object.entries(value).map(([key, item]) => ({ key, value: plain(item) }))
      : [];
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) =>
    isObject(item)
      ? Object.fromEntries(columns.map((column) => [column.name, cellText(column, item[column.name])]))
      : { [first.name]: plain(item) },
  );
}

// The same value as the text a form holds while it is typed.
export const rowsText = (rows: Row[]): string => (rows.length > 0 ? JSON.stringify(rows) : '');
export function textRows(text: string): Row[] {
  if (!text) return [];
  return JSON.parse(text) as Row[];
}

export const isEmptyRow = (row: Row): boolean =>
  Object.values(row).every((text) => text.trim() === '');

type Cell = { value?: unknown; problem?: string };

function numberCell(column: FieldColumn, text: string, factor: number): Cell {
  const value = Number(text.replaceAll(',', ''));
  const isWhole = column.type === 'number' || Number.isInteger(Math.round(value * factor * 1e6) / 1e6);
  if (!Number.isFinite(value) || (column.type === 'integer' && !Number.isInteger(value)) || !isWhole)
    return { problem: t().record.badNumber };
  const stored = factor === 1 ? value : Math.round(value * factor);
  const { low, high } = column;
  if (low !== undefined && high !== undefined && (stored < low || stored > high))
    return { problem: t().record.range(String(low / factor), String(high / factor)) };
  return { value: stored };
}

function clockCell(text: string): Cell {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (!hours || Number(minutes) > 59 || total > 2880) return { problem: t().rows.badClock };
  return { value: total };
}

function readCell(column: FieldColumn, typed: string): Cell {
  const text = typed.trim();
  if (!text)
    return column.required ? { problem: t().rows.needed(sentence(column.label)) } : { value: undefined };
  switch (column.type) {
    case 'integer':
    case 'number':
      return numberCell(column, text, 1);
    case 'money':
      return numberCell(column, text, 100);
    case 'clock':
      return clockCell(text);
    case 'boolean':
      return { value: text === 'true' };
    case 'words':
      return { value: text.split(',').filter(Boolean) };
    case 'date':
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) ? { value: text } : { problem: t().rows.badDate };
    default:
      return { value: text };
  }
}

// The sentence beside each cell that is not sound: "row:column" to sentence.
export function rowProblems(info: FieldInfo, rows: Row[]): Record<string, string> {
  const problems: Record<string, string> = {};
  const keys = new Set<string>();
  rows.forEach((row, at) => {
    if (isEmptyRow(row)) return;
    for (const column of columnsOf(info)) {
      const { problem } = readCell(column, row[column.name] ?? '');
      if (problem) problems[`${at}:${column.name}`] = problem;
    }
    if (info.type !== 'text_map') return;
    const key = (row['key'] ?? '').trim();
    if (key && keys.has(key)) problems[`${at}:key`] = t().rows.twice;
    keys.add(key);
  });
  return problems;
}

export function rowsJson(info: FieldInfo, rows: Row[]): string {
  const columns = columnsOf(info);
  const filled = rows.filter((row) => !isEmptyRow(row));
  if (filled.length === 0) return '';
  if (info.type === 'text_map')
    return JSON.stringify(
      Object.fromEntries(filled.map((row) => [row['key']?.trim(), row['value']?.trim()])),
    );
  return JSON.stringify(
    filled.map((row) =>
      Object.fromEntries(
        columns
          .map((column) => [column.name, readCell(column, row[column.name] ?? '').value] as const)
          .filter(([, value]) => value !== undefined),
      ),
    ),
  );
}

// A cell as people read it.
export function cellWord(column: FieldColumn, text: string): string {
  if (!text) return '';
  switch (column.type) {
    case 'money':
      return money(Math.round(Number(text) * 100), currency());
    case 'integer':
      return column.low !== undefined && column.low >= 1000 ? text : count(Number(text));
    case 'number':
      return count(Number(text));
    case 'boolean':
      return text === 'true' ? sentence(column.label) : '';
    case 'words':
      return text
        .split(',')
        .map((word) => optionWord(column, word))
        .join(t().app.listComma);
    case 'date':
      return date(text);
    case 'place':
      return placeNameOf(text);
    case 'source':
      return source(text)?.title ?? text;
    case 'member': {
      const member = memberOf(text);
      return member ? nameOf(member) : text;
    }
    case 'field':
      return fieldLabel(text);
    default:
      return optionWord(column, text);
  }
}

// One line for each row: the first piece leads, the rest follows.
export function rowLine(info: FieldInfo, row: Row): string {
  const words = columnsOf(info)
    .map((column) => cellWord(column, row[column.name] ?? ''))
    .filter(Boolean);
  const [first, ...rest] = words;
  if (!first) return '';
  if (info.type === 'text_map') return [first, ...rest].join(t().app.colon);
  return [first, ...rest].join(' ');
}
