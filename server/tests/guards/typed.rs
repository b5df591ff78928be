//! What somebody sends: unreadable, odd, or twice.

use super::HERE;
use crate::county::County;
use crate::unauthorized::subject::Subject;
use domain::actor::Role;
use domain::refusal::Refusal;
use services::demo::COUNTY;

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
        ("GET", "/staff/sign-out"),
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

#[tokio::test(flavor = "multi_thread")]
async fn however_much_a_stranger_types_the_program_goes_on() {
    let county = County::new().await;
    let much = "1+".repeat(30_000);
    let form = format!("login={much}&password=x");
    let answer = county.post("/staff/sign-in", &form, "").await;
    assert_eq!(answer.status, 422, "the form again");
    assert!(answer.text().contains("1 1 1 1"), "with what was typed");
    assert_eq!(answer.cookie("flash"), None);
    assert_eq!(county.get("/staff", "").await.status, 200);
}
