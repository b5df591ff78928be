//! Our own name, encryption, and other sites.

use super::{FAR, HERE};
use crate::county::County;
use crate::unauthorized::subject::Subject;
use domain::actor::Role;
use server::http::{Proxies, Site, router};
use services::demo::COUNTY;
use std::path::Path;

#[tokio::test(flavor = "multi_thread")]
async fn an_encrypted_site_stays_encrypted() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    let form = format!("login=officer&password={password}");
    let encrypted = county.encrypted();
    let page = encrypted.get("/", "").await;
    assert_eq!(
        page.header("strict-transport-security"),
        "max-age=63072000; includeSubDomains"
    );
    let signed_in = encrypted.post("/staff/sign-in", &form, "").await;
    let cookie = signed_in.cookie("__Host-session").unwrap();
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain") && signed_in.cookie("session").is_none());
    let pair = signed_in.pair("__Host-session");
    assert_eq!(encrypted.get("/staff/coverage", &pair).await.status, 200);
    let unbound = pair.trim_start_matches("__Host-");
    assert_eq!(
        encrypted.get("/staff/coverage", unbound).await.status,
        401,
        "a cookie that another name could have set is not read"
    );

    let behind = [HERE, ("x-forwarded-proto", "https")];
    let answer = county.send("POST", "/staff/sign-in", &behind, &form).await;
    assert!(
        answer.cookie("__Host-session").is_some(),
        "a proxy says that it is encrypted"
    );
    let plain = [("x-forwarded-proto", "http")];
    let led = encrypted.send("GET", "/vacancies?q=a%20b", &plain, "").await;
    assert_eq!(
        (led.status.as_u16(), led.header("location")),
        (308, "https://songgang.test/vacancies?q=a%20b".to_owned())
    );
    assert_eq!(
        led.header("strict-transport-security"),
        "",
        "not believed over a plain connection"
    );
    let every = encrypted.get("/?lang=en", "").await;
    assert!(every.cookie("__Host-prefs").unwrap().ends_with("; Secure"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_cannot_say_that_a_connection_is_encrypted_or_whose_it_is() {
    let county = County::new().await;
    let nobody = Site::new(county.services.clone(), "http://songgang.test");
    let nobody = nobody.with_proxies("none".parse::<Proxies>().unwrap());
    let county = county.with_site(router(nobody));
    let claims = [HERE, FAR, ("x-forwarded-proto", "https")];
    let answer = county.send("GET", "/?lang=en", &claims, "").await;
    assert_eq!(answer.header("strict-transport-security"), "");
    assert!(
        answer
            .cookie("prefs")
            .is_some_and(|cookie| !cookie.contains("Secure"))
    );
    for tries in 0.. {
        let name = format!("198.51.100.{}", tries % 250);
        let headers = [HERE, ("x-forwarded-for", name.as_str())];
        let answer = county.send("POST", "/me/code", &headers, "phone=").await;
        if answer.status == 429 {
            break;
        }
        assert!(
            tries < 100,
            "an address made up for each try has a pace of its own"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_our_own_name_is_answered() {
    let county = County::new().await;
    let asked = async |host: &str| county.send("GET", "/", &[("host", host)], "").await;
    for ours in [
        "songgang.test",
        "SONGGANG.test:8443",
        "127.0.0.1:3000",
        "[::1]:3000",
        "localhost",
    ] {
        assert_eq!(asked(ours).await.status, 200, "{ours}");
    }
    for other in [
        "elsewhere.test",
        "songgang.test.elsewhere.test",
        "songgang.test@elsewhere.test",
    ] {
        let answer = asked(other).await;
        assert_eq!(answer.status, 421, "{other}");
        assert!(
            answer.text().contains("http://songgang.test"),
            "it says where to go"
        );
        assert!(!answer.text().contains(other), "and repeats nothing");
    }
    let without_name = county.site_at("http://127.0.0.1:3000", Path::new("/nowhere"));
    let answer = without_name.send("GET", "/", &[("host", "office-pc")], "").await;
    assert_eq!(
        answer.status, 200,
        "a site that was given no name is asked by any"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_and_no_page_leads_to_another_site() {
    let county = County::new().await;
    let subject = Subject::of(&county).await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let names = [
        "back", "next", "to", "url", "return", "redirect", "person", "lead", "code",
    ];
    let places = [
        "https://elsewhere.test/",
        "//elsewhere.test",
        "/\\elsewhere.test",
        "javascript:alert(1)",
    ];
    for place in places {
        let typed: Vec<_> = names
            .iter()
            .map(|name| format!("{name}={}", app::routes::escape(place)))
            .collect();
        let typed = typed.join("&");
        for row in subject.table() {
            let address = match row.method {
                "GET" => format!(
                    "{}{}{typed}",
                    row.address,
                    if row.address.contains('?') { '&' } else { '?' }
                ),
                _ => row.address.clone(),
            };
            let body = format!("{typed}&{}", row.body);
            for cookies in ["", officer.as_str()] {
                let headers = [("cookie", cookies), HERE];
                let answer = county.send(row.method, &address, &headers, &body).await;
                let to = answer.header("location");
                let here =
                    to.is_empty() || (to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'));
                assert!(here, "{} leads to {to}", row.path);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_site_may_read_anything() {
    let county = County::new().await;
    for row in Subject::of(&county).await.table() {
        let headers = [("origin", "https://elsewhere.test"), HERE];
        let answer = county.send(row.method, &row.address, &headers, &row.body).await;
        let opened = answer
            .headers
            .keys()
            .find(|name| name.as_str().starts_with("access-control"));
        assert_eq!(opened, None, "{}", row.path);
    }
}
