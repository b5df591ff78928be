//! Training classes, as pages.

use crate::fakes::{Fake, class_id, id};
use crate::site::Reader;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId, PersonId};

fn town() -> Reader {
    Reader::staff(Role::TownOfficer)
}

fn seeker() -> Reader {
    Reader::signed_in(Actor::Seeker(PersonId(id(500))))
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
async fn needs_lead_to_a_plan_near_home() {
    let page = town().open("/staff/training/needs").await;
    page.shows(&[
        "缝纫",
        "河湾镇",
        "12 人想学",
        "/staff/training/new?area=330521101",
    ]);
    page.shows(&[
        "青禾制衣厂",
        "缝纫工 · 20 人",
        "/staff/training/new?order=",
        "不安排",
    ]);
    empty()
        .open("/staff/training/needs")
        .await
        .shows(&["还没有人说想学什么", "现在没有单位提要求"]);
    let ordered = town()
        .open(&format!("/staff/training/new?order={}", id(992)))
        .await;
    ordered.shows(&["为这个单位的要求开班：青禾制衣厂", r#"name="order""#, "周老师"]);
    ordered.hides(&[r#"name="employer""#]);
    let form = town()
        .open("/staff/training/new?area=330521101&topic=%E7%BC%9D%E7%BA%AB")
        .await;
    form.shows(&["缝纫培训班", "他们家附近", r#"name="trainer_paper""#, "school"]);
}

#[tokio::test]
async fn a_class_shows_plan_people_days_and_what_is_to_be_done() {
    town()
        .open("/staff/training")
        .await
        .shows(&["缝纫工培训班", "上课中", "12/30 人，3 人排队"]);
    empty().open("/staff/training").await.shows(&["还没有培训班"]);
    let of = |tab: &str| format!("/staff/training/{}?tab={tab}", class_id());
    let plan = town().open(&of("plan")).await;
    plan.shows(&[
        "平缝、锁边",
        "教师证 7",
        "不在教师名册里",
        "/staff/poster?class=",
        r#"value="cancel""#,
    ]);
    plan.hides(&[r#"value="approve""#]);
    town()
        .open(&of("people"))
        .await
        .shows(&["李秀英", "优先安排", "别的乡镇的学员这里不显示：4"]);
    town()
        .open(&of("days"))
        .await
        .shows(&["不算 停电", "1 天课，算 1 天", r#"value="keep_day""#]);
    town()
        .open(&of("checks"))
        .await
        .shows(&["还没有抽查过", "抽几个人去看在不在"]);
}

#[tokio::test]
async fn signing_in_works_by_roster_by_code_and_by_wall() {
    let day = town().open(&format!("/staff/training/{}/day", class_id())).await;
    day.shows(&["李秀英", r#"name="who""#, r#"src="/roll.js""#, "点名"]);
    let scan = town().open("/staff/sign/abc").await;
    scan.shows(&["李秀英", r#"value="in""#]);
    let own = seeker().open("/training/abc").await;
    own.shows(&["今天已经签到", r#"value="out""#]);
}

#[tokio::test]
async fn whoever_may_not_take_part_reads_why() {
    let page = town()
        .open(&format!("/staff/training/{}/enrol?no=P500", class_id()))
        .await;
    page.shows(&["不能报这个班", "年龄还不到"]);
    page.hides(&[r#"name="person_no""#]);
    let course = format!("/courses/{}", id(3));
    Reader::visitor()
        .open(&course)
        .await
        .shows(&["正在报名的班", "去登录"]);
    let own = seeker().open(&course).await;
    own.shows(&["年龄还不到"]);
    own.hides(&["/me/classes/"]);
}

#[tokio::test]
async fn one_s_own_page_shows_the_days_and_the_code() {
    seeker().open("/me").await.shows(&[
        "我的培训班",
        "10 天课，算 1 天",
        "停电",
        "退出以后名额会给后面的人",
    ]);
}

#[tokio::test]
async fn the_report_has_its_own_denominators() {
    let page = town().open("/staff/training-report?year=2026&month=6").await;
    page.shows(&[
        "培训统计 2026-06",
        "1（100%）",
        "0（0%）",
        "没达标",
        "85/85",
        "month=6",
    ]);
}

#[tokio::test]
async fn an_employer_orders_training_and_sees_the_class() {
    let employer = || {
        Reader::signed_in(Actor::Employer {
            employer: EmployerId(id(40)),
            account: AccountId(id(41)),
        })
    };
    let page = employer().open("/employer/training").await;
    page.shows(&[
        "缝纫工 · 20 人",
        "已经安排开班",
        "缝纫工培训班",
        "不需要了",
        r#"name="needed_by""#,
    ]);
    let none = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..employer()
    };
    let page = none.open("/employer/training").await;
    page.shows(&["还没有提过要求", "名单上"]);
    page.hides(&[r#"name="needed_by""#]);
}
