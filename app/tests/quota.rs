//! The disability quota, as pages.

use crate::fakes::Fake;
use crate::site::Reader;
use domain::actor::Role;

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
