// A small router on the History API: the path and query are state, links are plain anchors.
// Where a server holds several alliances, "/a/SLUG" stands before the path and chooses one; the
// program reads and writes paths without it.
export type Location = { path: string; query: URLSearchParams };

// "/a/SLUG", or '' for the first alliance. What talks to the server outside `client` begins with it.
export const base = /^\/a\/[^/]+(?=\/|$)/.exec(window.location.pathname)?.[0] ?? '';

const isBased = (path: string): boolean =>
  path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}?`);
const based = (path: string): string => (isBased(path) ? path : base + path);

const read = (): Location => ({
  path: window.location.pathname.slice(base.length).replace(/\/+$/, '') || '/',
  query: new URLSearchParams(window.location.search),
});

// Where the server shows a published place to everybody, without this program.
export const publicPage = (key: string): string => `${base}/p/${encodeURIComponent(key)}`;

const state = $state<{ now: Location }>({ now: read() });

export const location = (): Location => state.now;

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', based(to));
  else window.history.replaceState(null, '', based(to));
  state.now = read();
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

const anchorOf = (event: Event): HTMLAnchorElement | null =>
  (event.target as Element | null)?.closest('a') ?? null;
// A link to another alliance loads the page anew.
const leaves = (anchor: HTMLAnchorElement): boolean => anchor.rel.split(' ').includes('external');

// Links are written without the alliance's address; it is added before the browser follows, opens
// or copies one.
function completeLink(event: Event): void {
  const anchor = anchorOf(event);
  const to = anchor?.getAttribute('href');
  if (!base || !anchor || leaves(anchor) || !to?.startsWith('/') || to.startsWith('//')) return;
  anchor.setAttribute('href', based(to));
}

// Follows every link of this program without loading the page anew.
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || !isPlainClick(event)) return;
  const anchor = anchorOf(event);
  if (!anchor || anchor.target || anchor.hasAttribute('download') || leaves(anchor)) return;
  const url = new URL(anchor.href, window.location.href);
  if (url.origin !== window.location.origin || /^(\/a\/[^/]+)?\/api\//.test(url.pathname)) return;
  if (anchor.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  go(url.pathname + url.search);
  window.scrollTo(0, 0);
}

for (const kind of ['click', 'auxclick', 'contextmenu'])
  document.addEventListener(kind, completeLink, true);
window.addEventListener('popstate', () => (state.now = read()));
