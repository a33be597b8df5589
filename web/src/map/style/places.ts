// The catalogue's places on the map: single ones, clusters, the one that is marked.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { unknownColor } from '../../lib/colors';
import type { Ink } from './inks';
import { sources } from './sources';
import { font, placeName } from './text';
import type { Language } from './text';

// A marked place has its label above the mark; the one below is left out.
export const labelFilter = (marked: number[]): FilterSpecification => [
  'all',
  ['!', ['has', 'point_count']],
  ['!', ['in', ['get', 'id'], ['literal', marked]]],
];

export function placeLayers(ink: Ink, language: Language): LayerSpecification[] {
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
        // The circle around it stays free of names.
        'text-padding': 9,
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
        'text-field': placeName(language),
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
        'text-field': placeName(language),
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
export function servedLayers(layers: LayerSpecification[]): LayerSpecification[] {
  return layers.flatMap((layer) =>
    'source' in layer && layer.source === sources.places
      ? [{ ...layer, id: `${layer.id}-served`, source: sources.served }]
      : [],
  );
}
