// The service worker of wall screens (scope /screen/): keeps the page of a screen with its files, so that a television that is
// switched on without network shows what it had. What everybody may see stands on it, and nothing else is kept.

/** Raised when what is kept changes: what was kept before is thrown away. */
const KEPT = 'screen-1';
const FILES = ['/screen.css', '/screen.js', '/favicon.svg'];
/** How long the network is waited for. */
const PATIENCE = 6000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('screen-') && name !== KEPT).map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== 'GET' || url.pathname.endsWith('/stream')) return;
  if (request.mode === 'navigate' || FILES.includes(url.pathname)) event.respondWith(networkFirst(request));
});

async function networkFirst(request) {
  const cache = await caches.open(KEPT);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    // A screen that was switched off is not shown from what was kept.
    if (answer.ok) await cache.put(new URL(request.url).pathname, answer.clone());
    else if (answer.status === 404) await cache.delete(new URL(request.url).pathname);
    return answer;
  } catch (lost) {
    const kept = await cache.match(new URL(request.url).pathname);
    if (kept) return kept;
    throw lost;
  } finally {
    clearTimeout(timer);
  }
}
