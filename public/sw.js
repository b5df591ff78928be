// The service worker of the staff pages (scope /staff). It keeps one page, /staff/field, with what that needs, so that it opens
// without signal. No other page is kept: they are personal, and go to the network every time; forms are left alone.
// What visitors write down lies in IndexedDB and belongs to the page; a new worker touches none of it.

/** Raised when what is kept, or how, changes: the kept files of earlier versions are thrown away. */
const VERSION = 1;
const SHELL = `field-${VERSION}`;
const FIELD = '/staff/field';
const BESIDE = ['/staff.js', '/favicon.svg', '/field.webmanifest'];

// Life of the worker.

self.addEventListener('install', (event) => {
  event.waitUntil(refill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('field-') && name !== SHELL).map((name) => caches.delete(name)));
}

// The kept page.

/** Fetches the page and what it names; the page takes the place of the old one when everything it names is there. */
async function refill() {
  const page = await fetch(FIELD, { credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
  if (!page.ok) throw new Error(`${FIELD} answers ${page.status}`);
  const text = await page.clone().text();
  const packed = [...new Set(text.match(/\/pkg\/[\w.-]+/g))];
  const cache = await caches.open(SHELL);
  await Promise.all(BESIDE.map((name) => cache.add(name)));
  await Promise.all(packed.map(async (name) => (await cache.match(name, ANY)) ?? cache.add(name)));
  await cache.put(FIELD, page.clone());
  const needed = new Set([FIELD, ...BESIDE, ...packed]);
  for (const request of await cache.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await cache.delete(request);
  }
  return page;
}

const ANY = { ignoreVary: true, ignoreSearch: true };

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(url.pathname === FIELD ? fieldPage(event, url) : otherPage(request));
  } else if (url.pathname.startsWith('/pkg/') || BESIDE.includes(url.pathname)) {
    event.respondWith(file(request, url));
  }
});

/** The kept page at once, and a fresh one for the next time. Whoever chooses a language or a size waits for theirs. */
async function fieldPage(event, url) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(FIELD, ANY);
  if (url.searchParams.has('lang') || url.searchParams.has('size')) {
    const chosen = fetch(event.request);
    event.waitUntil(chosen.then(refill).catch(() => {}));
    return chosen.catch(() => kept ?? Response.error());
  }
  const fresh = refill();
  event.waitUntil(fresh.catch(() => {}));
  return kept ?? fresh.catch(() => fetch(event.request));
}

/** From the network; without it, on to the page that works without it. */
async function otherPage(request) {
  try {
    return await fetch(request);
  } catch (lost) {
    const kept = await caches.open(SHELL).then((cache) => cache.match(FIELD, ANY));
    if (!kept) throw lost;
    return Response.redirect(FIELD, 302);
  }
}

/** Files under hashed names never change: what is kept serves. One that is nowhere any more means that the kept page is of an
    older build. The few others are asked for first. */
async function file(request, url) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request, ANY);
  if (kept && url.pathname.startsWith('/pkg/')) return kept;
  try {
    const answer = await fetch(request);
    if (answer.status === 404) await cache.delete(FIELD, ANY);
    return answer;
  } catch (lost) {
    if (kept) return kept;
    throw lost;
  }
}
