// A plan on the map: legs in day colours on a casing, estimated ones dashed, numbered stops, beds.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Ink } from './inks';
import { sources } from './sources';
import { font, placeName } from './text';
import type { Language } from './text';

export function routeLayers(ink: Ink, language: Language): LayerSpecification[] {
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
        'circle-radius': ['match', ['get', 'role'], 'bed', 8, 'rest', 5, 11],
        'circle-color': ['match', ['get', 'role'], ['bed', 'rest'], ink.paper, ['get', 'color']],
        'circle-stroke-color': [
          'match',
          ['get', 'role'],
          'bed',
          ink.text,
          'rest',
          ['get', 'color'],
          ink.paper,
        ],
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
        'text-field': placeName(language),
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
