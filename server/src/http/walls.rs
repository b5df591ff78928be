//! Wall screens: the page, and what keeps it up to date. Screens that show the same share one gathering and one copy of what
//! is sent: a thousand of them cost what one costs, and their connections.

use super::visit::Visit;
use super::{Site, Table};
use app::{Lang, WallFrame, WallParts, wall_page};
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::actor::Actor;
use domain::refusal::Refusal;
use domain::screen::ScreenFeed;
use futures_util::stream;
use serde::Deserialize;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

/// How often it is looked whether something has changed; the index follows the database in less.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After so many looks every screen gets a sign of life, with the time.
const BEAT_EVERY: u32 = 7;
/// The page of a screen loads its own files and nothing else, and nothing stands in it that runs.
const MAY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// Proxies that gather answers before they pass them on would hold the messages back.
const UNBUFFERED: HeaderName = HeaderName::from_static("x-accel-buffering");

/// The page of a screen, and its messages.
pub fn files() -> Table {
    vec![
        ("/screen/{code}", get(page)),
        ("/screen/{code}/stream", get(messages)),
    ]
}

/// A turn of the page where no script turns it.
#[derive(Deserialize)]
struct Turn {
    #[serde(default)]
    page: Option<String>,
}

async fn page(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    Query(asked): Query<Turn>,
) -> Response {
    let wall = match site.ports.screens.wall(&visit.actor, &code).await {
        Ok(wall) => wall,
        Err(refusal) => return not_shown(&site, visit, &refusal).await,
    };
    let turn = asked.page.and_then(|page| page.trim().parse::<usize>().ok());
    let frame = WallFrame {
        origin: &site.origin,
        draw: services::qr_code,
        turn: turn.unwrap_or(1).saturating_sub(1),
        lang: visit.prefs.lang,
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(MAY)),
    ];
    (headers, wall_page(&wall, frame)).into_response()
}

/// The page that says so in words: somebody stands before the television with a remote control.
async fn not_shown(site: &Site, visit: Visit, refusal: &Refusal) -> Response {
    let status = match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let mut response = super::pages::page(site, visit, "/screen").await;
    *response.status_mut() = status;
    response
}

async fn messages(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
) -> Response {
    let shown = async {
        let screen = site.ports.screens.wall_screen(&visit.actor, &code).await?;
        let key = Key {
            at_a_time: screen.size.at_a_time(),
            feed: screen.feed,
            lang: visit.prefs.lang,
        };
        if let Some(known) = site.walls.known(&key) {
            return Ok(Some(known));
        }
        let content = site.ports.screens.wall_content(&visit.actor, &key.feed).await?;
        let parts = WallParts::of(&content, (key.at_a_time, 0), key.lang);
        Ok::<_, Refusal>(site.walls.join(&site, key, parts))
    };
    let shown = match shown.await {
        Ok(Some(shown)) => shown,
        Err(Refusal::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Ok(None) | Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (UNBUFFERED, HeaderValue::from_static("no")),
    ];
    let now = site.services.clock.now().timestamp_millis();
    (headers, Body::from_stream(told(shown, beat(now)))).into_response()
}

/// How far one screen has been told.
enum Told {
    Nothing,
    /// What stands there; the time comes next.
    Content(u64),
    /// Everything up to this number.
    All(u64),
}

/// One screen that listens: what stands there, how far it has been told, and the time when it came.
type Listener = (watch::Receiver<Shown>, Told, Bytes);

/// What one screen is told, until the program stops: first everything and the time, then what is new. All hold the same bytes.
fn told(shown: watch::Receiver<Shown>, time: Bytes) -> impl stream::Stream<Item = Result<Bytes, Infallible>> {
    stream::unfold((shown, Told::Nothing, time), next)
}

async fn next((mut shown, told, time): Listener) -> Option<(Result<Bytes, Infallible>, Listener)> {
    let (bytes, told) = match told {
        Told::Nothing => {
            let now = shown.borrow_and_update();
            (now.content.clone(), Told::Content(now.number))
        }
        Told::Content(number) => (time.clone(), Told::All(number)),
        Told::All(number) => {
            shown.changed().await.ok()?;
            let now = shown.borrow_and_update();
            let bytes = if number == now.number {
                &now.beat
            } else {
                &now.content
            };
            (bytes.clone(), Told::All(now.number))
        }
    };
    Some((Ok(bytes), (shown, told, time)))
}

/// Screens with the same key show the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    feed: ScreenFeed,
    at_a_time: usize,
    lang: Lang,
}

/// What stands on the screens of a key, ready to be sent.
#[derive(Clone, Debug)]
struct Shown {
    content: Bytes,
    /// Goes up when the content changes.
    number: u64,
    /// A sign of life with the time.
    beat: Bytes,
}

/// What is shown where, and to whom.
#[derive(Clone, Default)]
pub struct Walls(Arc<Mutex<Feeds>>);

#[derive(Default)]
struct Feeds {
    shown: HashMap<Key, watch::Sender<Shown>>,
    stopped: bool,
}

impl Walls {
    fn lock(&self) -> MutexGuard<'_, Feeds> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets one more screen listen to what is gathered already.
    fn known(&self, key: &Key) -> Option<watch::Receiver<Shown>> {
        self.lock().shown.get(key).map(watch::Sender::subscribe)
    }

    /// The same; whoever is the first of a key begins its gathering.
    fn join(&self, site: &Site, key: Key, parts: WallParts) -> Option<watch::Receiver<Shown>> {
        let mut feeds = self.lock();
        if feeds.stopped {
            return None;
        }
        if let Some(known) = feeds.shown.get(&key) {
            return Some(known.subscribe());
        }
        let now = site.services.clock.now().timestamp_millis();
        let (sender, receiver) = watch::channel(Shown {
            content: content(&parts),
            number: 0,
            beat: beat(now),
        });
        feeds.shown.insert(key.clone(), sender);
        tokio::spawn(gather(self.clone(), site.clone(), key, parts));
        Some(receiver)
    }

    /// Ends every connection: a program that stops waits for none of them.
    pub fn stop(&self) {
        let mut feeds = self.lock();
        feeds.stopped = true;
        feeds.shown.clear();
    }

    /// Changes what a key shows; `false` when nobody listens any more, and it is forgotten.
    fn show(&self, key: &Key, change: impl FnOnce(&mut Shown)) -> bool {
        let mut feeds = self.lock();
        let Some(sender) = feeds.shown.get(key) else {
            return false;
        };
        if sender.receiver_count() == 0 {
            feeds.shown.remove(key);
            return false;
        }
        sender.send_modify(change);
        true
    }

    /// Whether anybody listens to a key.
    fn is_seen(&self, key: &Key) -> bool {
        let mut feeds = self.lock();
        let seen = feeds
            .shown
            .get(key)
            .is_some_and(|sender| sender.receiver_count() > 0);
        if !seen {
            feeds.shown.remove(key);
        }
        seen
    }
}

/// Looks again and again, for all screens of a key at once, while there is one.
async fn gather(walls: Walls, site: Site, key: Key, mut last: WallParts) {
    let mut look = interval(LOOK_EVERY);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    look.tick().await;
    let mut looks = 0u32;
    loop {
        look.tick().await;
        if !walls.is_seen(&key) {
            return;
        }
        looks = looks.wrapping_add(1);
        let now = site.services.clock.now().timestamp_millis();
        let is_beat = looks.is_multiple_of(BEAT_EVERY);
        let found = site.ports.screens.wall_content(&Actor::Worker, &key.feed).await;
        let parts = match found {
            Ok(found) => WallParts::of(&found, (key.at_a_time, 0), key.lang),
            // It was logged where it failed; what stands there stays until the next look.
            Err(_) => last.clone(),
        };
        let is_new = parts != last;
        if !is_new && !is_beat {
            continue;
        }
        let bytes = is_new.then(|| content(&parts));
        let listens = walls.show(&key, |shown| {
            shown.beat = beat(now);
            if let Some(bytes) = bytes {
                shown.content = bytes;
                shown.number += 1;
            }
        });
        if !listens {
            return;
        }
        last = parts;
    }
}

/// One message, whose data are one line: line breaks are written in JSON.
fn content(parts: &WallParts) -> Bytes {
    let parts = serde_json::to_string(parts).unwrap_or_default();
    Bytes::from(format!("retry: 5000\nevent: content\ndata: {parts}\n\n"))
}

/// A sign of life with the time.
fn beat(now: i64) -> Bytes {
    Bytes::from(format!("event: beat\ndata: {now}\n\n"))
}
