// The tiles that this server has for the alliance; null where no extract is loaded.
import { base } from '../lib/router.svelte';

export type MapTiles = {
  // "https://…/tiles/{z}/{x}/{y}.mvt?v=…"
  address: string;
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number] | null;
  attribution: string;
  // With the layers that `magpie import` makes, whoever made it; else it is drawn plainly.
  own: boolean;
  layers: string[];
  // Of our layers those that the archive has not; empty where it is drawn plainly.
  missing: string[];
  heights: HeightTiles | null;
};

// Heights as pictures (Terrarium); null where none were imported.
export type HeightTiles = Pick<MapTiles, 'address' | 'minzoom' | 'maxzoom' | 'bounds'> & {
  tileSize: number;
};

// docs/methods/tiles.md. An archive with the first three is drawn in our style.
const core = ['water', 'road', 'place'];
const ours = [...core, 'land', 'waterway', 'boundary', 'transit', 'peak', 'label'];

type Described = {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
  bounds?: [number, number, number, number];
  attribution: string;
  magpie_layers: boolean;
  vector_layers: { id: string }[];
  heights?: {
    tiles: string[];
    minzoom: number;
    maxzoom: number;
    tile_size: number;
    bounds: [number, number, number, number];
  };
};

// The server may know itself under another name than this page does.
function addressOf(template: string | undefined): string {
  const path = template?.replace(/^.*\/tiles\//, '') ?? '';
  return `${window.location.origin}${base}/tiles/${path}`;
}

export async function loadTiles(): Promise<MapTiles | null> {
  const answer = await fetch(`${base}/tiles.json`);
  if (answer.status !== 200) return null;
  const described = (await answer.json()) as Described;
  // The server may know itself under another name than this page does.
  const layers = described.vector_layers.map((layer) => layer.id);
  const own = described.magpie_layers || core.every((layer) => layers.includes(layer));
  const { heights } = described;
  return {
    address: addressOf(described.tiles[0]),
    minzoom: described.minzoom,
    maxzoom: described.maxzoom,
    bounds: described.bounds ?? null,
    attribution: described.attribution,
    own,
    layers,
    missing: own && !described.magpie_layers ? ours.filter((layer) => !layers.includes(layer)) : [],
    heights: heights
      ? {
          address: addressOf(heights.tiles[0]),
          minzoom: heights.minzoom,
          maxzoom: heights.maxzoom,
          bounds: heights.bounds,
          tileSize: heights.tile_size,
        }
      : null,
  };
}
