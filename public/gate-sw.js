// The service worker of gates (scope /gate/). It keeps the page of each gate that was opened here, with what that needs, so that it
// opens without a net. What was scanned lies in IndexedDB and belongs to the page; a new worker touches none of it.

/** Raised when what is kept, or how, changes: the kept files of earlier versions are thrown away. */
const SHELL = 'gate-2';
const BESIDE = ['/camera.js', '/gate.js', '/favicon.svg', '/gate.webmanifest'];
const ANY = { ignoreVary: true, ignoreSearch: true };
/** How long the network is waited for: at a gate people queue. */
const PATIENCE = 4000;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('gate-') && name !== SHELL).map((name) => caches.delete(name)));
}

self.addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep).catch(() => {}));
});

/** Keeps the page of a gate and what it names; the page takes the place of the old one when everything it names is there. */
async function keep(path) {
  const page = await fetch(path, { credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
  if (!page.ok) return page;
  const text = await page.clone().text();
  const packed = [...new Set(text.match(/\/pkg\/[\w.-]+/g))];
  const cache = await caches.open(SHELL);
  await Promise.all([...BESIDE, ...packed].map(async (name) => (await cache.match(name, ANY)) ?? cache.add(name)));
  await cache.put(path, page.clone());
  return page;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(gate(request, url));
  } else if (url.pathname.startsWith('/pkg/') || BESIDE.includes(url.pathname)) {
    event.respondWith(file(request));
  }
});

/** From the network, since a gate may have closed; without it, or while something between breaks it, as it was kept. */
async function gate(request, url) {
  const kept = await caches.open(SHELL).then((cache) => cache.match(url.pathname, ANY));
  if (!kept) return fetch(request);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    return answer.status >= 500 ? kept : answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** Files under hashed names never change: what is kept serves. The few others are asked for first. */
async function file(request) {
  const kept = await caches.open(SHELL).then((cache) => cache.match(request, ANY));
  if (kept && new URL(request.url).pathname.startsWith('/pkg/')) return kept;
  return fetch(request).catch((lost) => {
    if (kept) return kept;
    throw lost;
  });
}
