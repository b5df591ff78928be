//! What keeps strangers out before any rule is asked: headers, names, encryption, paces, limits, and what an answer gives away.

mod names;
mod paces;
mod sessions;
mod told;
mod typed;

use crate::county::{Answer, County};
use crate::unauthorized::subject::Subject;
use domain::actor::Role;
use services::demo::COUNTY;
use std::path::Path;

const HERE: (&str, &str) = ("sec-fetch-site", "same-origin");
/// A browser far away, as the proxy of this machine tells.
const FAR: (&str, &str) = ("x-forwarded-for", "198.51.100.7");
const OTHER: (&str, &str) = ("x-forwarded-for", "198.51.100.8");

impl County {
    /// The same county behind a proxy that speaks TLS.
    fn encrypted(&self) -> Self {
        self.site_at("https://songgang.test", Path::new("/nowhere"))
    }
}

/// What every answer carries whatever it is.
fn assert_guarded(answer: &Answer, address: &str) {
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("origin-agent-cluster", "?1"),
        ("cache-control", "no-store"),
    ];
    for (name, value) in fixed {
        assert_eq!(answer.header(name), value, "{address}: {name}");
    }
    let asks_where = address == "/staff/field" || address == "/staff/people/{id}/visits/new";
    let place = if asks_where {
        "geolocation=(self)"
    } else {
        "geolocation=()"
    };
    let scans =
        address.starts_with("/stand/") || ["/gate/{code}", "/employer/fairs/{id}/day"].contains(&address);
    let camera = if scans { "camera=(self)" } else { "camera=()" };
    let permissions = answer.header("permissions-policy");
    assert!(
        permissions.contains(place) && permissions.contains(camera),
        "{address}: {permissions}"
    );
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action ",
    ] {
        assert!(policy.contains(part), "{address}: {policy}");
    }
    for hole in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
        assert!(!policy.contains(hole), "{address}: {policy}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_its_headers() {
    let county = County::new().await;
    let table = Subject::of(&county).await.table();
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    for row in &table {
        for cookies in ["", officer.as_str()] {
            let headers = [("cookie", cookies), HERE];
            let answer = county.send(row.method, &row.address, &headers, &row.body).await;
            assert_guarded(&answer, row.path);
            assert_eq!(answer.header("strict-transport-security"), "", "{}", row.path);
            assert!(answer.header("server").is_empty() && answer.header("x-powered-by").is_empty());
            if answer.header("content-type").starts_with("text/") {
                assert!(
                    answer.header("content-type").contains("charset=utf-8"),
                    "{}",
                    row.path
                );
            }
        }
    }
    for odd in [
        "/nothing-here",
        "/staff/nothing",
        "/pkg/gone.js",
        "/l/x",
        "/%00",
        "/..%2f..%2fetc%2fpasswd",
    ] {
        assert_guarded(&county.get(odd, "").await, odd);
    }
}
