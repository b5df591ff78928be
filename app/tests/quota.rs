//! The disability quota, as pages.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId};

#[tokio::test]
async fn a_year_shows_every_employer_with_what_can_be_done() {
    let county = Reader::staff(Role::CountyOfficer);
    let page = county.open("/staff/quota/2026").await;
    page.shows(&[
        "青禾制衣厂",
        "等残联核对",
        "未达标，要缴保障金",
        "100000.00 元",
        "/staff/quota/2026/list.csv",
        r#"name="placed""#,
        r#"name="fen""#,
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..county
    };
    empty
        .open("/staff/quota")
        .await
        .shows(&["这一年还没有开始", "/staff/quota/2026/open"]);
}

#[tokio::test]
async fn a_firm_declares_for_one_year_at_a_time() {
    let firm = Reader::signed_in(Actor::Employer {
        employer: EmployerId(id(1)),
        account: AccountId(id(1)),
    });
    let first = firm.open("/employer").await;
    first.shows(&["申报职工人数 2025", r#"href="/employer?quota=2026#quota""#]);
    assert_eq!(first.html.matches(r#"id="as_of""#).count(), 1);
    let other = firm.open("/employer?quota=2026").await;
    other.shows(&["申报职工人数 2026", r#"href="/employer?quota=2025#quota""#]);
}

#[tokio::test]
async fn everybody_reads_the_list_of_employers() {
    let page = Reader::visitor().open("/quota/2026").await;
    page.shows(&["青禾制衣厂", "1.65", "未达标", "保障金未缴"]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::visitor()
    };
    empty.open("/quota").await.shows(&["这一年还没有公示"]);
}
