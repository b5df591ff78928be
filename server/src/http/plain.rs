//! Small pages for what is refused before any page is made: too many, too large, too slow, not from here.

use super::Site;
use super::visit::cookies;
use app::{Plain, Prefs, plain_page};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The page, in the language of whoever asked.
pub fn plain(site: &Site, headers: &HeaderMap, what: Plain) -> Response {
    let all = cookies(headers).unwrap_or_default().replace("__Host-", "");
    let prefs = Prefs::of(Some(&all), None);
    let page = plain_page(what, prefs, &site.bundles.style, &site.origin);
    let status = StatusCode::from_u16(what.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
                 frame-ancestors 'none'",
            ),
        ),
    ];
    (status, headers, page).into_response()
}

/// Puts a page in the place of what the framework says of a request it cannot read: nobody needs to know our types.
pub async fn instead(State(site): State<Site>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    let status = response.status();
    if is_page || !status.is_client_error() || status == StatusCode::TOO_MANY_REQUESTS {
        return response;
    }
    let mut page = plain(
        &site,
        &headers,
        Plain::NotHere {
            status: status.as_u16(),
        },
    );
    if let Some(allowed) = response.headers().get(ALLOW) {
        page.headers_mut().insert(ALLOW, allowed.clone());
    }
    page
}
