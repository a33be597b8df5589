// The map is paper: pale land, blue-grey water, quiet roads. Nothing is fetched but this server's
// own tiles; with no `glyphs` address the labels are drawn by the browser, in every script.
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { MapTiles } from '../tiles';
import { changeLayers, changeNames } from './changes';
import { graticule, gridLayers, gridSource } from './graticule';
import { groundLayers, tileSource } from './ground';
import { inkOf } from './inks';
import type { Ink, InkName } from './inks';
import { labelLayers } from './labels';
import { reliefLayers, reliefSource } from './relief';
import { placeLayers, servedLayers } from './places';
import { routeLayers } from './routes';
import { empty, sources } from './sources';
import { strangeLayers } from './strange';
import type { Language } from './text';

export { labelFilter } from './places';
export { addRoadPictures } from './hatches';
export { empty, sources } from './sources';
export type { InkName } from './inks';

const geojson = (data: FeatureCollection): SourceSpecification => ({ type: 'geojson', data });

function groundSource(tiles: MapTiles | null): Record<string, SourceSpecification> {
  if (!tiles) return { [gridSource]: geojson(graticule()) };
  const { address, minzoom, maxzoom, bounds } = tiles;
  return {
    [tileSource]: {
      type: 'vector',
      tiles: [address],
      minzoom,
      maxzoom,
      ...(bounds ? { bounds } : {}),
    },
    ...reliefSource(tiles.heights),
  };
}

// Below the routes, and above them.
function groundOf(
  ink: Ink,
  language: Language,
  tiles: MapTiles | null,
): [LayerSpecification[], LayerSpecification[]] {
  if (!tiles) return [gridLayers(ink), []];
  if (!tiles.own) return [strangeLayers(ink, language, tiles.layers), []];
  return [groundLayers(ink, reliefLayers(ink, tiles.heights)), labelLayers(ink, language)];
}

export type StyleOptions = { language: Language; ink: InkName; tiles: MapTiles | null };

export function paperStyle({ language, ink: inkName, tiles }: StyleOptions): StyleSpecification {
  const ink = inkOf(inkName);
  const [ground, names] = groundOf(ink, language, tiles);
  // Where names want the same room, the layer that stands later has it: clusters keep theirs free,
  // towns step aside for them, and the catalogue's places come after towns, all others last.
  const isTown = (layer: LayerSpecification): boolean => /^(city|town)-name$/.test(layer.id);
  const isNumber = (layer: LayerSpecification): boolean => layer.id.startsWith('cluster-label');
  const routes = routeLayers(ink, language);
  const own = placeLayers(ink, language);
  const places = [...servedLayers(own), ...own];
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: {
      ...groundSource(tiles),
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
      [sources.changes]: geojson(empty),
      [sources.changeNames]: geojson(empty),
      [sources.sketch]: geojson(empty),
      [sources.reach]: geojson(empty),
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': ink.land } },
      ...ground,
      ...changeLayers(ink, inkName),
      ...routes.slice(0, 3),
      ...names.filter((layer) => !isTown(layer)),
      ...places.filter((layer) => !isNumber(layer)),
      ...names.filter(isTown),
      ...places.filter(isNumber),
      ...routes.slice(3),
      ...changeNames(ink),
    ],
  };
}
