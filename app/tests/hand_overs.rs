//! Who looks after whom, and handing people over.

use crate::fakes::{Fake, account_id, id};
use crate::site::{Reader, mistake};
use app::Flash;
use domain::actor::Role;
use domain::refusal::{Problem, Refusal};

#[tokio::test]
async fn people_are_picked_from_the_list_without_scripts() {
    let page = Reader::staff(Role::Coordinator)
        .open("/staff/people?whose=mine&pace=red")
        .await;
    page.shows(&[
        r#"action="/staff/hand-overs/new""#,
        r#"type="checkbox" name="person""#,
        r#"aria-label="选 李秀英""#,
        r#"name="all" value="1""#,
        "把名单上 90 人都交给别人",
        r#"type="hidden" name="pace" value="red""#,
    ]);
    let auditor = Reader::staff(Role::Auditor).open("/staff/people").await;
    auditor.hides(&["/staff/hand-overs/new", r#"name="person""#]);
}

#[tokio::test]
async fn the_choice_says_who_what_and_to_whom() {
    let person = id(500);
    let address = format!("/staff/hand-overs/new?person={person}&person={}", id(501));
    let page = Reader::staff(Role::Coordinator).open(&address).await;
    page.shows(&[
        "要交 2 人",
        "李秀英",
        "1 人已经在别的交接里",
        "2 人不归你管",
        "没送到的岗位 5 个",
        "bella · 河湾镇 柳树村",
        r#"name="count" value="2""#,
        &format!(r#"name="person" value="{person}""#),
    ]);
    let all = Reader::staff(Role::TownOfficer)
        .open("/staff/hand-overs/new?all=1&pace=red&age=oops")
        .await;
    all.shows(&[r#"name="all" value="1""#, r#"name="pace" value="red""#])
        .hides(&[r#"name="age""#, r#"name="person""#]);
    let nobody = Reader::staff(Role::Coordinator)
        .open("/staff/hand-overs/new")
        .await;
    nobody
        .shows(&["还没有选人"])
        .hides(&[r#"method="post" action="/staff/hand-overs""#]);
    let alone = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::Coordinator)
    };
    alone
        .open(&address)
        .await
        .shows(&["没有哪个账号管得了全部这些人"]);
}

#[tokio::test]
async fn a_list_that_is_too_long_is_narrowed_first() {
    let long = Reader {
        fake: Fake {
            closed: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::CountyOfficer)
    };
    long.open("/staff/hand-overs/new?all=1")
        .await
        .shows(&["名单上有 5000 人，太多了"])
        .hides(&[r#"method="post" action="/staff/hand-overs""#, "还有 5000 人"]);
}

#[tokio::test]
async fn a_mistake_keeps_the_note_and_stands_beside_its_field() {
    let mut flash = mistake("to", Problem::OutOfRange, &id(700).to_string());
    flash.typed.push(("note".to_owned(), "多上门".to_owned()));
    let reader = Reader {
        flash,
        ..Reader::staff(Role::Coordinator)
    };
    let page = reader
        .open(&format!("/staff/hand-overs/new?person={}", id(500)))
        .await;
    page.shows(&[r#"id="to-problem""#, ">多上门</textarea>"]);
}

#[tokio::test]
async fn each_side_sees_what_it_can_do() {
    let page = Reader::staff(Role::Coordinator).open("/staff/hand-overs").await;
    let (waiting, given) = (id(900), id(901));
    page.shows(&[
        "等你接的",
        "anna 交给 bella · 2 人",
        "留的话：学习半年",
        "我来管",
        &format!(r#"action="/staff/hand-overs/{waiting}/accept""#),
        &format!(r#"action="/staff/hand-overs/{waiting}/decline""#),
        "等别人接的",
        &format!(r#"action="/staff/hand-overs/{given}/take-back""#),
        "bella 没接",
        "原因：管不过来",
        "办完很久了，只留人数，不再显示名单。",
    ]);
    let one = Reader::staff(Role::Coordinator)
        .open(&format!("/staff/hand-overs/{}", id(903)))
        .await;
    one.shows(&[
        "bella 接了",
        "town 提出的",
        "交了",
        "搬到别处了，对方管不到，没交",
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::Coordinator)
    };
    empty
        .open("/staff/hand-overs")
        .await
        .shows(&["现在没有交接。", "在“我的人”名单里打勾"]);
}

#[tokio::test]
async fn the_desk_tells_and_the_history_remembers() {
    let desk = Reader::staff(Role::Coordinator).open("/staff").await;
    desk.shows(&[
        "anna 想把 2 人交给你管",
        r#"href="/staff/hand-overs""#,
        "bella 接了",
        "1 人不再归你管了（搬家了），现在归 nora 管：李秀英（河湾镇 柳树村）",
        r#"action="/staff/hand-overs/seen""#,
    ]);
    let auditor = Reader::staff(Role::Auditor).open("/staff").await;
    auditor.hides(&["/staff/hand-overs"]);
    let history = Reader::staff(Role::Coordinator)
        .open(&format!("/staff/people/{}?tab=history", id(500)))
        .await;
    history.shows(&[
        "谁在管这个人",
        "bella",
        "交接",
        "按住的地方安排",
        "把这个人交给别人管",
    ]);
}

#[tokio::test]
async fn whoever_closes_an_account_says_who_takes_its_people() {
    let account = account_id(2);
    let page = Reader::staff(Role::Administrator)
        .open(&format!("/staff/accounts/{account}"))
        .await;
    page.shows(&["他自己管着 9 人", "他管的人交给谁", "乡镇经办人员（系统安排）"]);
}

#[tokio::test]
async fn a_place_that_is_part_of_another_says_so() {
    let flash = Flash {
        merged: Some(("柳树村".to_owned(), "杨家村".to_owned())),
        ..Flash::default()
    };
    let reader = Reader {
        flash,
        ..Reader::staff(Role::Coordinator)
    };
    let page = reader.open("/staff/people?area=330521").await;
    page.shows(&["柳树村 已经并到 杨家村 了。"]);
    let refused = Reader {
        fake: Fake {
            refusal: Some(Refusal::NotAllowed),
            ..Fake::default()
        },
        ..Reader::staff(Role::Auditor)
    };
    assert_eq!(refused.open("/staff/hand-overs").await.status.as_u16(), 403);
}
