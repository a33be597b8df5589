// An operator's own tiles, whatever their layers are called: each layer's areas, lines and named
// points, quietly.
import type { LayerSpecification } from 'maplibre-gl';
import { tileSource } from './ground';
import type { Ink } from './inks';
import { font, mapName } from './text';
import type { Language } from './text';

const isWater = (layer: string): boolean => /water|ocean|sea|lake|river/i.test(layer);
const isBuilt = (layer: string): boolean => /road|street|transport|highway|boundar/i.test(layer);

export function strangeLayers(
  ink: Ink,
  language: Language,
  layers: readonly string[],
): LayerSpecification[] {
  // Land first, then water, then roads, whatever the order of the archive.
  const order = (layer: string): number => (isBuilt(layer) ? 2 : isWater(layer) ? 1 : 0);
  const sorted = layers.toSorted((a, b) => order(a) - order(b));
  const areas = sorted
    .filter((layer) => !isBuilt(layer))
    .map((layer): LayerSpecification => ({
      id: `area-${layer}`,
      type: 'fill',
      source: tileSource,
      'source-layer': layer,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': isWater(layer) ? ink.water : ink.town, 'fill-opacity': 0.6 },
    }));
  const lines = sorted.map((layer): LayerSpecification => ({
    id: `line-${layer}`,
    type: 'line',
    source: tileSource,
    'source-layer': layer,
    filter: ['==', ['geometry-type'], 'LineString'],
    paint: { 'line-color': isWater(layer) ? ink.shore : ink.roadEdge, 'line-width': 1 },
  }));
  const names = sorted.map((layer): LayerSpecification => ({
    id: `name-${layer}`,
    type: 'symbol',
    source: tileSource,
    'source-layer': layer,
    filter: ['all', ['==', ['geometry-type'], 'Point'], ['has', 'name']],
    layout: { 'text-field': mapName(language), 'text-font': font, 'text-size': 11.5 },
    paint: { 'text-color': ink.quietText, 'text-halo-color': ink.halo, 'text-halo-width': 1.5 },
  }));
  return [...areas, ...lines, ...names];
}
