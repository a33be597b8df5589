// The colours of what an alliance says about its roads, and of what is within reach.
import type { InkName } from './inks';

export type RoadInk = {
  closure: string;
  permit: string;
  scenic: string;
  link: string;
  // From the nearest to the farthest.
  reach: readonly [string, string, string];
};

export const roadInks: Record<InkName, RoadInk> = {
  day: {
    closure: '#b3261e',
    permit: '#8f5300',
    scenic: '#007a59',
    link: '#0067a3',
    reach: ['#084f5c', '#2b8c9d', '#86bfca'],
  },
  night: {
    closure: '#f0857d',
    permit: '#e0a24a',
    scenic: '#58cfa8',
    link: '#7cc0ee',
    reach: ['#d3f4f9', '#54b9ca', '#2f7987'],
  },
  print: {
    closure: '#000000',
    permit: '#444444',
    scenic: '#777777',
    link: '#222222',
    reach: ['#000000', '#555555', '#999999'],
  },
};
