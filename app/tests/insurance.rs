//! The land-loss insurance, as pages.

use crate::fakes::{Fake, enrolment_id, id};
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::refusal::{Problem, Refusal};

fn county() -> Reader {
    Reader::staff(Role::CountyOfficer)
}

#[tokio::test]
async fn the_list_says_where_everybody_stands_and_who_waits_to_be_registered() {
    let page = county().open("/staff/insurance?stage=instalments").await;
    page.shows(&[
        "李秀英",
        "分期缴费中 1",
        "675.00 元",
        "已经认定，还没有登记的人",
        "王大山",
        "/staff/insurance/run?month=2026-06",
        &format!(r#"href="/staff/insurance/{}""#, enrolment_id()),
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..county()
    };
    empty.open("/staff/insurance").await.shows(&["这里还没有人"]);
}

#[tokio::test]
async fn a_place_shows_account_plan_calculation_and_what_today_would_change() {
    let page = county()
        .open(&format!("/staff/insurance/{}", enrolment_id()))
        .await;
    page.shows(&[
        "还差",
        "2025.00 元",
        "个人缴费",
        "SJ-12",
        "政府补助比例 70 %",
        "《县被征地农民",
        "+1800.00 元",
        "-900.00 元",
        r#"name="version" value="3""#,
        r#"name="fen""#,
        "冲正",
    ]);
    let refused = Reader {
        flash: Flash {
            refusal: Some(Refusal::field("fen", Problem::OutOfRange)),
            typed: vec![("fen".to_owned(), "9999".to_owned())],
            ..Flash::default()
        },
        ..county()
    };
    let page = refused
        .open(&format!("/staff/insurance/{}", enrolment_id()))
        .await;
    page.shows(&[r#"value="9999""#, "problem"]);
}

#[tokio::test]
async fn a_run_is_looked_at_before_it_is_confirmed() {
    let page = county().open("/staff/insurance/run?month=2026-06").await;
    page.shows(&[
        "2026年6月",
        "共 1 人，112.50 元",
        "2 人已经记过",
        r#"name="count" value="1""#,
        r#"name="sum" value="11250""#,
        "已经身故、还没有结束的",
    ]);
}

#[tokio::test]
async fn the_file_offers_what_may_be_chosen_with_its_figures() {
    let page = county()
        .open(&format!("/staff/people/{}?tab=insurance", id(500)))
        .await;
    page.shows(&[
        "老年养老保障",
        "老年养老补助",
        "12600.00 元",
        r#"name="scheme""#,
        "职工养老保险",
    ]);
}

#[tokio::test]
async fn reports_show_their_figures_and_sheets_can_be_printed() {
    let page = county().open("/staff/land-register").await;
    page.shows(&["河湾镇", "31", "29", "/staff/land-register.csv"]);
    let page = county().open("/staff/land-fund?year=2026").await;
    page.shows(&[
        "收支和余额对得上",
        "城东工业园",
        "12.34 亩",
        "370200.00 元",
        "过期了",
    ]);
    for sheet in ["statement", "notice"] {
        let page = county()
            .open(&format!("/staff/insurance/{}/{sheet}", enrolment_id()))
            .await;
        page.shows(&["李秀英", "本人签字或按手印"]);
    }
}

#[tokio::test]
async fn the_person_reads_what_to_pay_and_what_lies_on_the_account() {
    let mine = Reader::signed_in(Actor::Seeker(PersonId(id(500))));
    let page = mine.open("/me").await;
    page.shows(&["我的征地养老保险", "请在这一天以前缴费", "675.00 元", "对账单"]);
}
