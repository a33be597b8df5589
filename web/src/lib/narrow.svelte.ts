// Whether the screen is as narrow as a phone; the same border as in the style sheets.
const query = window.matchMedia('(max-width: 759px)');
const state = $state({ narrow: query.matches });
query.addEventListener('change', () => (state.narrow = query.matches));

export const isNarrow = (): boolean => state.narrow;
