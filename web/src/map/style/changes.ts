// An alliance's own words on its roads: closures, permit zones, scenic roads, links. Each kind has a
// form of its own besides its colour, so that it is told apart without colours and on paper.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Ink, InkName } from './inks';
import { hatchName } from './hatches';
import { roadInks } from './road_inks';
import type { RoadInk } from './road_inks';
import { sources } from './sources';
import { font } from './text';

const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
// What does not hold on the date asked for stays, faint.
const strength = (full: number): ExpressionSpecification => [
  'case',
  ['get', 'holds'],
  full,
  full * 0.35,
];
const byRank = (values: readonly [string | number, string | number, string | number]) =>
  ['match', ['get', 'rank'], 0, values[0], 1, values[1], values[2]] as ExpressionSpecification;

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
const changes = { source: sources.changes } as const;

function reachLayers(road: RoadInk): LayerSpecification[] {
  return [
    {
      id: 'reach',
      type: 'line',
      source: sources.reach,
      layout: { ...round, 'line-sort-key': ['-', 0, ['get', 'rank']] },
      paint: {
        'line-color': byRank(road.reach),
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          byRank([2.2, 1.6, 1.2]),
          14,
          byRank([5, 4, 3]),
        ],
      },
    },
  ];
}

function areaLayers(road: RoadInk, name: InkName): LayerSpecification[] {
  const fill = (kind: 'closure' | 'permit_zone', ink: 'closure' | 'permit'): LayerSpecification => ({
    id: `change-${ink}-area`,
    type: 'fill',
    ...changes,
    filter: ['all', isKind(kind), isArea],
    paint: { 'fill-pattern': hatchName(ink, name), 'fill-opacity': strength(1) },
  });
  return [
    fill('permit_zone', 'permit'),
    fill('closure', 'closure'),
    {
      id: 'change-permit-edge',
      type: 'line',
      ...changes,
      filter: isKind('permit_zone'),
      paint: {
        'line-color': road.permit,
        'line-width': 2,
        'line-dasharray': [3, 2],
        'line-opacity': strength(1),
      },
    },
    {
      id: 'change-closure-edge',
      type: 'line',
      ...changes,
      filter: ['all', isKind('closure'), isArea],
      paint: { 'line-color': road.closure, 'line-width': 2.5, 'line-opacity': strength(1) },
    },
  ];
}

function lineLayers(ink: Ink, road: RoadInk): LayerSpecification[] {
  const closed: ExpressionSpecification = ['all', isKind('closure'), isLine];
  const width = (near: number, far: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    8,
    far,
    15,
    near,
  ];
  return [
    {
      id: 'change-scenic-band',
      type: 'line',
      ...changes,
      filter: isKind('scenic'),
      layout: round,
      paint: {
        'line-color': road.scenic,
        'line-width': width(14, 8),
        'line-opacity': strength(0.4),
      },
    },
    {
      id: 'change-scenic-line',
      type: 'line',
      ...changes,
      filter: isKind('scenic'),
      layout: round,
      paint: {
        'line-color': road.scenic,
        'line-width': 2.5,
        'line-dasharray': [0.2, 2],
        'line-opacity': strength(1),
      },
    },
    {
      id: 'change-link-casing',
      type: 'line',
      ...changes,
      filter: isKind('link'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': road.link, 'line-width': width(9, 6), 'line-opacity': strength(1) },
    },
    {
      id: 'change-link-line',
      type: 'line',
      ...changes,
      filter: isKind('link'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.paper, 'line-width': width(5, 3), 'line-dasharray': [2, 1] },
    },
    {
      id: 'change-closure-casing',
      type: 'line',
      ...changes,
      filter: closed,
      layout: round,
      paint: { 'line-color': ink.paper, 'line-width': 8, 'line-opacity': strength(1) },
    },
    {
      id: 'change-closure-line',
      type: 'line',
      ...changes,
      filter: closed,
      layout: round,
      paint: { 'line-color': road.closure, 'line-width': 4, 'line-opacity': strength(1) },
    },
    {
      id: 'change-cross',
      type: 'symbol',
      ...changes,
      filter: closed,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 34,
        'icon-image': 'cross',
        'icon-size': 1.35,
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: {
        'icon-color': road.closure,
        'icon-halo-color': ink.paper,
        'icon-halo-width': 1.5,
        'icon-opacity': strength(1),
      },
    },
  ];
}

// Below the way that is asked for.
export function changeLayers(ink: Ink, name: InkName): LayerSpecification[] {
  const road = roadInks[name];
  return [
    ...reachLayers(road),
    {
      id: 'change-picked',
      type: 'line',
      ...changes,
      filter: ['get', 'picked'],
      layout: round,
      paint: { 'line-color': ink.text, 'line-width': 16, 'line-opacity': 0.28 },
    },
    ...areaLayers(road, name),
    ...lineLayers(ink, road),
  ];
}

function sketchLayers(ink: Ink): LayerSpecification[] {
  return [
    {
      id: 'sketch-area',
      type: 'fill',
      source: sources.sketch,
      filter: isArea,
      paint: { 'fill-color': ink.accent, 'fill-opacity': 0.16 },
    },
    {
      id: 'sketch-casing',
      type: 'line',
      source: sources.sketch,
      layout: round,
      paint: { 'line-color': ink.paper, 'line-width': 7 },
    },
    {
      id: 'sketch-line',
      type: 'line',
      source: sources.sketch,
      layout: round,
      paint: { 'line-color': ink.accent, 'line-width': 3.5 },
    },
    {
      id: 'sketch-point',
      type: 'circle',
      source: sources.sketch,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['case', ['get', 'last'], 7, 4.5],
        'circle-color': ['case', ['get', 'last'], ink.accent, ink.paper],
        'circle-stroke-color': ['case', ['get', 'last'], ink.paper, ink.accent],
        'circle-stroke-width': 2,
      },
    },
  ];
}

// Above everything: names, and what is being drawn.
export function changeNames(ink: Ink): LayerSpecification[] {
  return [
    {
      id: 'change-name',
      type: 'symbol',
      source: sources.changeNames,
      layout: {
        'text-field': [
          'format',
          ['get', 'label'],
          {},
          ['concat', '\n', ['get', 'kindWord']],
          { 'font-scale': 0.8 },
        ],
        'text-font': font,
        'text-size': ['case', ['get', 'picked'], 13, 12],
        'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
        'text-max-width': 16,
        'text-optional': true,
        'symbol-sort-key': ['case', ['get', 'picked'], 0, ['get', 'holds'], 1, 2],
      },
      paint: { 'text-color': ink.text, 'text-halo-color': ink.halo, 'text-halo-width': 1.8 },
    },
    ...sketchLayers(ink),
  ];
}
