// The pictures that the road layers need, made of numbers: hatches for areas, a cross for lines.
import type { Map as LibreMap } from 'maplibre-gl';
import type { InkName } from './inks';
import { roadInks } from './road_inks';

type Hatch = 'closure' | 'permit';
export const hatchName = (hatch: Hatch, ink: InkName): string => `hatch-${hatch}-${ink}`;

const inkNames = ['day', 'night', 'print'] as const;

const channels = (hex: string): [number, number, number] => [
  parseInt(hex.slice(1, 3), 16),
  parseInt(hex.slice(3, 5), 16),
  parseInt(hex.slice(5, 7), 16),
];

type Picture = { width: number; height: number; data: Uint8ClampedArray };

function picture(size: number, alphaAt: (x: number, y: number) => number, color: string): Picture {
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      data.set([...channels(color), Math.round(255 * alphaAt(x, y))], 4 * (y * size + x));
  return { width: size, height: size, data };
}

// Closures fall to the right and stand close, permit zones rise and stand wide. The picture repeats,
// so its lines run on from one to the next.
const hatches: Record<Hatch, { size: number; alphaAt: (x: number, y: number) => number }> = {
  closure: { size: 16, alphaAt: (x, y) => ((x - y + 32) % 16 < 5 ? 0.75 : 0.08) },
  permit: { size: 28, alphaAt: (x, y) => ((x + y) % 28 < 5 ? 0.65 : 0.08) },
};

// A signed distance: 0.75 is the edge, as MapLibre reads it.
const crossSize = 28;
function crossAlpha(x: number, y: number): number {
  const [u, v] = [x - crossSize / 2 + 0.5, y - crossSize / 2 + 0.5];
  const off = Math.min(Math.abs(u - v), Math.abs(u + v)) / Math.SQRT2;
  const beyond = Math.max(Math.abs(u), Math.abs(v)) - 7.5;
  const distance = Math.max(off - 1.8, beyond);
  return Math.min(1, Math.max(0, 0.75 - distance / 8));
}

// A new style begins without pictures.
export function addRoadPictures(map: LibreMap): void {
  for (const ink of inkNames)
    for (const hatch of ['closure', 'permit'] as const) {
      const { size, alphaAt } = hatches[hatch];
      const name = hatchName(hatch, ink);
      const drawn = picture(size, alphaAt, roadInks[ink][hatch]);
      if (!map.hasImage(name)) map.addImage(name, drawn, { pixelRatio: 2 });
    }
  const cross = picture(crossSize, crossAlpha, '#000000');
  if (!map.hasImage('cross')) map.addImage('cross', cross, { pixelRatio: 2, sdf: true });
}
