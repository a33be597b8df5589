// The tiles that this server has for the alliance; null where no extract is loaded.
import { base } from '../lib/router.svelte';

export type MapTiles = {
  // "https://…/tiles/{z}/{x}/{y}.mvt?v=…"
  address: string;
  minzoom: number;
  maxzoom: number;
  bounds: [number, number, number, number] | null;
  attribution: string;
  // Made by `magpie import`; else an operator's own, whose layers are only named.
  own: boolean;
  layers: string[];
  heights: HeightTiles | null;
};

// Heights as pictures (Terrarium); null where none were imported.
export type HeightTiles = Pick<MapTiles, 'address' | 'minzoom' | 'maxzoom' | 'bounds'> & {
  tileSize: number;
};

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
  const { heights } = described;
  return {
    address: addressOf(described.tiles[0]),
    minzoom: described.minzoom,
    maxzoom: described.maxzoom,
    bounds: described.bounds ?? null,
    attribution: described.attribution,
    own: described.magpie_layers,
    layers: described.vector_layers.map((layer) => layer.id),
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
