// Land, water and roads of the tiles that `magpie import` makes (docs/methods/tiles.md).
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import type { Ink } from './inks';

export const tileSource = 'ground';

export const isClass = (...classes: string[]): ExpressionSpecification => [
  'in',
  ['get', 'class'],
  ['literal', classes],
];
const byZoom = (...stops: number[]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  ...(stops as [number, number]),
];

function fill(id: string, classes: string[], color: string): LayerSpecification {
  return {
    id: `land-${id}`,
    type: 'fill',
    source: tileSource,
    'source-layer': 'land',
    filter: isClass(...classes),
    paint: { 'fill-color': color, 'fill-antialias': false },
  };
}

type LineLook = {
  id: string;
  layer: string;
  filter?: FilterSpecification;
  minzoom?: number;
  cap?: 'butt' | 'round';
  paint: LineLayerSpecification['paint'];
};

function line({ id, layer, filter, minzoom, cap = 'round', paint }: LineLook): LayerSpecification {
  return {
    id,
    type: 'line',
    source: tileSource,
    'source-layer': layer,
    ...(filter ? { filter } : {}),
    ...(minzoom === undefined ? {} : { minzoom }),
    layout: { 'line-cap': cap, 'line-join': 'round' },
    paint,
  };
}

function landLayers(ink: Ink): LayerSpecification[] {
  return [
    fill('town', ['town'], ink.town),
    fill('industry', ['industry'], ink.industry),
    fill('farm', ['farm'], ink.farm),
    fill('scrub', ['scrub', 'grass', 'wet'], ink.scrub),
    fill('rock', ['rock'], ink.rock),
    fill('sand', ['sand'], ink.sand),
    fill('wood', ['wood'], ink.wood),
    fill('park', ['park'], ink.park),
    fill('ice', ['ice'], ink.ice),
    line({
      id: 'reserve',
      layer: 'land',
      filter: isClass('reserve'),
      minzoom: 8,
      paint: { 'line-color': ink.reserve, 'line-width': 1, 'line-opacity': 0.7 },
    }),
  ];
}

function waterLayers(ink: Ink): LayerSpecification[] {
  return [
    {
      id: 'water',
      type: 'fill',
      source: tileSource,
      'source-layer': 'water',
      paint: { 'fill-color': ink.water, 'fill-outline-color': ink.shore },
    },
    line({
      id: 'stream',
      layer: 'waterway',
      filter: isClass('stream'),
      minzoom: 12,
      paint: { 'line-color': ink.shore, 'line-width': byZoom(12, 0.4, 16, 1.6) },
    }),
    line({
      id: 'river',
      layer: 'waterway',
      filter: isClass('river', 'canal', 'coast'),
      paint: { 'line-color': ink.shore, 'line-width': byZoom(6, 0.6, 12, 1.4, 16, 4) },
    }),
  ];
}

function borderLayers(ink: Ink): LayerSpecification[] {
  return [
    line({
      id: 'border-small',
      layer: 'boundary',
      filter: isClass('city', 'county'),
      minzoom: 8,
      cap: 'butt',
      paint: {
        'line-color': ink.border,
        'line-width': 0.8,
        'line-dasharray': [3, 3],
        'line-opacity': 0.5,
      },
    }),
    line({
      id: 'border',
      layer: 'boundary',
      filter: isClass('country', 'province'),
      cap: 'butt',
      paint: {
        'line-color': ink.border,
        'line-width': ['match', ['get', 'class'], 'country', 1.6, 1],
        'line-dasharray': [5, 2, 1, 2],
      },
    }),
  ];
}

function transitLayers(ink: Ink): LayerSpecification[] {
  return [
    line({
      id: 'rail',
      layer: 'transit',
      filter: isClass('rail'),
      cap: 'butt',
      paint: { 'line-color': ink.rail, 'line-width': byZoom(7, 0.6, 16, 2.4) },
    }),
    line({
      id: 'rail-ties',
      layer: 'transit',
      filter: isClass('rail'),
      minzoom: 12,
      cap: 'butt',
      paint: {
        'line-color': ink.rail,
        'line-width': byZoom(12, 3, 16, 7),
        'line-dasharray': [0.2, 3],
      },
    }),
    line({
      id: 'ferry',
      layer: 'transit',
      filter: isClass('ferry'),
      cap: 'butt',
      paint: { 'line-color': ink.waterText, 'line-width': 1, 'line-dasharray': [4, 3] },
    }),
    line({
      id: 'aerial',
      layer: 'transit',
      filter: isClass('aerial'),
      paint: {
        'line-color': ink.rail,
        'line-width': byZoom(11, 0.8, 16, 1.6),
        'line-dasharray': [0.1, 2.4],
      },
    }),
  ];
}

const isTunnel: ExpressionSpecification = ['==', ['get', 'tunnel'], true];

// Each kind of road twice: all edges first, then all surfaces, so that crossings join.
type RoadKind = {
  id: string;
  classes: string[];
  minzoom: number;
  width: [number, ...number[]];
  // A fill of its own and the zoom from which it has an edge; below it is drawn in the edge's colour.
  fill: (ink: Ink) => string;
  edge: (ink: Ink) => string;
  edgeZoom: number;
};
const kinds: RoadKind[] = [
  {
    id: 'service',
    classes: ['service'],
    minzoom: 14,
    width: [14, 0.6, 16, 2.4, 18, 6],
    fill: (ink) => ink.road,
    edge: (ink) => ink.minor,
    edgeZoom: 15,
  },
  {
    id: 'minor',
    classes: ['minor', 'pedestrian'],
    minzoom: 12,
    width: [12, 0.5, 14, 1.6, 16, 5, 18, 12],
    fill: (ink) => ink.road,
    edge: (ink) => ink.minor,
    edgeZoom: 14,
  },
  {
    id: 'tertiary',
    classes: ['tertiary', 'link'],
    minzoom: 10,
    width: [10, 0.7, 13, 2, 16, 7, 18, 16],
    fill: (ink) => ink.road,
    edge: (ink) => ink.roadEdge,
    edgeZoom: 13,
  },
  {
    id: 'secondary',
    classes: ['secondary'],
    minzoom: 8,
    width: [8, 0.7, 12, 2.2, 16, 8.5, 18, 18],
    fill: (ink) => ink.road,
    edge: (ink) => ink.roadEdge,
    edgeZoom: 12,
  },
  {
    id: 'primary',
    classes: ['primary'],
    minzoom: 6,
    width: [6, 0.7, 10, 1.8, 13, 4, 16, 10, 18, 20],
    fill: (ink) => ink.main,
    edge: (ink) => ink.mainEdge,
    edgeZoom: 11,
  },
  {
    id: 'trunk',
    classes: ['motorway', 'trunk'],
    minzoom: 4,
    width: [5, 0.9, 10, 2.2, 13, 5, 16, 12, 18, 24],
    fill: (ink) => ink.main,
    edge: (ink) => ink.mainEdge,
    edgeZoom: 10,
  },
];

const widened = (width: number[], by: number): ExpressionSpecification =>
  byZoom(...width.map((value, index) => (index % 2 === 1 ? value + by : value)));

function roadLayers(ink: Ink): LayerSpecification[] {
  const surface: ExpressionSpecification = ['!', isTunnel];
  const paths = line({
    id: 'path',
    layer: 'road',
    filter: isClass('path'),
    minzoom: 13,
    cap: 'butt',
    paint: {
      'line-color': ink.path,
      'line-width': byZoom(13, 0.6, 16, 1.6),
      'line-dasharray': [3, 2],
    },
  });
  const tracks = line({
    id: 'track',
    layer: 'road',
    filter: isClass('track'),
    minzoom: 13,
    cap: 'butt',
    paint: {
      'line-color': ink.path,
      'line-width': byZoom(13, 0.7, 16, 2),
      'line-dasharray': [6, 2],
    },
  });
  const far = kinds.map((kind) =>
    ({
      ...line({
        id: `road-${kind.id}-far`,
        layer: 'road',
        filter: ['all', isClass(...kind.classes), surface],
        minzoom: kind.minzoom,
        paint: { 'line-color': kind.edge(ink), 'line-width': byZoom(...kind.width) },
      }),
      maxzoom: kind.edgeZoom,
    }) as LayerSpecification,
  );
  const edges = kinds.map((kind) =>
    line({
      id: `road-${kind.id}-edge`,
      layer: 'road',
      filter: ['all', isClass(...kind.classes), surface],
      minzoom: kind.edgeZoom,
      paint: { 'line-color': kind.edge(ink), 'line-width': widened(kind.width, 1.6) },
    }),
  );
  const tunnels = line({
    id: 'road-tunnel',
    layer: 'road',
    filter: ['all', isTunnel, ['!', isClass('path', 'track')]],
    minzoom: 11,
    cap: 'butt',
    paint: {
      'line-color': ink.roadEdge,
      'line-width': byZoom(11, 1, 14, 2.4, 16, 5),
      'line-dasharray': [2, 1.4],
    },
  });
  const surfaces = kinds.map((kind) =>
    line({
      id: `road-${kind.id}`,
      layer: 'road',
      filter: ['all', isClass(...kind.classes), surface],
      minzoom: kind.edgeZoom,
      paint: { 'line-color': kind.fill(ink), 'line-width': byZoom(...kind.width) },
    }),
  );
  return [paths, tracks, tunnels, ...far, ...edges, ...surfaces];
}

// `relief` shades the land and lies below water and roads.
export function groundLayers(ink: Ink, relief: LayerSpecification[]): LayerSpecification[] {
  return [
    ...landLayers(ink),
    ...relief,
    ...waterLayers(ink),
    ...borderLayers(ink),
    ...transitLayers(ink),
    ...roadLayers(ink),
  ];
}
