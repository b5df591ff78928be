// A wall screen: turns the vacancies over, keeps the clock, takes in what is new, and goes on with what it has when the network is
// gone. Nothing here knows what the words mean: the server sends them ready to be shown.

const { stream, now, turn, at, version, offline, updated } = document.body.dataset;
const [posts, counts, events, clock, state] = ['posts', 'counts', 'events', 'clock', 'state'].map((id) => document.getElementById(id));
const KEPT = `screen:${globalThis.location.pathname}`;
/** Longer without a sign of life than this means that the network is gone. */
const SILENT = 40_000;

// Time: that of the server, because televisions are often wrong about it. All of China has the time of Shanghai.

let ahead = Number(now) - Date.now();
let heard = Date.now();
let fresh = Number(now);

const inShanghai = (millis) => new Date(millis + 8 * 3_600_000);
const hour = (millis) => {
  const then = inShanghai(millis);
  return `${then.getUTCHours()}:${String(then.getUTCMinutes()).padStart(2, '0')}`;
};
const day = (millis) => new Intl.DateTimeFormat(document.documentElement.lang, {
  month: 'long', day: 'numeric', weekday: 'long', timeZone: 'Asia/Shanghai',
}).format(millis);

function tick() {
  const then = Date.now() + ahead;
  clock.querySelector('b').textContent = hour(then);
  clock.querySelector('span').textContent = day(then);
  const lost = Date.now() - heard > SILENT || !navigator.onLine;
  document.documentElement.toggleAttribute('data-lost', lost);
  const words = lost ? `${offline} · ${updated} ${hour(fresh)}` : `${updated} ${hour(fresh)}`;
  if (state.textContent !== words) state.textContent = words;
  const { contrast } = document.documentElement.dataset;
  const late = inShanghai(then).getUTCHours();
  const dark = contrast === 'night' || (contrast === 'by_time' && (late >= 18 || late < 7));
  document.documentElement.toggleAttribute('data-dark', dark);
}

// Vacancies, a group at a time.

let group = 0;

function show() {
  const all = [...posts.children];
  const groups = Math.max(1, Math.ceil(all.length / Number(at)));
  group %= groups;
  all.forEach((one, place) => {
    one.hidden = Math.floor(place / Number(at)) !== group;
  });
}

function put(parts) {
  posts.innerHTML = parts.posts;
  counts.innerHTML = parts.counts;
  events.innerHTML = parts.events;
  show();
}

// What is new. It is kept with the time, so that a television that was switched off and on without network shows it again.

let last = null;

function alive(millis) {
  heard = Date.now();
  ahead = Number(millis) - heard;
  fresh = Number(millis);
  tick();
  keep();
}

function keep() {
  try {
    if (last) localStorage.setItem(KEPT, JSON.stringify({ last, fresh, ahead }));
  } catch {
    // A television that keeps nothing shows what it has.
  }
}

/** The page may be an old one that the worker has kept: then what was heard since is newer, and so is its clock. */
function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    if (!kept || kept.fresh < fresh) return;
    ({ fresh, ahead, last } = kept);
    put(last);
  } catch {
    // What cannot be read is not there.
  }
}

let source;

function listen() {
  source?.close();
  source = new EventSource(stream);
  source.addEventListener('content', ({ data }) => {
    last = JSON.parse(data);
    put(last);
    keep();
  });
  source.addEventListener('beat', ({ data }) => alive(data));
}

/** An ended source does not try again by itself, and a connection that broke without a word looks open. */
function check() {
  if (source.readyState === EventSource.CLOSED || Date.now() - heard > SILENT) listen();
}

/** Whoever changed the settings of the screen sees them on it, and one that was switched off goes dark. */
async function settings() {
  try {
    const answer = await fetch(globalThis.location.href, { cache: 'no-store' });
    const text = await answer.text();
    const known = text.match(/data-version="(\d+)"/);
    if (answer.status === 404 || (known && known[1] !== version)) globalThis.location.reload();
  } catch {
    // Later.
  }
}

restore();
show();
tick();
listen();
setInterval(tick, 1000);
setInterval(() => {
  group += 1;
  show();
}, Number(turn) * 1000);
setInterval(check, 15_000);
setInterval(settings, 5 * 60_000);
addEventListener('online', listen);

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/screen-worker.js', { scope: '/screen/' }).catch(() => {});
