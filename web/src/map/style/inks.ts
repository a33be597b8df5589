// The colours of the map. Paper: pale land, blue-grey water, quiet roads, so that routes and places
// stand out. Night from the same roles; print without tints, for a black and white printer.
export type InkName = 'day' | 'night' | 'print';

export type Ink = {
  land: string;
  wood: string;
  scrub: string;
  farm: string;
  rock: string;
  sand: string;
  ice: string;
  park: string;
  town: string;
  industry: string;
  reserve: string;
  water: string;
  shore: string;
  waterText: string;
  main: string;
  mainEdge: string;
  road: string;
  roadEdge: string;
  minor: string;
  path: string;
  rail: string;
  border: string;
  grid: string;
  text: string;
  quietText: string;
  peakText: string;
  halo: string;
  paper: string;
  accent: string;
  // Relief: slopes away from the light, towards it, and steep ones.
  shade: string;
  light: string;
  steep: string;
};

const day: Ink = {
  land: '#f7f6f1',
  wood: '#e4ebd9',
  scrub: '#edf0e2',
  farm: '#f3f1e4',
  rock: '#edebe7',
  sand: '#f3eddc',
  ice: '#eaf2f5',
  park: '#dfe9d2',
  town: '#ece8e0',
  industry: '#e9e6e6',
  reserve: '#8fae84',
  water: '#c3d4dc',
  shore: '#a9c0cb',
  waterText: '#3f6474',
  main: '#efdfb8',
  mainEdge: '#c3ab73',
  road: '#ffffff',
  roadEdge: '#c9c4b7',
  minor: '#dcd8cd',
  path: '#b9b09d',
  rail: '#a7a6a2',
  border: '#8b8577',
  grid: '#dedbd0',
  text: '#23292f',
  quietText: '#565c61',
  peakText: '#5f4e3b',
  halo: '#fbfaf6',
  paper: '#ffffff',
  accent: '#0b6e7f',
  shade: 'rgba(74, 66, 50, 0.75)',
  light: 'rgba(255, 253, 246, 0.6)',
  steep: 'rgba(74, 66, 50, 0.25)',
};

const night: Ink = {
  land: '#1d2126',
  wood: '#1f2a26',
  scrub: '#202826',
  farm: '#232624',
  rock: '#25272a',
  sand: '#2a2924',
  ice: '#26313a',
  park: '#213029',
  town: '#272b30',
  industry: '#292b30',
  reserve: '#45604a',
  water: '#2a3d48',
  shore: '#3a5260',
  waterText: '#8fb3c4',
  main: '#5e5640',
  mainEdge: '#7b6f4d',
  road: '#454b51',
  roadEdge: '#2c3136',
  minor: '#363c41',
  path: '#55564f',
  rail: '#5b5e61',
  border: '#83826f',
  grid: '#2f353b',
  text: '#e2e5e1',
  quietText: '#abb1b2',
  peakText: '#cdbb9f',
  halo: '#171b20',
  paper: '#171b20',
  accent: '#54b9ca',
  shade: 'rgba(0, 0, 0, 0.8)',
  light: 'rgba(190, 205, 214, 0.25)',
  steep: 'rgba(0, 0, 0, 0.3)',
};

const print: Ink = {
  ...day,
  land: '#ffffff',
  wood: '#f1f3ee',
  scrub: '#f8f8f5',
  farm: '#ffffff',
  rock: '#f6f6f6',
  sand: '#fbfaf6',
  park: '#eef2ea',
  town: '#f0f0f0',
  industry: '#f0f0f0',
  water: '#d9e1e5',
  shore: '#8a979e',
  main: '#dcdcdc',
  mainEdge: '#6f6f6f',
  roadEdge: '#9a9a9a',
  minor: '#b8b8b8',
  path: '#9a9a9a',
  rail: '#808080',
  border: '#555555',
  text: '#000000',
  quietText: '#333333',
  peakText: '#333333',
  waterText: '#333333',
  halo: '#ffffff',
  shade: 'rgba(0, 0, 0, 0)',
  light: 'rgba(0, 0, 0, 0)',
  steep: 'rgba(0, 0, 0, 0)',
};

const inks: Record<InkName, Ink> = { day, night, print };
export const inkOf = (name: InkName): Ink => inks[name];
