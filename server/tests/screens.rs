//! Wall screens and calendars over HTTP: what the page may load, what comes by itself, what a secret address gives.

use crate::county::County;
use axum::body::BodyDataStream;
use domain::actor::{Actor, Role};
use domain::ports::ScreenWish;
use domain::screen::{Contrast, Screen, ScreenKind, ScreenPick, TextSize};
use futures_util::StreamExt;
use services::demo::COUNTY;

/// A screen of the county.
async fn screen(county: &County) -> Screen {
    county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let account = county.services.db.find_account_by_login("officer").await;
    let who = Actor::Staff(account.unwrap().unwrap().staff());
    let screens = county.services.ports().screens;
    let wish = ScreenWish {
        name: "大屏".to_owned(),
        kind: ScreenKind::Hall,
        area: COUNTY.parse().unwrap(),
        pick: ScreenPick::All,
        chosen: String::new(),
        contrast: Contrast::Day,
        size: TextSize::Usual,
    };
    let id = screens.add_screen(&who, wish).await.unwrap();
    screens.screen(&who, id).await.unwrap().screen
}

/// Reads messages until one holds a word.
async fn until(messages: &mut BodyDataStream, word: &str) -> String {
    let mut held = String::new();
    while let Some(bytes) = messages.next().await {
        held.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
        if held.contains(word) {
            return held;
        }
    }
    panic!("no {word} in {held}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_screen_loads_its_own_files_and_sets_nothing() {
    let county = County::new().await;
    county.services.refresh_index().await.unwrap();
    let one = screen(&county).await;
    let page = county.get(&format!("/screen/{}", one.code), "").await;
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("script-src 'self';") && !policy.contains("nonce"),
        "{policy}"
    );
    let text = page.text();
    assert_eq!(text.matches("<li><h2").count(), 6, "six vacancies stand");
    assert!(text.contains("<li hidden><h2"), "the rest waits");
    assert!(
        text.contains("/screen.js") && text.contains("<svg"),
        "a code to scan"
    );
    assert_eq!(county.get("/screen/aaaaaaaa", "").await.status, 404);
    assert_eq!(county.get("/screen/aaaaaaaa/stream", "").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_a_kind_hears_of_what_is_new() {
    let county = County::new().await;
    county.services.refresh_index().await.unwrap();
    let one = screen(&county).await;
    let address = format!("/screen/{}/stream", one.code);
    let mut both = Vec::new();
    for _ in 0..2 {
        let response = county.open(&address).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut messages = response.into_body().into_data_stream();
        let first = until(&mut messages, "event: beat").await;
        assert!(
            first.starts_with("retry: 5000\nevent: content\ndata: {\"posts\":"),
            "{first}"
        );
        both.push(messages);
    }
    let content = county
        .services
        .ports()
        .screens
        .wall_content(&Actor::Visitor, &one.feed)
        .await
        .unwrap();
    let gone = content.posts.first().unwrap().id;
    county
        .services
        .ports()
        .vacancies
        .withdraw(&Actor::Operator, gone, String::new())
        .await
        .unwrap();
    county.services.refresh_index().await.unwrap();
    let count = format!("<b>{}</b>", content.counts.vacancies - 1);
    for messages in &mut both {
        let told = until(messages, &count).await;
        assert!(told.contains("event: content"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_is_fetched_by_whoever_has_its_address_until_it_ends() {
    let county = County::new().await;
    let public = county.get("/events.ics", "").await;
    assert_eq!(public.status, 200);
    assert_eq!(public.header("content-type"), "text/calendar; charset=utf-8");
    assert!(public.text().starts_with("BEGIN:VCALENDAR\r\n"));
    assert_eq!(county.get("/events.ics?area=x", "").await.status, 404);
    let session = county.session(Role::TownOfficer, COUNTY, "anna").await;
    let made = county.post("/staff/calendar", "do=make", &session).await;
    let secret = made.flash().link_code.unwrap();
    let address = format!("/calendar/{secret}.ics");
    let fetched = county.get(&address, "").await;
    assert_eq!(fetched.status, 200);
    assert!(fetched.text().contains("X-WR-CALNAME:送岗 工作日历\r\n"));
    for person in county.people().await {
        assert!(!fetched.text().contains(&person.name), "{}", person.name);
    }
    county.post("/staff/calendar", "do=end", &session).await;
    assert_eq!(county.get(&address, "").await.status, 404);
}
