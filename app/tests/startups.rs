//! Start-up cases, as pages.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use domain::actor::Role;

fn town() -> Reader {
    Reader::staff(Role::TownOfficer)
}

fn empty() -> Reader {
    Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..town()
    }
}

#[tokio::test]
async fn the_list_says_who_started_what_and_whom_to_visit() {
    let page = town().open("/staff/startups").await;
    page.shows(&["李秀英", "手工编织", "已开业", "五个一 1/5", "该回访了 第 6 个月"]);
    empty().open("/staff/startups").await.shows(&["这里还没有人"]);
}

#[tokio::test]
async fn a_case_shows_services_visits_and_the_loan_with_its_next_step() {
    let page = town().open(&format!("/staff/startups/{}", id(980))).await;
    page.shows(&[
        "创业培训证书",
        "还没有",
        "照-7",
        "第 12 个月",
        "100000 元",
        "已申请",
        r#"value="recommended""#,
        r#"name="running""#,
    ]);
    page.hides(&[r#"value="granted""#]);
}

#[tokio::test]
async fn a_wish_is_entered_from_the_file_and_the_report_adds_up() {
    let page = empty()
        .open(&format!("/staff/people/{}?tab=startup", id(500)))
        .await;
    page.shows(&["还没有记过创业意愿", r#"name="project""#]);
    let page = town().open("/staff/startup-report?year=2025&quarter=1").await;
    page.shows(&["第1季度", "河湾镇", "year=2025&amp;quarter=1"]);
}
