//! Lists of departments, as a browser sends them.

use crate::county::{Answer, County};
use app::Notice;
use axum::http::StatusCode;
use domain::actor::{Actor, Role};
use domain::list::RowState;
use domain::person::Person;
use domain::ports::ListQuery;
use domain::refusal::{Problem, Refusal};
use domain::values::ResidentId;
use services::demo::COUNTY;

const BOUNDARY: &str = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

fn field(name: &str, value: &str) -> String {
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

fn form(register: &str, file: &str) -> String {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名册.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    [
        field("register", register),
        field("source", "县残联"),
        field("listed_on", "2026-06-01"),
        field("area", COUNTY),
        format!("{head}{file}\r\n--{BOUNDARY}--\r\n"),
    ]
    .concat()
}

async fn send(county: &County, cookie: &str, body: &str) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [
        ("cookie", cookie),
        ("sec-fetch-site", "same-origin"),
        ("content-type", kind.as_str()),
    ];
    county.send("POST", "/staff/lists/upload", &headers, body).await
}

/// A list that says that somebody has a certificate now.
fn list(person: &Person) -> String {
    let number = String::from(person.resident_id);
    format!(
        "姓名,身份证号,残疾证号,现住址\n{},{number},{number}43,\n",
        person.name
    )
}

async fn somebody_without_certificate(county: &County) -> Person {
    let people = county.people().await;
    let fits = |person: &&Person| person.disability_certificate.is_none() && person.left.is_none();
    people.iter().find(fits).unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_sent_compared_ticked_written_and_taken_back() {
    let county = County::new().await;
    let cookie = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let person = somebody_without_certificate(&county).await;
    let sent = send(&county, &cookie, &form("disability", &list(&person))).await;
    assert_eq!(
        sent.flash().notice,
        Some(Notice::ListReceived),
        "{:?}",
        sent.flash()
    );
    let address = sent.header("location");
    let waiting = county.get(&address, &cookie).await;
    assert!(waiting.text().contains("正在比对"));
    assert_eq!(
        waiting.header("refresh"),
        format!("2; url={address}"),
        "it renews itself without scripts"
    );
    county.services.work_on_lists().await.unwrap();

    let compared = county.get(&address, &cookie).await.text();
    assert!(
        compared.contains("有变化 1") && compared.contains(&person.name),
        "{compared}"
    );
    assert!(
        !compared.contains(&String::from(person.resident_id)),
        "numbers are masked"
    );
    let none = county
        .post(&format!("{address}/apply"), "sure=yes", &cookie)
        .await;
    assert!(matches!(none.flash().refusal, Some(Refusal::Fields(_))));
    county
        .post(&format!("{address}/tick"), "all=on&of=changed", &cookie)
        .await;
    let unsure = county.post(&format!("{address}/apply"), "", &cookie).await;
    assert_eq!(
        unsure.flash().refusal,
        Some(Refusal::field("sure", Problem::Required))
    );
    let begun = county
        .post(&format!("{address}/apply"), "sure=yes", &cookie)
        .await;
    assert_eq!(begun.flash().notice, Some(Notice::ListBeingWritten));
    county.services.work_on_lists().await.unwrap();
    let written = county.services.db.find_person(person.id).await.unwrap().unwrap();
    assert!(written.disability_certificate.is_some());
    assert!(county.get(&address, &cookie).await.text().contains("整份撤销"));
    county.post(&format!("{address}/undo"), "sure=yes", &cookie).await;
    county.services.work_on_lists().await.unwrap();
    let back = county.services.db.find_person(person.id).await.unwrap().unwrap();
    assert_eq!(back.disability_certificate, None);
    assert_eq!(back.categories, person.categories);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_lacks_something_says_so_and_keeps_the_rest() {
    let county = County::new().await;
    let cookie = county.session(Role::TownOfficer, COUNTY, "officer").await;
    let sent = send(&county, &cookie, &form("", "姓名\n")).await;
    let flash = sent.flash();
    assert_eq!(flash.refusal, Some(Refusal::field("register", Problem::Required)));
    assert_eq!(flash.typed("source"), "县残联");
    let empty = send(&county, &cookie, &form("poor", "")).await;
    assert_eq!(
        empty.flash().refusal,
        Some(Refusal::field("file", Problem::Required))
    );
    let cut = form("poor", "姓名,身份证号\n");
    let cut = send(&county, &cookie, &cut[..cut.len() - 9]).await;
    assert!(
        matches!(cut.flash().refusal, Some(Refusal::Fields(_))),
        "a form that is cut off is no form"
    );
    let large = "x".repeat(domain::list::FILE_MAX + 20_000);
    let large = send(&county, &cookie, &form("poor", &large)).await;
    assert_eq!(
        large.flash().refusal,
        Some(Refusal::field("file", Problem::TooLong))
    );
    let page = county.get("/staff/lists", &cookie).await.text();
    assert!(page.contains("还没有传过名单"), "nothing was kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_larger_than_a_form_is_taken_from_officers_alone() {
    let county = County::new().await;
    let cookie = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let person = somebody_without_certificate(&county).await;
    let rows = format!("{}{}", list(&person), ",,,\n".repeat(50_000));
    let sent = send(&county, &cookie, &form("disability", &rows)).await;
    assert_eq!(sent.flash().notice, Some(Notice::ListReceived));
    let coordinator = county.session(Role::Coordinator, COUNTY, "helper").await;
    let refused = send(&county, &coordinator, &form("disability", &list(&person))).await;
    assert_eq!(refused.flash().refusal, Some(Refusal::NotAllowed));
    for who in [coordinator.as_str(), ""] {
        let unread = send(&county, who, &form("disability", &rows)).await;
        assert_eq!(
            unread.status,
            StatusCode::PAYLOAD_TOO_LARGE,
            "the file of somebody who may bring none is not even read"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_whose_file_a_row_is_keeps_the_ticks_of_the_page() {
    let county = County::new().await;
    let cookie = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let person = somebody_without_certificate(&county).await;
    let birth = person.birth();
    let alike = (1..999)
        .filter_map(|number| ResidentId::compose(990_101, birth, number).ok())
        .find(|id| *id != person.resident_id)
        .unwrap();
    let row = |id: ResidentId| {
        let number = String::from(id);
        format!("{},{number},{number}43,{}\n", person.name, person.living_area)
    };
    let fresh = ResidentId::compose(990_101, "1950-01-02".parse().unwrap(), 7).unwrap();
    let csv = format!("姓名,身份证号,残疾证号,现住址\n{}{}", row(alike), row(fresh));
    let sent = send(&county, &cookie, &form("disability", &csv)).await;
    let address = sent.header("location");
    county.services.work_on_lists().await.unwrap();
    let id = address.rsplit('/').next().unwrap().parse().unwrap();
    let lists = county.services.ports().lists;
    let rows = async || {
        let page = lists.list(&Actor::Operator, id, ListQuery::default()).await;
        page.unwrap().rows
    };
    let before = rows().await;
    assert_eq!(before[0].state, RowState::LookAlike);
    let body = format!("shown={0}&ticked={0}&choice={1}", before[1].id, before[0].id);
    let done = county.post(&format!("{address}/choose"), &body, &cookie).await;
    assert_eq!(done.flash().notice, Some(Notice::Saved), "{:?}", done.flash());
    let after = rows().await;
    assert!(after[1].ticked, "what was ticked on the page is kept");
    assert_eq!(after[0].state, RowState::New);
    let unsure = county.post(&format!("{address}/close"), "", &cookie).await;
    let sure = Refusal::field("sure", Problem::Required);
    assert_eq!(unsure.flash().refusal, Some(sure));
    let ticked = county
        .post(&format!("{address}/close"), "sure=yes", &cookie)
        .await;
    assert_eq!(ticked.flash().refusal, Some(Refusal::Changed), "it has ticks");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_ticked_and_why_comes_back_after_a_refusal() {
    let county = County::new().await;
    let cookie = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let person = somebody_without_certificate(&county).await;
    let sent = send(&county, &cookie, &form("disability", &list(&person))).await;
    let address = sent.header("location");
    county.services.work_on_lists().await.unwrap();
    let id = address.rsplit('/').next().unwrap().parse().unwrap();
    let lists = county.services.ports().lists;
    let gone = lists.gone(&Actor::Operator, id, 0).await.unwrap().people;
    assert!(!gone.is_empty(), "a list of one leaves the others out");
    let all: Vec<String> = gone.iter().map(|one| format!("person={}", one.person)).collect();
    let all = all.join("&");
    let long = "新名册里没有这个人".repeat(20);
    let number = "打过 13800138000，没人接";
    for (rest, told, reason) in [
        ("decision=end&last_on=", "这里要填。", long.as_str()),
        ("decision=keep&last_on=", "不要写电话、身份证号", number),
    ] {
        let body = format!("{all}&{rest}&reason={}", app::routes::escape(reason));
        let again = county.post(&format!("{address}/gone"), &body, &cookie).await;
        assert_eq!(again.status, 422, "the form again");
        assert_eq!(again.cookie("flash"), None, "nothing of it travels in a cookie");
        assert_eq!(again.header("cache-control"), "no-store");
        let page = again.text();
        assert!(
            page.contains(told) && page.contains(&format!(">{reason}</textarea>")),
            "{page}"
        );
        for one in &gone {
            let ticked = format!(r#"name="person" value="{}" checked"#, one.person);
            assert!(page.contains(&ticked), "{ticked} is not in {page}");
        }
    }
    let other = format!("{all}&person={}&decision=keep&reason=x", person.id);
    let late = county.post(&format!("{address}/gone"), &other, &cookie).await;
    assert_eq!(late.status, 409, "not all of them are missing");
    assert_eq!(late.cookie("flash"), None);
    let first = format!(r#"name="person" value="{}" checked"#, gone[0].person);
    assert!(late.text().contains(&first));
}
