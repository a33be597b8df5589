// What the screens feed to the map.
import type { FeatureCollection } from 'geojson';

export const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const sources = {
  places: 'places',
  // Points the server has drawn together already.
  served: 'served',
  marked: 'marked',
  lines: 'route-lines',
  stops: 'route-stops',
  changes: 'road-changes',
  changeNames: 'road-change-names',
  sketch: 'sketch',
  reach: 'reach',
} as const;
