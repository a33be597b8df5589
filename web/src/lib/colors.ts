// Okabe–Ito: eight colours that colour-blind readers tell apart; yellow comes last because it is weak
// on paper. Members and days use the same order everywhere.
const okabeIto = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#6b6b6b',
  '#b8a800',
] as const;

export const unknownColor = '#8a918c';

export function dayColor(day: number): string {
  return okabeIto[(day - 1) % okabeIto.length] ?? unknownColor;
}

// `slugs` in the alliance's order: a member keeps its colour on every screen.
export function memberColor(slug: string, slugs: readonly string[]): string {
  const index = slugs.indexOf(slug);
  return index < 0 ? unknownColor : (okabeIto[index % okabeIto.length] ?? unknownColor);
}
