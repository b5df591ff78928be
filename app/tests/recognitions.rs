//! Recognitions, notices and objections.

use crate::fakes::{Fake, RECOGNITION};
use crate::site::Reader;
use app::Flash;
use domain::actor::Role;
use domain::refusal::Refusal;

#[tokio::test]
async fn the_inbox_shows_what_waits_what_is_late_and_what_one_is_told() {
    let page = Reader::staff(Role::CountyOfficer)
        .open("/staff/recognitions?overdue=yes")
        .await;
    page.shows(&[
        "李秀英",
        "县里决定",
        "等你办",
        "超期",
        "认定快到期，请续办",
        "/staff/recognitions/new?person=",
        r#"action="/staff/recognition-tasks/"#,
        "/staff/recognitions?state=county_decision",
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::TownOfficer)
    };
    empty
        .open("/staff/recognitions")
        .await
        .shows(&["这里没有要办的申请"]);
}

#[tokio::test]
async fn figures_of_then_stand_beside_those_of_now() {
    let address = format!("/staff/recognitions/{RECOGNITION}");
    let page = Reader::staff(Role::CountyOfficer).open(&address).await;
    page.shows(&[
        "决定那天的依据",
        "30 %",
        "25 %",
        "代表 30 人，到会 25 人，同意 20 人",
        "1.43 亩",
    ]);
}

#[tokio::test]
async fn what_hurts_asks_why_and_must_be_meant() {
    let address = format!("/staff/recognitions/{RECOGNITION}");
    let page = Reader::staff(Role::CountyOfficer).open(&address).await;
    page.shows(&[
        r#"name="version" value="5""#,
        r#"value="refuse""#,
        r#"id="reason-refuse""#,
        r#"id="sure-refuse""#,
        r#"id="reason-hand_back""#,
    ]);
    page.hides(&[r#"id="sure-hand_back""#, r#"id="reason-recognise""#]);
}

#[tokio::test]
async fn whoever_came_second_reads_what_happened() {
    let reader = Reader {
        flash: Flash {
            refusal: Some(Refusal::Changed),
            ..Flash::default()
        },
        ..Reader::staff(Role::CountyOfficer)
    };
    let page = reader.open(&format!("/staff/recognitions/{RECOGNITION}")).await;
    page.shows(&["刚才已经有人改过了。", "刚才发生的"]);
}

#[tokio::test]
async fn a_notice_labels_nobody_and_takes_an_objection() {
    let page = Reader::visitor().open("/notices").await;
    page.shows(&["李**", "就业援助对象认定", "河湾镇 柳树村"]);
    page.hides(&["李秀英", "贫困"]);
    let notice = Reader::visitor()
        .open("/notices/00000000-0000-0000-0000-000000000071")
        .await;
    notice.shows(&["2026年6月10日", r#"action="/notices/"#, "可以不填"]);
    notice.hides(&["李秀英", "贫困"]);
    let sent = Reader {
        flash: Flash {
            receipt: Some("20260603-ABCDEFGH".to_owned()),
            ..Flash::default()
        },
        ..Reader::visitor()
    };
    let page = sent.open("/notices/00000000-0000-0000-0000-000000000071").await;
    page.shows(&["20260603-ABCDEFGH"]);
}

#[tokio::test]
async fn each_group_asks_for_its_own_facts() {
    let form = async |kind: &str| {
        let address = format!("/staff/recognitions/new?person={RECOGNITION}&kind={kind}");
        Reader::staff(Role::Coordinator).open(&address).await
    };
    form("land_loss_farmer")
        .await
        .shows(&[r#"name="area_left""#, r#"name="approved_on""#]);
    form("zero_transfer_household_member")
        .await
        .shows(&[r#"name="willing_surplus""#]);
    let disabled = form("person_with_disability").await;
    disabled.shows(&["档案里没有残疾人证"]);
    disabled.hides(&[r#"name="area_left""#]);
}

#[tokio::test]
async fn forms_start_from_what_is_known_and_keep_what_was_typed() {
    let new = format!("/staff/recognitions/new?person={RECOGNITION}&kind=land_loss_farmer");
    let again = format!("/staff/recognitions/{RECOGNITION}/restate");
    let office = Reader::staff(Role::Coordinator);
    let page = office.open(&new).await;
    page.shows(&[
        "请核对",
        r#"value="4.43""#,
        r#"value="1.43""#,
        r#"value="2026-03-01""#,
    ]);
    let page = office.open(&again).await;
    page.shows(&[
        r#"name="version" value="5""#,
        r#"value="1.43""#,
        r#"value="征地批文""#,
    ]);
    let sent = Reader {
        flash: Flash {
            refusal: Some(Refusal::Fields(Vec::new())),
            typed: vec![("area_left".to_owned(), "9.99".to_owned())],
            ..Flash::default()
        },
        ..Reader::staff(Role::Coordinator)
    };
    for address in [new, again] {
        let page = sent.open(&address).await;
        page.shows(&[r#"value="9.99""#]);
        page.hides(&[r#"value="1.43""#]);
    }
}
