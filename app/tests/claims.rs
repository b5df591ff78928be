//! Subsidies and the calculators of rules, as pages.

use crate::fakes::{Fake, claim_id};
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::refusal::{Problem, Refusal};
use uuid::Uuid;

#[tokio::test]
async fn the_list_says_who_is_owed_what_and_by_when() {
    let page = Reader::staff(Role::CountyOfficer).open("/staff/claims").await;
    page.shows(&[
        "李秀英",
        "居家就业补助",
        "900 元",
        "快到期了",
        "按今天的标准是",
        "750 元",
        "−150 元",
        r#"href="/staff/claims?show=town""#,
        &format!(r#"href="/staff/claims/{}""#, claim_id()),
    ]);
    let pay = Reader::staff(Role::CountyOfficer)
        .open("/staff/claims?show=pay&kind=home_work")
        .await;
    pay.shows(&[
        "/staff/claims.csv",
        r#"name="month" type="month" value="2026-06""#,
        "2026 年补贴预算",
        "37500 元",
        "(38%)",
        "全部付完还剩",
        "61600 元",
        r#"href="/staff/claims?show=town&amp;kind=home_work""#,
    ]);
    let nothing = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::CountyOfficer)
    };
    nothing.open("/staff/claims").await.shows(&["这里没有。"]);
}

#[tokio::test]
async fn one_claim_shows_its_calculation_its_papers_and_what_is_to_be_done() {
    let address = format!("/staff/claims/{}", claim_id());
    let page = Reader::staff(Role::TownOfficer).open(&address).await;
    page.shows(&[
        "怎么算的",
        r#"href="/policies/r35""#,
        "几个月",
        "每人每月150元的就业补助",
        "要的材料",
        "申请表",
        "核对无误，报县里",
        "这一步要换一个人办",
        "办理经过",
    ]);
    let flash = Flash {
        refusal: Some(Refusal::field("reason", Problem::Required)),
        typed: vec![("step".to_owned(), "refuse".to_owned())],
        ..Flash::default()
    };
    let again = Reader {
        flash,
        ..Reader::staff(Role::TownOfficer)
    };
    let page = again.open(&address).await;
    page.shows(&[r"<details open", "这里要填。", r#"id="refuse-reason""#]);
}

#[tokio::test]
async fn my_page_says_what_may_be_mine_and_what_to_bring() {
    let me = Reader::signed_in(Actor::Seeker(PersonId(Uuid::from_u128(500))));
    let page = me.open("/me").await;
    page.shows(&[
        "我的补贴",
        "这可能是你的，还没申请",
        "身份证和复印件",
        &format!(r#"action="/me/claims/{}""#, claim_id()),
    ]);
}

#[tokio::test]
async fn the_board_names_nobody_in_full() {
    let page = Reader::visitor().open("/notices").await;
    page.shows(&["补贴公示", "李*英", "900 元", "居家就业补助"]);
}

#[tokio::test]
async fn a_rule_is_worked_out_without_a_script() {
    let form = Reader::visitor().open("/policies/R35").await;
    form.shows(&["居家就业补助", r#"action="/policies/r35""#, r#"name="months""#]);
    form.hides(&[r#"id="result""#]);
    let page = Reader::visitor().open("/policies/R35?months=12").await;
    page.shows(&[r#"id="result""#, "1800 元", "用到的标准", r#"value="12""#]);
    let list = Reader::visitor()
        .open("/policies/R37?employed.0.months=12&employed.1.months=11")
        .await;
    list.shows(&["3000 元", r#"name="employed.2.months""#]);
}

#[tokio::test]
async fn what_cannot_be_worked_out_says_why_beside_its_field() {
    let page = Reader::visitor()
        .open("/policies/R43?attended=abc&class_days=15")
        .await;
    page.shows(&[r#"id="attended-problem""#, "看不懂", r#"value="abc""#]);
    let page = Reader::visitor()
        .open("/policies/R43?attended=3&class_days=")
        .await;
    page.shows(&[r#"id="class_days-problem""#, "这里要填。"]);
    let none = Reader::visitor().open("/policies/R999").await;
    assert_eq!(none.status, 404);
}

#[tokio::test]
async fn figures_are_folded_under_headings_with_anchors() {
    for page in [
        Reader::visitor().open("/policies").await,
        Reader::staff(Role::CountyOfficer).open("/staff/figures").await,
    ] {
        page.shows(&[
            r#"id="figures-subsidies""#,
            "<summary><h2>补贴和奖励 ",
            r#"id="figures-land""#,
        ]);
    }
}

#[tokio::test]
async fn what_the_program_cannot_find_is_entered_by_the_facts_of_its_rule() {
    let reader = Reader::staff(Role::Coordinator);
    reader
        .open("/staff/claims/new")
        .await
        .shows(&["选补贴", "培训生活费补助"]);
    let page = reader.open("/staff/claims/new?kind=training_allowance").await;
    page.shows(&[
        r#"name="attended""#,
        r#"name="class_days""#,
        r#"name="person_no""#,
    ]);
}
