// The map is paper: pale land, blue-grey water, quiet roads. Nothing is fetched but this server's
// own layers; with no `glyphs` address the labels are drawn by the browser, in every script.
import { base } from '../lib/router.svelte';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { unknownColor } from '../lib/colors';

export const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const sources = {
  places: 'places',
  // Points the server has drawn together already.
  served: 'served',
  marked: 'marked',
  lines: 'route-lines',
  stops: 'route-stops',
} as const;

type Ink = {
  land: string;
  water: string;
  road: string;
  minor: string;
  border: string;
  text: string;
  halo: string;
  paper: string;
  accent: string;
};
const paperInk: Ink = {
  land: '#f6f5f0',
  water: '#c9d6dc',
  road: '#d3cfc4',
  minor: '#e3e0d7',
  border: '#a8a498',
  text: '#2a3036',
  halo: '#ffffff',
  paper: '#ffffff',
  accent: '#0b6e7f',
};
const nightInk: Ink = {
  land: '#1d2126',
  water: '#2c3d47',
  road: '#454b50',
  minor: '#33383d',
  border: '#6a6d6c',
  text: '#dfe2df',
  halo: '#171b20',
  paper: '#171b20',
  accent: '#54b9ca',
};

const font = ['Noto Sans CJK SC', 'sans-serif'];
const geojson = (data: FeatureCollection | string): SourceSpecification => ({
  type: 'geojson',
  data,
});
const major = ['motorway', 'trunk', 'primary'];

function baseLayers(ink: Ink): LayerSpecification[] {
  const isMajor: ExpressionSpecification = ['in', ['get', 'class'], ['literal', major]];
  const isLine: ExpressionSpecification = [
    'in',
    ['geometry-type'],
    ['literal', ['LineString', 'MultiLineString']],
  ];
  const isArea: ExpressionSpecification = [
    'in',
    ['geometry-type'],
    ['literal', ['Polygon', 'MultiPolygon']],
  ];
  const isDue: ExpressionSpecification = ['>=', ['zoom'], ['coalesce', ['get', 'min_zoom'], 0]];
  return [
    { id: 'land', type: 'background', paint: { 'background-color': ink.land } },
    {
      id: 'water-area',
      type: 'fill',
      source: 'water',
      filter: ['all', isArea, isDue],
      paint: { 'fill-color': ink.water },
    },
    {
      id: 'water-line',
      type: 'line',
      source: 'water',
      filter: ['all', isLine, isDue],
      paint: {
        'line-color': ink.water,
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 14, 2.5],
      },
    },
    {
      id: 'roads-minor',
      type: 'line',
      source: 'roads',
      filter: ['all', ['!', isMajor], isDue],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ink.minor,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 15, 4],
      },
    },
    {
      id: 'roads-major',
      type: 'line',
      source: 'roads',
      filter: ['all', isMajor, isDue],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ink.road,
        'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.8, 12, 2.4, 15, 6],
      },
    },
    {
      id: 'boundary',
      type: 'line',
      source: 'boundary',
      filter: ['all', isLine, isDue],
      paint: { 'line-color': ink.border, 'line-width': 1, 'line-dasharray': [4, 3] },
    },
  ];
}

function nameExpression(language: 'zh' | 'en'): ExpressionSpecification {
  const [first, second] = language === 'zh' ? ['name_zh', 'name_en'] : ['name_en', 'name_zh'];
  const main: ExpressionSpecification = [
    'case',
    ['!=', ['coalesce', ['get', first], ''], ''],
    ['get', first],
    ['coalesce', ['get', second], ''],
  ];
  const other: ExpressionSpecification = [
    'case',
    [
      'any',
      ['==', ['coalesce', ['get', first], ''], ''],
      ['==', ['get', first], ['coalesce', ['get', second], '']],
    ],
    '',
    ['concat', '\n', ['coalesce', ['get', second], '']],
  ];
  return ['format', main, {}, other, { 'font-scale': 0.8 }];
}

// A marked place has its label above the mark; the one below is left out.
export const labelFilter = (marked: number[]): FilterSpecification => [
  'all',
  ['!', ['has', 'point_count']],
  ['!', ['in', ['get', 'id'], ['literal', marked]]],
];

function placeLayers(ink: Ink, language: 'zh' | 'en'): LayerSpecification[] {
  const single: ExpressionSpecification = ['!', ['has', 'point_count']];
  const standIn: ExpressionSpecification = ['==', ['get', 'precision'], 'county'];
  return [
    {
      id: 'cluster',
      type: 'circle',
      source: sources.places,
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': ink.paper,
        'circle-stroke-color': ink.accent,
        'circle-stroke-width': 2,
        'circle-radius': ['step', ['get', 'point_count'], 15, 10, 18, 50, 22, 200, 27],
      },
    },
    {
      id: 'cluster-label',
      type: 'symbol',
      source: sources.places,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': [
          'format',
          ['to-string', ['get', 'point_count_abbreviated']],
          {},
          [
            'case',
            ['>', ['get', 'best'], 0],
            ['concat', '\n', ['to-string', ['get', 'best']], 'A'],
            '',
          ],
          { 'font-scale': 0.8 },
        ],
        'text-font': font,
        'text-size': 12,
        'text-line-height': 1,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': ink.text },
    },
    {
      id: 'place',
      type: 'circle',
      source: sources.places,
      filter: single,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 4.5, 14, 8],
        'circle-color': ['case', standIn, ink.paper, ['coalesce', ['get', 'color'], unknownColor]],
        'circle-stroke-color': [
          'case',
          standIn,
          ['coalesce', ['get', 'color'], unknownColor],
          ink.paper,
        ],
        'circle-stroke-width': ['case', standIn, 2, 1.5],
      },
    },
    {
      id: 'place-label',
      type: 'symbol',
      source: sources.places,
      filter: single,
      minzoom: 9,
      layout: {
        'text-field': nameExpression(language),
        'text-font': font,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-max-width': 9,
        'text-optional': true,
        'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'rating'], 0]],
      },
      paint: { 'text-color': ink.text, 'text-halo-color': ink.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'marked',
      type: 'circle',
      source: sources.marked,
      paint: {
        'circle-radius': ['case', ['get', 'selected'], 11, 9],
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': ink.text,
        'circle-stroke-width': ['case', ['get', 'selected'], 3, 2],
      },
    },
    {
      id: 'marked-label',
      type: 'symbol',
      source: sources.marked,
      filter: ['get', 'labelled'],
      layout: {
        'text-field': nameExpression(language),
        'text-font': font,
        'text-size': 13,
        'text-anchor': 'bottom',
        'text-offset': [0, -1.1],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-max-width': 12,
      },
      paint: { 'text-color': ink.text, 'text-halo-color': ink.halo, 'text-halo-width': 2 },
    },
  ];
}

// The same look for what the server has clustered.
function servedLayers(layers: LayerSpecification[]): LayerSpecification[] {
  return layers.flatMap((layer) =>
    'source' in layer && layer.source === sources.places
      ? [{ ...layer, id: `${layer.id}-served`, source: sources.served }]
      : [],
  );
}

function routeLayers(ink: Ink, language: 'zh' | 'en'): LayerSpecification[] {
  const estimated: ExpressionSpecification = ['!=', ['get', 'quality'], 'computed'];
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'route-casing',
      type: 'line',
      source: sources.lines,
      layout,
      paint: { 'line-color': ink.paper, 'line-width': 7 },
    },
    {
      id: 'route-line',
      type: 'line',
      source: sources.lines,
      filter: ['!', estimated],
      layout,
      paint: { 'line-color': ['get', 'color'], 'line-width': 4 },
    },
    {
      id: 'route-line-estimated',
      type: 'line',
      source: sources.lines,
      filter: estimated,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['get', 'color'], 'line-width': 3.5, 'line-dasharray': [2.2, 1.4] },
    },
    {
      id: 'route-stop',
      type: 'circle',
      source: sources.stops,
      paint: {
        'circle-radius': ['case', ['==', ['get', 'role'], 'bed'], 8, 11],
        'circle-color': ['case', ['==', ['get', 'role'], 'bed'], ink.paper, ['get', 'color']],
        'circle-stroke-color': ['case', ['==', ['get', 'role'], 'bed'], ink.text, ink.paper],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'route-stop-label',
      type: 'symbol',
      source: sources.stops,
      filter: ['==', ['get', 'role'], 'stop'],
      layout: {
        'text-field': ['to-string', ['get', 'number']],
        'text-font': font,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'route-stop-name',
      type: 'symbol',
      source: sources.stops,
      layout: {
        'text-field': nameExpression(language),
        'text-font': font,
        'text-size': 12,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.2,
        'text-justify': 'auto',
        'text-optional': true,
        'text-max-width': 9,
      },
      paint: { 'text-color': ink.text, 'text-halo-color': ink.halo, 'text-halo-width': 1.6 },
    },
  ];
}

export type StyleOptions = { language: 'zh' | 'en'; dark: boolean };

export function paperStyle({ language, dark }: StyleOptions): StyleSpecification {
  const ink = dark ? nightInk : paperInk;
  return {
    version: 8,
    sources: {
      roads: geojson(`${window.location.origin}${base}/api/v1/map/layers/roads`),
      water: geojson(`${window.location.origin}${base}/api/v1/map/layers/water`),
      boundary: geojson(`${window.location.origin}${base}/api/v1/map/layers/boundary`),
      [sources.places]: {
        type: 'geojson',
        data: empty,
        cluster: true,
        clusterRadius: 36,
        clusterMaxZoom: 12,
        clusterProperties: { best: ['max', ['coalesce', ['get', 'rating'], 0]] },
      },
      [sources.served]: geojson(empty),
      [sources.lines]: geojson(empty),
      [sources.stops]: geojson(empty),
      [sources.marked]: geojson(empty),
    },
    layers: [
      ...baseLayers(ink),
      ...routeLayers(ink, language).slice(0, 3),
      ...servedLayers(placeLayers(ink, language)),
      ...placeLayers(ink, language),
      ...routeLayers(ink, language).slice(3),
    ],
  };
}
