//! `/metrics`: counts for Prometheus. Addresses are counted by their pattern, so that no code, no id and no word of a search is in
//! them. Answered to whoever brings the token; and to programs of this machine, unless a proxy on it speaks for everybody.

use super::peer::{Peer, host, is_address};
use super::{Site, Table};
use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Where the numbers are asked for.
pub const ADDRESS: &str = "/metrics";
/// Bounds of the times of answers, in milliseconds.
const BOUNDS: [u64; 8] = [5, 10, 30, 100, 300, 1000, 3000, 10_000];

pub fn table() -> Table {
    vec![(ADDRESS, get(answer))]
}

/// What was answered so far.
#[derive(Debug, Default)]
pub struct Metrics(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    answers: BTreeMap<(&'static str, String, u16), u64>,
    times: [u64; BOUNDS.len()],
    count: u64,
    micros: u64,
}

impl Metrics {
    fn add(&self, method: &Method, route: String, status: StatusCode, took: Duration) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (word(method), route, status.as_u16());
        *seen.answers.entry(key).or_default() += 1;
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        seen.count += 1;
        seen.micros = seen.micros.saturating_add(micros);
        for (bound, count) in BOUNDS.iter().zip(&mut seen.times) {
            *count += u64::from(micros <= bound * 1000);
        }
    }

    /// All of it in the text form of Prometheus, with the counts of the services.
    fn text(&self, counts: impl Iterator<Item = (&'static str, u64)>) -> String {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from("# TYPE songgang_http_requests_total counter\n");
        for ((method, route, status), number) in &seen.answers {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            let _ = writeln!(text, "songgang_http_requests_total{{{labels}}} {number}");
        }
        text.push_str("# TYPE songgang_http_request_seconds histogram\n");
        for (bound, number) in BOUNDS.iter().zip(seen.times) {
            let bound = *bound as f64 / 1000.0;
            let _ = writeln!(
                text,
                "songgang_http_request_seconds_bucket{{le=\"{bound}\"}} {number}"
            );
        }
        let (count, seconds) = (seen.count, seen.micros as f64 / 1e6);
        let _ = writeln!(
            text,
            "songgang_http_request_seconds_bucket{{le=\"+Inf\"}} {count}"
        );
        let _ = writeln!(text, "songgang_http_request_seconds_sum {seconds}");
        let _ = writeln!(text, "songgang_http_request_seconds_count {count}");
        for (name, number) in counts {
            let _ = writeln!(
                text,
                "# TYPE songgang_{name}_total counter\nsonggang_{name}_total {number}"
            );
        }
        text
    }
}

/// Methods are few; what somebody makes up is one of "other".
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// Counts what is answered.
pub async fn count(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (method, began) = (request.method().clone(), Instant::now());
    let route = match request.extensions().get::<MatchedPath>().map(MatchedPath::as_str) {
        Some(path) if path.contains("{*") => path.split("{*").next().unwrap_or_default().to_owned(),
        Some(path) => path.to_owned(),
        None => "none".to_owned(),
    };
    let response = next.run(request).await;
    site.metrics
        .add(&method, route, response.status(), began.elapsed());
    response
}

async fn answer(State(site): State<Site>, Extension(peer): Extension<Peer>, headers: HeaderMap) -> Response {
    if !may_read(&site, &peer, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let text = site.metrics.text(site.services.counts.all());
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

/// Whoever has the token; or a program of this machine that names it by its address, where no proxy stands before the site: a
/// proxy on this machine that says nothing of whom it speaks for looks just like one. A site that has a name of its own stands
/// behind a proxy, unless it believes none.
fn may_read(site: &Site, peer: &Peer, headers: &HeaderMap) -> bool {
    let named = host(headers).is_none_or(|host| is_address(&host));
    let behind_proxy = site.has_name() && !site.proxies.is_empty();
    let sent = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let sent = sent.and_then(|value| value.strip_prefix("Bearer "));
    let has_token = match (&site.metrics_token, sent) {
        (Some(token), Some(sent)) => services::is_equal(token.as_bytes(), sent.as_bytes()),
        _ => false,
    };
    has_token || (!behind_proxy && peer.is_this_machine() && named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_the_form_prometheus_reads() {
        let metrics = Metrics::default();
        let page = |took| {
            metrics.add(
                &Method::GET,
                "/l/{code}".to_owned(),
                StatusCode::OK,
                Duration::from_millis(took),
            );
        };
        page(4);
        page(20);
        let text = metrics.text([("locks", 3)].into_iter());
        for line in [
            "songgang_http_requests_total{method=\"GET\",route=\"/l/{code}\",status=\"200\"} 2",
            "songgang_http_request_seconds_bucket{le=\"0.005\"} 1",
            "songgang_http_request_seconds_bucket{le=\"0.03\"} 2",
            "songgang_http_request_seconds_bucket{le=\"+Inf\"} 2",
            "songgang_http_request_seconds_sum 0.024",
            "songgang_locks_total 3",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
        }
    }
}
