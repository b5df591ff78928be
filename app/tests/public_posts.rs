//! Public-welfare posts as officers, coordinators and everybody see them.

use crate::fakes::{Fake, id, post_id};
use crate::site::Reader;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId};

fn county() -> Reader {
    Reader::staff(Role::CountyOfficer)
}

#[tokio::test]
async fn the_list_says_how_seats_stand_and_that_a_share_is_not_set() {
    let page = county().open("/staff/posts").await;
    page.shows(&[
        "村道保洁员",
        "在岗 1 人，共 2 人",
        "报名待办 1 人",
        "1/4 (25%)",
        "要求的比例还没有设定",
        r#"href="/staff/posts/new""#,
        r#"href="/staff/posts/attendance""#,
        r#"href="/staff/posts/payments""#,
        r#"href="/staff/posts/report""#,
        &format!(r#"href="/staff/posts/{}""#, post_id()),
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..county()
    };
    empty.open("/staff/posts").await.shows(&["这里还没有岗位"]);
}

#[tokio::test]
async fn a_post_offers_what_can_be_decided_now() {
    let page = county().open(&format!("/staff/posts/{}", post_id())).await;
    page.shows(&[
        "每天上午打扫村道。",
        "54240 元",
        "李秀英",
        "2027年5月31日",
        "1/36",
        "张大山",
        r#"value="pass""#,
        r#"value="notice""#,
        r#"value="withdraw""#,
        r#"name="person_no""#,
    ]);
    page.hides(&[r#"value="approve""#, r#"value="appoint""#]);
}

#[tokio::test]
async fn a_month_is_one_form_and_a_list_says_what_is_due() {
    let sheet = county().open("/staff/posts/attendance?month=2026-06").await;
    sheet.shows(&[
        "2026年6月",
        "一个月来满 15 天才发补贴",
        r#"max="30""#,
        r#"value="22""#,
        r#"action="/staff/posts/attendance/check""#,
    ]);
    let list = county().open("/staff/posts/payments?month=2026-06").await;
    list.shows(&[
        "还有 2 人的考勤镇里没有核",
        "904",
        "待列入",
        r#"href="/staff/posts/payments.csv?month=2026-06""#,
    ]);
    list.hides(&[r#"name="receipt""#]);
    let report = county().open("/staff/posts/report?month=2026-06").await;
    report.shows(&[
        "河湾镇",
        "期满",
        r#"href="/staff/posts/report.csv?month=2026-06""#,
    ]);
}

#[tokio::test]
async fn names_hang_out_masked() {
    let page = Reader::default().open("/posts/notices").await;
    page.shows(&["李**", "村道保洁员", "公示到"]);
    page.hides(&["P500"]);
}

#[tokio::test]
async fn day_labour_stands_by_its_days_with_the_telephone() {
    let page = Reader::visitor().open("/day-jobs?area=330521101").await;
    page.shows(&[
        "今天",
        "搬运",
        "200 元/天",
        "镇政府门口",
        "还要 3 人",
        r#"href="tel:0572-3012345""#,
    ]);
    Reader::visitor().open("/").await.shows(&[r#"href="/day-jobs""#]);
}

#[tokio::test]
async fn an_employer_sees_masked_who_applied_and_no_link_that_leads_nowhere() {
    let page = Reader::signed_in(Actor::Employer {
        employer: EmployerId(id(40)),
        account: AccountId(id(1)),
    })
    .open("/employer/posts")
    .await;
    page.shows(&["谁报名了", "李**", "河湾镇", "报名了，等审核"]);
    page.hides(&["李秀英", "?mends="]);
}
