// A small router on the History API: the path and query are state, links are plain anchors.
export type Location = { path: string; query: URLSearchParams };

const read = (): Location => ({
  path: window.location.pathname.replace(/\/+$/, '') || '/',
  query: new URLSearchParams(window.location.search),
});

const state = $state<{ now: Location }>({ now: read() });

export const location = (): Location => state.now;

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', to);
  else window.history.replaceState(null, '', to);
  state.now = read();
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

// Follows every link of this program without loading the page anew.
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || !isPlainClick(event)) return;
  const anchor = (event.target as Element | null)?.closest('a');
  if (!anchor || anchor.target || anchor.hasAttribute('download')) return;
  const url = new URL(anchor.href, window.location.href);
  if (url.origin !== window.location.origin || url.pathname.startsWith('/api/')) return;
  if (anchor.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  go(url.pathname + url.search);
  window.scrollTo(0, 0);
}

window.addEventListener('popstate', () => (state.now = read()));
