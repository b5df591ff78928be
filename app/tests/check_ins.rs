//! The day of a fair, as pages.

use crate::fakes::{Fake, fair_id, id};
use crate::site::Reader;
use app::Flash;
use axum::http::StatusCode;
use domain::actor::{Actor, Role};
use domain::fair::code::FairCode;
use domain::ids::{AccountId, EmployerId, FairId, VacancyId};

fn organiser() -> Reader {
    Reader::staff(Role::Organiser)
}

fn empty(reader: Reader) -> Reader {
    Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..reader
    }
}

#[tokio::test]
async fn the_day_shows_counts_gates_what_was_refused_and_a_wrong_clock() {
    let day = format!("/staff/fairs/{}/day", id(71));
    let page = organiser().open(&day).await;
    page.shows(&[
        "求职者 128",
        "其中登记过的 100",
        "1 号入口 东门",
        "这是以前那场的码。现场登记就能进 3",
        "128 号 王** · 9:10 · 1 号入口 · 扫码",
        "补传 11:10",
        "手机钟显示 9:00, 慢 10 分钟",
        "/undo\"",
        "/revoke\"",
    ]);
    let page = empty(organiser()).open(&day).await;
    page.shows(&["还没有入口。先建一个", "还没有人签到"]);
}

#[tokio::test]
async fn a_gate_works_by_plain_forms_and_says_who_is_in_already() {
    let page = Reader::visitor()
        .open(&format!("/gate/secret?last={}", id(722)))
        .await;
    page.shows(&[
        "已经签过 9:10，2 号入口",
        r#"action="/gate/secret/undo""#,
        r#"data-gate="code""#,
        r#"data-gate="walk_in""#,
        r#"name="birth_year""#,
        "在场 128",
        "gate.webmanifest",
        "/gate.js",
        "/camera.js",
        &format!(r#"href="/gate/secret/slip/{}""#, id(721)),
    ]);
    page.hides(&["王小明", "正在打开"]);
    empty(Reader::visitor())
        .open("/gate/secret")
        .await
        .shows(&["还没到时间"]);
}

#[tokio::test]
async fn a_stand_finds_its_note_and_asks_what_came_of_it() {
    let page = Reader::visitor().open("/stand/secret?visitor=128").await;
    page.shows(&[
        "12 号展位 青禾制衣厂",
        "只有号码",
        "之前记过: 约面试 会平车",
        "该填结果了",
        r#"action="/stand/secret/result""#,
        r#"value="no_show""#,
        r#"data-camera="用摄像头扫""#,
        "/camera.js",
    ]);
    empty(Reader::visitor())
        .open("/stand/secret")
        .await
        .shows(&["还没记过"]);
    let vacancy = VacancyId(id(1)).to_string();
    let typed = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let sent_back = Reader {
        flash: Flash {
            typed: vec![typed("interview_on", "2020-01-01"), typed("vacancy", &vacancy)],
            ..Flash::default()
        },
        ..Reader::visitor()
    };
    let page = sent_back.open("/stand/secret?visitor=128").await;
    page.shows(&[r#"value="2020-01-01""#, &format!(r#"value="{vacancy}" selected"#)]);
}

#[tokio::test]
async fn results_and_the_report_show_what_was_counted() {
    let results = organiser()
        .open(&format!("/staff/fairs/{}/results", id(71)))
        .await;
    results.shows(&["12 号展位 青禾制衣厂", "33.3%", "947"]);
    let report = organiser().open("/staff/fair-report?year=2026").await;
    report.shows(&["残疾人专场招聘会", "947", "31", "fair-report.csv?year=2026"]);
    empty(organiser())
        .open("/staff/fair-report")
        .await
        .shows(&["还没有办过的招聘会"]);
}

#[tokio::test]
async fn who_came_without_a_code_gets_one_on_paper() {
    let page = Reader::visitor()
        .open(&format!("/gate/secret/slip/{}", id(721)))
        .await;
    page.shows(&[
        "128 号 王**",
        "<title>https://songgang.example/f/",
        r#"href="/gate/secret""#,
        "打印",
    ]);
    page.hides(&["gate.js"]);
}

#[tokio::test]
async fn a_code_in_a_strange_telephone_says_nothing_of_anybody_and_leads_an_employer_to_its_stand() {
    let code = FairCode::new(fair_id(), [7; 10]);
    let address = format!("/f/{code}");
    let page = Reader::visitor().open(&address).await;
    page.shows(&["入场码", "data-desk", "/camera.js", "noindex"]);
    page.hides(&["王", "/employer/fairs/"]);
    let employer = Reader::signed_in(Actor::Employer {
        employer: EmployerId(id(1)),
        account: AccountId(id(2)),
    });
    let own = employer.open(&address).await;
    own.shows(&[&format!(r#"action="/employer/fairs/{}/day/find""#, fair_id())]);
    let other = FairCode::new(FairId(id(99)), [7; 10]);
    let elsewhere = employer.open(&format!("/f/{other}")).await;
    elsewhere.hides(&["/day/find"]);
    assert_eq!(
        Reader::visitor().open("/f/nothing").await.status,
        StatusCode::NOT_FOUND
    );
}
