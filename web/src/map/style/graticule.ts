// Where no extract is loaded: degrees of longitude and latitude, so that places still lie somewhere.
import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Ink } from './inks';
import { font } from './text';

export const gridSource = 'graticule';

function lineOf(coordinates: [number, number][], degrees: number, name: string): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates },
    properties: { coarse: degrees % 10 === 0, name },
  };
}

export function graticule(): FeatureCollection {
  const features: Feature[] = [];
  for (let lon = -180; lon < 180; lon++) {
    const name = `${Math.abs(lon)}°${lon < 0 ? 'W' : lon > 0 ? 'E' : ''}`;
    const points = Array.from({ length: 17 }, (_, i): [number, number] => [lon, -80 + 10 * i]);
    features.push(lineOf(points, lon, name));
  }
  for (let lat = -80; lat <= 80; lat++) {
    const name = `${Math.abs(lat)}°${lat < 0 ? 'S' : lat > 0 ? 'N' : ''}`;
    const points = Array.from({ length: 37 }, (_, i): [number, number] => [-180 + 10 * i, lat]);
    features.push(lineOf(points, lat, name));
  }
  return { type: 'FeatureCollection', features };
}

export function gridLayers(ink: Ink): LayerSpecification[] {
  return [
    {
      id: 'grid-coarse',
      type: 'line',
      source: gridSource,
      filter: ['get', 'coarse'],
      paint: { 'line-color': ink.grid, 'line-width': 1 },
    },
    {
      id: 'grid',
      type: 'line',
      source: gridSource,
      minzoom: 5,
      paint: { 'line-color': ink.grid, 'line-width': 1 },
    },
    {
      id: 'grid-name',
      type: 'symbol',
      source: gridSource,
      minzoom: 5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': ['get', 'name'],
        'text-font': font,
        'text-size': 11,
      },
      paint: { 'text-color': ink.quietText, 'text-halo-color': ink.land, 'text-halo-width': 2 },
    },
  ];
}
