//! Headers every answer carries, and the checks that a request means this site and that a form was sent from our own pages.

use super::Site;
use super::peer::{Peer, host, is_address};
use super::plain::plain;
use app::Plain;
use app::routes::{FIELD, scans};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// Headers that depend on no answer. A personal link stands in its own address: no other site learns from which page somebody comes.
/// Within the site the address is sent, because old browsers say nothing else about where a form comes from.
const FIXED: [(HeaderName, &str); 6] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
/// Nothing of the device is for our pages.
const NOTHING_OF_THE_DEVICE: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()";
/// The forms of a visit may ask where it is, when a visitor presses the button.
const PLACE_OF_THE_DEVICE: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(self), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()";
/// Gates and stands scan with the camera, when somebody presses the button.
const CAMERA_OF_THE_DEVICE: &str = "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()";
/// What an answer that is no page may load: nothing.
pub const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// Two years without plain connections, for every name below this one too.
const ENCRYPTED_ONLY: &str = "max-age=63072000; includeSubDomains";

/// Adds the headers that depend on no page, to pages and files alike. The content security policy of a page carries the nonce of the
/// request and is set where the page is rendered.
pub async fn headers(request: Request, next: Next) -> Response {
    let encrypted = request.extensions().get::<Peer>().is_some_and(Peer::is_encrypted);
    let permissions = of_the_device(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(PERMISSIONS, HeaderValue::from_static(permissions));
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if encrypted {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(ENCRYPTED_ONLY),
        );
    }
    for (name, value) in [(CACHE_CONTROL, "no-store"), (CONTENT_SECURITY_POLICY, NOTHING)] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// What a page may ask of the device.
fn of_the_device(path: &str) -> &'static str {
    let is_form = path.starts_with("/staff/people/") && path.ends_with("/visits/new");
    if path == FIELD || is_form {
        PLACE_OF_THE_DEVICE
    } else if scans(path) {
        CAMERA_OF_THE_DEVICE
    } else {
        NOTHING_OF_THE_DEVICE
    }
}

/// Answers only to our own name, so that no other name can be made to lead here, and leads who came by a plain connection to the
/// encrypted one. A site that was given no name answers to any; addresses in figures serve those who watch it.
pub async fn own_name(State(site): State<Site>, request: Request, next: Next) -> Response {
    let named = host(request.headers());
    let ours = request.headers().get(HOST).is_none()
        || !site.has_name()
        || named.is_some_and(|named| named == site.own_host() || is_address(&named));
    if !ours {
        return plain(&site, request.headers(), Plain::OtherName);
    }
    let plain_at_encrypted = site.origin.starts_with("https://")
        && request.extensions().get::<Peer>().is_some_and(Peer::came_plain);
    if plain_at_encrypted && matches!(*request.method(), Method::GET | Method::HEAD) {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        return Redirect::permanent(&format!("{}{path}", site.origin)).into_response();
    }
    next.run(request).await
}

/// Lets reading pass, and writing only from our own pages (browsers name the origin of every form they send).
pub async fn same_origin(State(site): State<Site>, request: Request, next: Next) -> Response {
    let reading = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reading || is_same_origin(request.headers()) {
        next.run(request).await
    } else {
        let route = request.extensions().get::<MatchedPath>();
        let route = route.map_or("none", MatchedPath::as_str);
        tracing::warn!(route, "refused a form of another site");
        plain(&site, request.headers(), Plain::OtherSite)
    }
}

/// `Sec-Fetch-Site` decides where the browser sends it, else the host in `Origin` must be ours. A form without
/// either does not come from a browser page.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let sender = text(&ORIGIN).and_then(|origin| origin.parse::<Uri>().ok());
    let sender = sender
        .as_ref()
        .and_then(|uri| uri.authority())
        .map(axum::http::uri::Authority::as_str);
    sender.is_some() && sender == text(&HOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn only_the_forms_of_a_visit_may_ask_where_it_is() {
        for path in ["/staff/field", "/staff/people/019/visits/new"] {
            assert!(of_the_device(path).contains("geolocation=(self)"), "{path}");
        }
        for path in ["/", "/staff", "/staff/people/019", "/l/abc", "/staff/field/x"] {
            assert!(of_the_device(path).contains("geolocation=()"), "{path}");
        }
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        assert!(is_same_origin(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_same_origin(&headers(&[
            ("origin", "http://a.test:3000"),
            ("host", "a.test:3000")
        ])));
        assert!(!is_same_origin(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://a.test")
        ])));
        assert!(!is_same_origin(&headers(&[
            ("origin", "http://b.test"),
            ("host", "a.test")
        ])));
        assert!(!is_same_origin(&headers(&[
            ("origin", "null"),
            ("host", "a.test")
        ])));
        assert!(!is_same_origin(&headers(&[("host", "a.test")])));
    }
}
