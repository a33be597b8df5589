// The shape of the land as shade: whisper-thin, so that it never competes with a road or a name.
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { HeightTiles } from '../tiles';
import type { Ink } from './inks';

const heightSource = 'heights';

export function reliefSource(heights: HeightTiles | null): Record<string, SourceSpecification> {
  if (!heights) return {};
  const { address, minzoom, maxzoom, bounds, tileSize } = heights;
  return {
    [heightSource]: {
      type: 'raster-dem',
      tiles: [address],
      encoding: 'terrarium',
      tileSize,
      minzoom,
      maxzoom,
      ...(bounds ? { bounds } : {}),
    },
  };
}

export function reliefLayers(ink: Ink, heights: HeightTiles | null): LayerSpecification[] {
  if (!heights) return [];
  return [
    {
      id: 'relief',
      type: 'hillshade',
      source: heightSource,
      minzoom: heights.minzoom,
      paint: {
        'hillshade-exaggeration': ['interpolate', ['linear'], ['zoom'], 7, 0.2, 11, 0.35, 15, 0.2],
        'hillshade-shadow-color': ink.shade,
        'hillshade-highlight-color': ink.light,
        'hillshade-accent-color': ink.steep,
        'hillshade-illumination-direction': 315,
      },
    },
  ];
}
