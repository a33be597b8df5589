// Names on the map. With no `glyphs` address in the style the browser draws every script itself.
import type { ExpressionSpecification } from 'maplibre-gl';

// Latin letters first: in a Chinese font the curly apostrophe of "Consell d’Europa" is as wide as a
// character. Chinese falls through to the fonts behind.
export const font = [
  'Noto Sans',
  'Segoe UI',
  'Helvetica Neue',
  'Arial',
  'DejaVu Sans',
  'Noto Sans CJK SC',
  'PingFang SC',
  'Microsoft YaHei',
  'sans-serif',
];
export type Language = 'zh' | 'en';

const text = (key: string): ExpressionSpecification => ['coalesce', ['get', key], ''];

// The first of these properties that is not empty.
function firstOf(keys: readonly string[]): ExpressionSpecification {
  const branches = keys.flatMap((key) => [['!=', text(key), ''], text(key)]);
  return ['case', ...branches, ''] as unknown as ExpressionSpecification;
}

// The reader's language above, the other script below and smaller; once where both are the same.
function twoLines(first: readonly string[], second: readonly string[]): ExpressionSpecification {
  const main = firstOf(first);
  const other = firstOf(second);
  const below: ExpressionSpecification = [
    'case',
    ['any', ['==', main, other], ['==', other, '']],
    '',
    ['concat', '\n', other],
  ];
  return ['format', main, {}, below, { 'font-scale': 0.8 }];
}

// Of the catalogue's places and stops.
export function placeName(language: Language): ExpressionSpecification {
  const keys = ['name_zh', 'name_en'];
  return language === 'zh' ? twoLines(keys, keys.toReversed()) : twoLines(keys.toReversed(), keys);
}

const chinese = ['name:zh', 'name:zh-Hans', 'name:zh-Hant', 'name'];
const latin = ['name:en', 'name:zh_pinyin', 'name'];

// Of the tiles: "name" is what stands on the signs, "name:xx" how a language writes it.
export function mapName(language: Language): ExpressionSpecification {
  return language === 'zh' ? twoLines(chinese, latin) : twoLines(latin, chinese);
}

// One line, for peaks, roads and brooks.
export function mapNameShort(language: Language): ExpressionSpecification {
  return firstOf(language === 'zh' ? chinese : latin);
}
