//! What people are told, and the lists somebody goes out with.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::refusal::{FieldProblem, Problem, Refusal};
use uuid::Uuid;

fn me() -> Reader {
    Reader::signed_in(Actor::Seeker(PersonId(Uuid::from_u128(1))))
}

fn person_page() -> String {
    format!("/staff/people/{}", id(1))
}

#[tokio::test]
async fn the_inbox_marks_what_is_new() {
    let page = me().open("/me").await;
    page.shows(&[
        "消息",
        "2 个新的，还没看过",
        "给你找了 2 个岗位",
        "给你发过短信：2 个岗位",
        "2 个岗位招到人了",
    ]);
    let nothing = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..me()
    };
    nothing
        .open("/me")
        .await
        .shows(&["还没有消息。"])
        .hides(&["没看过"]);
}

#[tokio::test]
async fn the_button_for_this_browser_waits_for_its_script() {
    let page = me().open("/me").await;
    page.shows(&[
        r#"id="push" hidden"#,
        r#"data-key="BKey""#,
        r#"data-on="/me/push""#,
        r#"src="/push.js""#,
    ]);
    let nobody_is_told = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..me()
    };
    nobody_is_told.open("/me").await.hides(&["push.js", "提醒我"]);
    Reader::visitor().open("/me").await.hides(&["push.js"]);
}

#[tokio::test]
async fn a_file_says_how_somebody_was_told_and_takes_a_call_down() {
    let page = Reader::staff(Role::CountyOfficer).open(&person_page()).await;
    page.shows(&[
        "怎么告诉他的",
        "退回：号码不通",
        "打通了 · 1 个岗位",
        "说下周去看",
        "今年的进度",
        "月底应有",
        &format!(r#"action="/staff/people/{}/calls""#, id(500)),
        r#"type="datetime-local""#,
        r#"name="lead""#,
    ]);
    let reads = Reader::staff(Role::Auditor).open(&person_page()).await;
    reads.shows(&["怎么告诉他的"]).hides(&["/calls"]);
}

#[tokio::test]
async fn a_mistake_in_a_call_keeps_what_was_typed() {
    let flash = Flash {
        refusal: Some(Refusal::Fields(vec![FieldProblem {
            field: "leads".to_owned(),
            problem: Problem::Required,
        }])),
        typed: [
            ("called_at", "2026-11-21T09:30"),
            ("reached", "yes"),
            ("note", "要想一想"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec(),
        ..Flash::default()
    };
    let page = Reader {
        flash,
        ..Reader::staff(Role::CountyOfficer)
    }
    .open(&person_page())
    .await;
    page.shows(&[
        r#"value="2026-11-21T09:30""#,
        r#"value="要想一想""#,
        r#"value="yes" required checked"#,
    ]);
}

#[tokio::test]
async fn who_is_behind_is_listed_and_printed_village_by_village() {
    let reader = Reader::staff(Role::Coordinator);
    let page = reader.open("/staff/behind?area=330521101").await;
    page.shows(&[
        "谁落后了",
        "差 3 个",
        "短信和提醒都送不到，要上门或打电话",
        "没有电话",
        "差 2 个以上：1 人 · 差 1 个：1 人 · 消息送不到：1 人",
        "/staff/visit-list?area=330521101",
    ]);
    let paper = reader.open("/staff/visit-list?area=330521101").await;
    paper.shows(&["sheet list", "签名或手印", "李秀英", "照实填写"]);
    let none = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::Coordinator)
    };
    none.open("/staff/behind?area=330521101")
        .await
        .shows(&["这里没有人落后。"]);
}

#[tokio::test]
async fn a_village_hears_of_work_and_of_nobody() {
    let reader = Reader::staff(Role::CountyOfficer);
    let page = reader.open("/staff/village-news?area=330521101201").await;
    page.shows(&[
        "柳树村的乡亲们请注意",
        "第1个：",
        "招3人",
        "元一个月",
        "包住",
        "打电话 057 2301 2345",
        "【柳树村·招工】",
        "找工作不收任何费用",
        "/staff/village-news.txt?area=330521101201&amp;way=loudspeaker",
    ])
    .hides(&["李秀英"]);
    let choose = reader.open("/staff/village-news").await;
    choose.shows(&["先选一个镇或村。", "/staff/village-news?area=330521101"]);
    let board = reader.open("/staff/board?area=330521101201").await;
    board
        .shows(&["公告栏岗位单", r#"class="sheet board""#, "05723012345"])
        .hides(&["李秀英"]);
}

#[tokio::test]
async fn the_blank_form_of_a_visit_holds_every_group() {
    let page = Reader::staff(Role::Coordinator).open("/staff/visit-form").await;
    page.shows(&[
        "走访记录表",
        "一年收入",
        "有什么难处",
        "享受了什么政策",
        "见证人",
        "不在家 □",
    ]);
    let stranger = Reader::visitor().open("/staff/visit-form").await;
    stranger.shows(&[r#"name="password""#]);
}
