//! What keeps strangers out before any rule is asked: headers, names, encryption, paces, limits, and what an answer gives away.

use crate::county::{Answer, County};
use crate::unauthorized::table::Subject;
use domain::actor::Role;
use domain::refusal::Refusal;
use server::http::{Proxies, Site, router};
use services::demo::COUNTY;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use totp_rs::{Builder, Secret};

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
    assert!(
        answer.header("permissions-policy").contains("geolocation=()"),
        "{address}"
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
async fn a_session_is_new_after_every_sign_in_and_the_one_before_is_gone() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    let form = format!("login=officer&password={password}");
    let works = async |pair: &str| county.get("/staff/account", pair).await.status == 200;

    let planted = "session=0123456789abcdefghjkmnpqrstvwxyz";
    let victim = county
        .post("/staff/sign-in", &form, planted)
        .await
        .pair("session");
    assert!(!victim.is_empty() && victim != planted);
    assert!(
        works(&victim).await && !works(planted).await,
        "what was planted is never taken over"
    );

    let attacker = county.session(Role::Auditor, COUNTY, "attacker").await;
    let victim = county
        .post("/staff/sign-in", &form, &attacker)
        .await
        .pair("session");
    assert!(victim != attacker && works(&victim).await);
    assert!(
        !works(&attacker).await,
        "a session somebody left in a browser ends there"
    );

    let renewed = format!("old={password}&new=three-quiet-lanterns&again=three-quiet-lanterns");
    let changed = county.post("/staff/account/password", &renewed, &victim).await;
    let fresh = changed.pair("session");
    assert!(!fresh.is_empty() && works(&fresh).await);
    assert!(
        !works(&victim).await,
        "a new password ends every session from before"
    );

    let code = county.link_of(&county.leads().await[0]).await;
    let stay = format!("/l/{code}/stay");
    let first = county.post(&stay, "", planted).await.pair("session");
    let second = county.post(&stay, "", &first).await.pair("session");
    assert!(first != planted && second != first);
    let still = county.get("/me/devices", &first).await;
    assert_eq!(still.status, 401, "nor does a telephone keep two");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_tries_too_often_waits() {
    let county = County::new().await;
    let attempt = async |from| county.send("POST", "/staff/sign-in", &[HERE, from], "").await;
    for _ in 0..60 {
        assert_eq!(attempt(FAR).await.status, 303);
    }
    let refused = attempt(FAR).await;
    assert_eq!(
        (refused.status.as_u16(), refused.header("retry-after")),
        (429, "3".to_owned())
    );
    assert!(refused.text().contains("等 3 秒再试"), "{}", refused.text());
    assert_guarded(&refused, "429");
    assert_eq!(
        attempt(OTHER).await.status,
        303,
        "another address has its own pace"
    );
    let reading = county.send("GET", "/staff", &[FAR], "").await;
    assert_eq!(reading.status, 200, "reading goes on");
    let here = county.post("/staff/sign-in", "", "").await;
    assert_eq!(here.status, 303, "this machine is another address as well");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_one_pace_wherever_it_comes_from() {
    let county = County::new().await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let other = county.session(Role::CountyOfficer, COUNTY, "other").await;
    let look = async |cookie: &str, number: u32| {
        let from = format!("203.0.113.{}", number % 200);
        let headers = [("cookie", cookie), HERE, ("x-forwarded-for", from.as_str())];
        county
            .send("POST", "/staff/people/alike", &headers, "")
            .await
            .status
            .as_u16()
    };
    for number in 0..120 {
        assert_eq!(look(&officer, number).await, 200, "{number}");
    }
    assert_eq!(look(&officer, 120).await, 429);
    assert_eq!(look(&other, 120).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_cannot_take_the_whole_server() {
    let county = County::new().await;
    let ask = async |from| county.send("GET", "/healthz", &[from], "").await.status.as_u16();
    for _ in 0..1200 {
        assert_eq!(ask(FAR).await, 200);
    }
    assert_eq!(ask(FAR).await, 429);
    assert_eq!(ask(OTHER).await, 200);
    assert_eq!(
        county.get("/healthz", "").await.status,
        200,
        "programs of this machine are not held"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_has_a_size() {
    let county = County::new().await;
    let large = "x".repeat(70_000);
    for row in Subject::of(&county).await.table() {
        if row.method != "POST" || row.path.starts_with("/staff/lists") {
            continue;
        }
        let length = [("content-length", "70000"), HERE];
        let announced = county.send("POST", &row.address, &length, &large).await;
        let silent = county.send("POST", &row.address, &[HERE], &large).await;
        for answer in [announced, silent] {
            assert_eq!(answer.status, 413, "{}", row.path);
            assert!(answer.text().contains("太大"), "{}", row.path);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_gets_a_page_without_our_words() {
    let county = County::new().await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let odd = [
        ("POST", "/staff/people/not-an-id/link"),
        ("POST", "/staff/vacancies/%ff/withdraw"),
        ("POST", "/"),
        ("PUT", "/me"),
        ("DELETE", "/staff/accounts"),
        ("TRACE", "/"),
        ("GET", "/staff/sign-in"),
        ("GET", "/staff/coverage.csv?year=x"),
        ("GET", "/nothing-here"),
    ];
    for (method, address) in odd {
        let answer = county
            .send(method, address, &[("cookie", officer.as_str()), HERE], "")
            .await;
        let text = answer.text();
        assert!(
            answer.status.is_client_error(),
            "{method} {address}: {}",
            answer.status
        );
        assert!(text.contains("<h1>"), "{method} {address}: {text}");
        for ours in [
            "parse",
            "Uuid",
            "PersonId",
            "deserialize",
            "axum",
            "panicked",
            "src/",
        ] {
            assert!(!text.contains(ours), "{method} {address}: {text}");
        }
    }
    let foreign = county
        .send(
            "POST",
            "/me/sign-out",
            &[("origin", "https://elsewhere.test")],
            "",
        )
        .await;
    assert_eq!(foreign.status, 403);
    assert!(foreign.text().contains("不是从本站送来的"));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_taken_away_and_never_shown_as_pages() {
    let county = County::new().await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let file = county.get("/staff/coverage.csv", &officer).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        file.header("content-disposition")
            .starts_with("attachment; filename=\"")
    );
    assert_guarded(&file, "CSV");
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_for_this_machine_and_name_nobody() {
    let county = County::new().await;
    let lead = county.leads().await.remove(0);
    let code = county.link_of(&lead).await;
    county.get(&format!("/l/{code}"), "").await;
    county.get("/vacancies?q=%E7%BC%9D%E7%BA%AB", "").await;
    county.get(&format!("/vacancies/{}", lead.vacancy), "").await;
    county
        .post("/staff/sign-in", "login=nobody&password=wrong", "")
        .await;
    let here = county.get("/metrics", "").await;
    assert_eq!(here.status, 200);
    let text = here.text();
    for line in [
        "songgang_http_requests_total{method=\"GET\",route=\"/l/{code}\",status=\"200\"} 1",
        "songgang_http_requests_total{method=\"POST\",route=\"/staff/sign-in\",status=\"303\"} 1",
        "songgang_failed_sign_ins_total 1",
        "songgang_password_checks_total 1",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
    }
    for secret in [code.as_str(), &lead.vacancy.to_string(), "nobody", "%E7", "缝纫"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let from =
        async |headers: &[(&str, &str)]| county.send("GET", "/metrics", headers, "").await.status.as_u16();
    assert_eq!(from(&[FAR]).await, 404);
    assert_eq!(
        from(&[("host", "songgang.test")]).await,
        404,
        "a proxy that says nothing of whom it speaks for"
    );
    assert_eq!(from(&[("host", "127.0.0.1:3000")]).await, 200);

    let site =
        Site::new(county.services.clone(), "http://songgang.test").with_metrics_token(Some("open-sesame"));
    let county = county.with_site(router(site));
    let from = async |token: &str| {
        let headers = [FAR, ("authorization", token)];
        county.send("GET", "/metrics", &headers, "").await.status.as_u16()
    };
    assert_eq!(from("Bearer open-sesame").await, 200);
    assert_eq!(from("Bearer open-barley").await, 404);
    assert_eq!(from("").await, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_may_demand_the_second_step() {
    let county = County::new().await;
    let password = county.account(Role::CountyOfficer, COUNTY, "officer").await;
    let form = format!("login=officer&password={password}");
    let officer = county.post("/staff/sign-in", &form, "").await.pair("session");
    assert_eq!(county.get("/staff/coverage", &officer).await.status, 200);
    let site = Site::new(county.services.clone(), "http://songgang.test").with_second_step(true);
    let county = county.with_site(router(site));
    for address in [
        "/staff",
        "/staff/coverage",
        "/staff/people",
        "/staff/coverage.csv",
    ] {
        let led = county.get(address, &officer).await;
        assert_eq!(
            (led.status.as_u16(), led.header("location")),
            (303, "/staff/account".to_owned()),
            "{address}"
        );
    }
    let sent = county
        .post("/staff/helper-phone", "area=339821&phone=15400000001", &officer)
        .await;
    assert_eq!(sent.header("location"), "/staff/account", "nor is a form taken");
    let own = county.get("/staff/account", &officer).await;
    assert!(
        own.text().contains("你们单位要求打开两步登录") && own.text().contains("/staff/account/second-step")
    );
    assert_eq!(
        county.get("/vacancies", &officer).await.status,
        200,
        "what is for everybody stays so"
    );

    let proven = format!("password={password}");
    county.post("/staff/account/second-step", &proven, &officer).await;
    let shown = county.get("/staff/account", &officer).await.text();
    let secret = shown
        .split("class=\"code\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let now = u64::try_from(county.services.clock.now().timestamp()).unwrap();
    let digits = Builder::new().with_secret(secret).build().unwrap().generate(now);
    let confirmed = county
        .post(
            "/staff/account/second-step/confirm",
            &format!("code={digits}"),
            &officer,
        )
        .await;
    assert_eq!(confirmed.flash().secrets.len(), 10, "recovery codes are shown");
    assert_eq!(county.get("/staff/coverage", &officer).await.status, 200);
}

/// What somebody types who wants a page to do something else.
const MARKUP: &str = "</title>\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_shown_as_text() {
    let county = County::new().await;
    let typed = app::routes::escape(MARKUP);
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let mut shown = 0;
    for address in [
        "/vacancies?q=",
        "/courses?q=",
        "/place?q=",
        "/staff?back=",
        "/nothing-here?",
        "/staff/people?q=",
    ] {
        for cookies in ["", officer.as_str()] {
            let text = county.get(&format!("{address}{typed}"), cookies).await.text();
            for markup in ["<script>alert", "<img src=x", "</title>\""] {
                assert!(!text.contains(markup), "{address}: {markup}");
            }
            shown += usize::from(text.contains("alert(1)"));
        }
    }
    assert!(shown > 0, "some page shows what was typed");
    let wrong = county
        .post("/staff/sign-in", &format!("login={typed}&password=x"), "")
        .await;
    let told = county.get("/staff", &wrong.pair("flash")).await.text();
    assert!(told.contains("alert(1)") && !told.contains("<script>alert"));
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_words_in_every_field_break_nothing() {
    let county = County::new().await;
    let subject = Subject::of(&county).await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let people = county.people().await.len();
    for odd in [
        "'; DROP TABLE person; --",
        "\u{0}",
        "%s%n{}",
        "${7*7}",
        "1e999",
        "-1",
        "\u{202e}\u{feff}",
    ] {
        let odd = app::routes::escape(odd);
        for row in subject.table() {
            // Who signs out asks no more, and a merge that is undone gives a file back.
            if row.path.ends_with("/sign-out") || row.path == "/staff/merges/{id}/undo" {
                continue;
            }
            let names = row.body.split('&').filter_map(|pair| pair.split_once('='));
            let body: Vec<_> = names.map(|(name, _)| format!("{name}={odd}")).collect();
            let address = match (row.method, row.address.contains('?')) {
                ("GET", false) => format!(
                    "{}?q={odd}&area={odd}&page={odd}&year={odd}&state={odd}",
                    row.address
                ),
                _ => row.address.clone(),
            };
            let headers = [("cookie", officer.as_str()), HERE];
            let answer = county.send(row.method, &address, &headers, &body.join("&")).await;
            let told = answer.flash().refusal;
            let broke = answer.status.is_server_error() || matches!(told, Some(Refusal::Internal { .. }));
            assert!(!broke, "{} {} with {odd}: {told:?}", row.method, row.path);
        }
    }
    assert_eq!(county.people().await.len(), people);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cookie_is_out_of_reach_of_scripts() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    let signed_in = county
        .post(
            "/staff/sign-in",
            &format!("login=officer&password={password}"),
            "",
        )
        .await;
    let asked = county.post("/me/code", "phone=15400000010", "").await;
    let wrong = county
        .post("/staff/sign-in", "login=officer&password=wrong", "")
        .await;
    let prefs = county.get("/?size=large", "").await;
    for (answer, name) in [
        (&signed_in, "session"),
        (&asked, "ticket"),
        (&wrong, "flash"),
        (&prefs, "prefs"),
    ] {
        let cookie = answer.cookie(name).unwrap();
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }
    let session = signed_in.pair("session");
    let secret = session.trim_start_matches("session=");
    for page in ["/staff", "/staff/account", "/staff/coverage"] {
        let answer = county.get(page, &session).await;
        assert!(answer.status == 200 && !answer.text().contains(secret), "{page}");
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

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_clears_the_browser() {
    let county = County::new().await;
    let officer = county.session(Role::TownOfficer, COUNTY, "officer").await;
    for (address, cookies) in [("/staff/sign-out", officer.as_str()), ("/me/sign-out", "")] {
        let out = county.post(address, "", cookies).await;
        assert_eq!(
            out.header("clear-site-data"),
            "\"cache\", \"storage\"",
            "{address}"
        );
        assert!(out.cookie("session").unwrap().contains("Max-Age=0"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_sent_twice_is_not_believed() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    for twice in [
        format!("login=nobody&login=officer&password={password}"),
        format!("login=officer&password=wrong&password={password}"),
    ] {
        let answer = county.post("/staff/sign-in", &twice, "").await;
        assert_eq!(answer.cookie("session"), None, "{twice}");
    }
    let in_address = format!("/staff/sign-in?login=officer&password={password}");
    assert_eq!(county.post(&in_address, "", "").await.cookie("session"), None);
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn refusals_are_written_down_without_what_was_sent() {
    let county = County::new().await;
    let auditor = county.session(Role::Auditor, COUNTY, "reader").await;
    let token = auditor.trim_start_matches("session=");
    let session = county.services.ports().accounts.session(token).await.unwrap();
    let account = session.unwrap().actor.label();
    let kept = Kept::default();
    let written = kept.clone();
    let log = tracing_subscriber::fmt()
        .with_writer(move || written.clone())
        .with_ansi(false)
        .finish();
    let guard = tracing::subscriber::set_default(log);
    let sent = "area=339821&phone=15400000001";
    county.post("/staff/helper-phone", sent, &auditor).await;
    county
        .post("/staff/sign-in", "login=reader&password=wrong", "")
        .await;
    let foreign = [("origin", "https://elsewhere.test"), ("cookie", auditor.as_str())];
    county.send("POST", "/staff/helper-phone", &foreign, sent).await;
    drop(guard);
    let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| line.contains("refused")).collect();
    assert_eq!(lines.len(), 3, "{text}");
    for part in [account.as_str(), "/staff/helper-phone", "not allowed"] {
        assert!(lines[0].contains(part), "{}", lines[0]);
    }
    assert!(
        lines[1].contains("visitor") && lines[1].contains("not proven"),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].contains("another site") || lines[2].contains("other site"),
        "{}",
        lines[2]
    );
    for secret in ["15400000001", "login=", "reader", token, "elsewhere"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
