// The names of the tiles. What stands later in the list gets its room first.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { isClass, tileSource } from './ground';
import type { Ink } from './inks';
import { font, mapName, mapNameShort } from './text';
import type { Language } from './text';

type Look = {
  id: string;
  layer: string;
  filter?: FilterSpecification;
  minzoom?: number;
  maxzoom?: number;
  color: string;
  layout: SymbolLayerSpecification['layout'];
};

function label(ink: Ink, look: Look): LayerSpecification {
  const { id, layer, filter, minzoom, maxzoom, color, layout } = look;
  return {
    id,
    type: 'symbol',
    source: tileSource,
    'source-layer': layer,
    ...(filter ? { filter } : {}),
    ...(minzoom === undefined ? {} : { minzoom }),
    ...(maxzoom === undefined ? {} : { maxzoom }),
    layout: { 'text-font': font, 'text-size': 12, 'text-padding': 4, ...layout },
    paint: { 'text-color': color, 'text-halo-color': ink.halo, 'text-halo-width': 1.5 },
  };
}

const alongLine = {
  'symbol-placement': 'line',
  'symbol-spacing': 320,
  'text-max-angle': 35,
  'text-pitch-alignment': 'viewport',
} as const;

function lineLabels(ink: Ink, language: Language): LayerSpecification[] {
  return [
    label(ink, {
      id: 'stream-name',
      layer: 'waterway',
      filter: isClass('stream'),
      minzoom: 14,
      color: ink.waterText,
      layout: { ...alongLine, 'text-field': mapNameShort(language), 'text-size': 10.5 },
    }),
    label(ink, {
      id: 'river-name',
      layer: 'waterway',
      filter: isClass('river', 'canal'),
      minzoom: 11,
      color: ink.waterText,
      layout: { ...alongLine, 'text-field': mapNameShort(language), 'text-size': 11.5 },
    }),
    label(ink, {
      id: 'aerial-name',
      layer: 'transit',
      filter: isClass('aerial', 'ferry'),
      minzoom: 14,
      color: ink.quietText,
      layout: { ...alongLine, 'text-field': mapNameShort(language), 'text-size': 10.5 },
    }),
    // As it stands on the street sign.
    label(ink, {
      id: 'minor-name',
      layer: 'road',
      filter: isClass('minor', 'pedestrian', 'path'),
      minzoom: 15,
      color: ink.quietText,
      layout: { ...alongLine, 'text-field': ['get', 'name'], 'text-size': 10.5 },
    }),
    label(ink, {
      id: 'road-name',
      layer: 'road',
      filter: isClass('motorway', 'trunk', 'primary', 'secondary', 'tertiary'),
      minzoom: 13,
      color: ink.quietText,
      layout: { ...alongLine, 'text-field': ['get', 'name'], 'text-size': 11 },
    }),
    label(ink, {
      id: 'road-number',
      layer: 'road',
      filter: ['all', ['has', 'ref'], isClass('motorway', 'trunk', 'primary', 'secondary')],
      minzoom: 9,
      color: ink.quietText,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': ['get', 'ref'],
        'text-size': 10,
        'text-rotation-alignment': 'viewport',
        'text-padding': 24,
      },
    }),
  ];
}

// A triangle or a saddle, the name, the height in metres.
function peakText(language: Language): ExpressionSpecification {
  const mark: ExpressionSpecification = ['match', ['get', 'class'], 'pass', ')(', '▲'];
  const height: ExpressionSpecification = [
    'case',
    ['has', 'ele'],
    ['concat', '\n', ['to-string', ['get', 'ele']], ' m'],
    '',
  ];
  const small = { 'font-scale': 0.8 };
  return [
    'format',
    mark,
    small,
    ['concat', '\n', mapNameShort(language)],
    {},
    height,
    small,
  ];
}

function pointLabels(ink: Ink, language: Language): LayerSpecification[] {
  const named: SymbolLayerSpecification['layout'] = {
    'text-field': mapName(language),
    'text-max-width': 9,
  };
  const movable: SymbolLayerSpecification['layout'] = {
    ...named,
    'text-variable-anchor': [
      'center',
      'bottom',
      'top',
      'left',
      'right',
      'bottom-left',
      'bottom-right',
      'top-left',
      'top-right',
    ],
    'text-radial-offset': 2.2,
    'text-justify': 'auto',
  };
  return [
    label(ink, {
      id: 'peak',
      layer: 'peak',
      minzoom: 10,
      color: ink.peakText,
      layout: {
        'text-field': peakText(language),
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, -0.5],
        'text-max-width': 9,
        'text-line-height': 1.1,
        'text-padding': 8,
      },
    }),
    label(ink, {
      id: 'park-name',
      layer: 'label',
      filter: isClass('reserve', 'park'),
      minzoom: 9,
      color: ink.quietText,
      layout: { ...named, 'text-size': 11 },
    }),
    label(ink, {
      id: 'lake-name',
      layer: 'label',
      filter: isClass('lake'),
      color: ink.waterText,
      layout: { ...named, 'text-size': 11 },
    }),
    label(ink, {
      id: 'station-name',
      layer: 'label',
      filter: isClass('station', 'airport'),
      color: ink.quietText,
      layout: { ...named, 'text-size': 11 },
    }),
    label(ink, {
      id: 'locality-name',
      layer: 'place',
      filter: isClass('locality', 'island'),
      minzoom: 13,
      color: ink.quietText,
      layout: { ...named, 'text-size': 10.5 },
    }),
    label(ink, {
      id: 'hamlet-name',
      layer: 'place',
      filter: isClass('hamlet', 'suburb'),
      minzoom: 12,
      color: ink.quietText,
      layout: { ...named, 'text-size': 11.5 },
    }),
    label(ink, {
      id: 'village-name',
      layer: 'place',
      filter: isClass('village'),
      color: ink.text,
      layout: {
        ...named,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11.5, 14, 14],
      },
    }),
    label(ink, {
      id: 'town-name',
      layer: 'place',
      filter: isClass('town'),
      color: ink.text,
      layout: { ...movable, 'text-size': ['interpolate', ['linear'], ['zoom'], 7, 12, 14, 17] },
    }),
    label(ink, {
      id: 'city-name',
      layer: 'place',
      filter: isClass('city'),
      maxzoom: 15,
      color: ink.text,
      layout: { ...movable, 'text-size': ['interpolate', ['linear'], ['zoom'], 5, 13, 12, 20] },
    }),
    label(ink, {
      id: 'region-name',
      layer: 'place',
      filter: isClass('country', 'province'),
      maxzoom: 7,
      color: ink.quietText,
      layout: { ...named, 'text-size': 13 },
    }),
  ];
}

export function labelLayers(ink: Ink, language: Language): LayerSpecification[] {
  return [...lineLabels(ink, language), ...pointLabels(ink, language)];
}
