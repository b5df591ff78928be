//! What an answer, the numbers and the log give away.

use super::{FAR, assert_guarded};
use crate::county::County;
use domain::actor::Role;
use server::http::{Site, router};
use services::demo::COUNTY;
use std::io::Write;
use std::sync::{Arc, Mutex};

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
    let named = County::new().await;
    let unnamed = Site::new(named.services.clone(), "http://127.0.0.1:3000");
    let county = named.with_site(router(unnamed));
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

    let site = || Site::new(county.services.clone(), "http://songgang.test");
    let here = [("host", "127.0.0.1:3000")];
    let bare = named.send("GET", "/metrics", &here, "").await;
    assert_eq!(
        bare.status, 404,
        "a proxy of this machine may look just like this"
    );
    let alone = county.with_site(router(site().with_proxies("none".parse().unwrap())));
    assert_eq!(alone.send("GET", "/metrics", &here, "").await.status, 200);
    let county = county.with_site(router(site().with_metrics_token(Some("open-sesame"))));
    let from = async |token: &str| {
        let headers = [FAR, ("authorization", token)];
        county.send("GET", "/metrics", &headers, "").await.status.as_u16()
    };
    assert_eq!(from("Bearer open-sesame").await, 200);
    assert_eq!(from("Bearer open-barley").await, 404);
    assert_eq!(from("").await, 404);
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
