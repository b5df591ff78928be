//! Cookies where connections are encrypted: each is bound to this one host and to encryption by its name, `__Host-…`. What comes
//! under another name there was set by somebody else, and is not read.

use super::peer::Peer;
use super::visit::cookies;
use axum::extract::Request;
use axum::http::header::{COOKIE, Entry, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

const BOUND: &str = "__Host-";

/// Takes the mark off cookies that come in, and puts it on those that go out: everything between knows plain names.
pub async fn bind(mut request: Request, next: Next) -> Response {
    let encrypted = request.extensions().get::<Peer>().is_some_and(Peer::is_encrypted);
    if !encrypted {
        return next.run(request).await;
    }
    take_off(request.headers_mut());
    let mut response = next.run(request).await;
    put_on(response.headers_mut());
    response
}

fn take_off(headers: &mut HeaderMap) {
    let all = cookies(headers).unwrap_or_default();
    let bound: Vec<&str> = all
        .split(';')
        .filter_map(|pair| pair.trim().strip_prefix(BOUND))
        .collect();
    headers.remove(COOKIE);
    if let Ok(value) = HeaderValue::from_str(&bound.join("; "))
        && !value.is_empty()
    {
        headers.insert(COOKIE, value);
    }
}

/// Every cookie of ours names `Path=/` and no domain, as the mark demands.
fn put_on(headers: &mut HeaderMap) {
    let Entry::Occupied(mut cookies) = headers.entry(SET_COOKIE) else {
        return;
    };
    for cookie in cookies.iter_mut() {
        let marked = [BOUND.as_bytes(), cookie.as_bytes(), b"; Secure"].concat();
        if let Ok(marked) = HeaderValue::from_bytes(&marked) {
            *cookie = marked;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_that_somebody_else_set_is_not_read() {
        let mut headers = HeaderMap::new();
        headers.append(
            COOKIE,
            HeaderValue::from_static("session=planted; __Host-session=ours"),
        );
        headers.append(
            COOKIE,
            HeaderValue::from_static("__Host-prefs=lang.en; ticket=planted"),
        );
        take_off(&mut headers);
        assert_eq!(headers.get_all(COOKIE).iter().count(), 1);
        assert_eq!(headers[COOKIE], "session=ours; prefs=lang.en");

        let mut planted = HeaderMap::new();
        planted.append(COOKIE, HeaderValue::from_static("session=planted"));
        take_off(&mut planted);
        assert!(!planted.contains_key(COOKIE));
    }

    #[test]
    fn every_cookie_is_bound_to_this_host() {
        let mut headers = HeaderMap::new();
        headers.append(SET_COOKIE, HeaderValue::from_static("a=1; Path=/"));
        headers.append(SET_COOKIE, HeaderValue::from_static("b=; Path=/; Max-Age=0"));
        put_on(&mut headers);
        let all: Vec<_> = headers.get_all(SET_COOKIE).iter().collect();
        assert_eq!(
            all,
            [
                "__Host-a=1; Path=/; Secure",
                "__Host-b=; Path=/; Max-Age=0; Secure"
            ]
        );
    }
}
