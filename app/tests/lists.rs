//! Lists of departments.

use crate::fakes::{Fake, LIST};
use crate::site::Reader;
use domain::actor::Role;
use domain::refusal::Refusal;

fn officer(fake: Fake) -> Reader {
    Reader {
        fake,
        ..Reader::staff(Role::CountyOfficer)
    }
}

#[tokio::test]
async fn the_lists_stand_beside_a_form_for_another() {
    let page = officer(Fake::default()).open("/staff/lists").await;
    page.shows(&[
        r#"enctype="multipart/form-data""#,
        r#"action="/staff/lists/upload""#,
        "残疾人证名册",
        "等你看",
        "共 15 行，勾选了 2 行",
        r#"type="file""#,
    ]);
    let empty = Fake {
        empty: true,
        ..Fake::default()
    };
    officer(empty)
        .open("/staff/lists")
        .await
        .shows(&["还没有传过名单"]);
}

#[tokio::test]
async fn every_kind_of_row_says_what_it_is() {
    let page = officer(Fake::default())
        .open(&format!("/staff/lists/{LIST}"))
        .await;
    page.shows(&[
        "新的人 3",
        "像同一个人 3",
        "高中",
        "就是这个人",
        &format!(r#"formaction="/staff/lists/{LIST}/choose""#),
        "表格软件把号码改成了约数",
        "这些列没有用到",
        "有 2 人，还有 1 人没有定",
        "把勾选的写进档案",
        "1985 年生",
    ]);
    let same = officer(Fake::default())
        .open(&format!("/staff/lists/{LIST}?state=same"))
        .await;
    same.shows(&["档案和名单一样"])
        .hides(&["就是这个人", "存下这一页的勾选"]);
}

#[tokio::test]
async fn a_faulty_file_says_what_it_lacks_and_a_list_at_work_how_far_it_is() {
    let broken = Fake {
        empty: true,
        ..Fake::default()
    };
    let page = officer(broken).open(&format!("/staff/lists/{LIST}")).await;
    page.shows(&["名单缺这些列：身份证号 或 残疾人证号", "这份名单不要了"]);
    let reading = Fake {
        officer: true,
        ..Fake::default()
    };
    let page = officer(reading).open(&format!("/staff/lists/{LIST}")).await;
    page.shows(&["40 %", "看看好了没有"]).hides(&["http-equiv"]);
}

#[tokio::test]
async fn what_was_written_can_be_taken_back_when_it_is_meant() {
    let written = Fake {
        closed: true,
        ..Fake::default()
    };
    let page = officer(written).open(&format!("/staff/lists/{LIST}")).await;
    page.shows(&["整份撤销", r#"name="sure""#, "没有写：档案后来改过 1"])
        .hides(&["全部勾上", "把勾选的写进档案"]);
}

#[tokio::test]
async fn whoever_is_missing_is_decided_about_and_the_village_may_be_asked() {
    let page = officer(Fake::default())
        .open(&format!("/staff/lists/{LIST}/gone"))
        .await;
    page.shows(&[
        "王小梅",
        "请村里核实",
        "还没有定",
        "村里回答",
        "证在换",
        r#"name="last_on""#,
    ]);
    let village = Reader::staff(Role::Coordinator)
        .open("/staff/list-questions")
        .await;
    village.shows(&[
        "王小梅",
        "还符合条件",
        &format!(r#"action="/staff/lists/{LIST}/answer""#),
    ]);
}

#[tokio::test]
async fn others_are_told_that_it_is_not_theirs() {
    let refused = Fake {
        refusal: Some(Refusal::NotAllowed),
        ..Fake::default()
    };
    let reader = Reader {
        fake: refused,
        ..Reader::staff(Role::Coordinator)
    };
    let page = reader.open("/staff/lists").await;
    assert_eq!(page.status, 403);
}

#[tokio::test]
async fn the_first_button_of_a_page_of_rows_keeps_its_ticks() {
    let page = officer(Fake::default())
        .open(&format!("/staff/lists/{LIST}"))
        .await;
    let tick = page
        .html
        .find(&format!(r#"action="/staff/lists/{LIST}/tick""#))
        .unwrap();
    let rows = page.html[tick..].find(r#"name="shown""#).unwrap() + tick;
    let form = page.html[..rows].rfind("<form").unwrap();
    let first = page.html[form..].find("<button").unwrap() + form;
    let first = &page.html[first..first + page.html[first..].find('>').unwrap()];
    assert!(
        !first.contains("formaction") && !first.contains("name="),
        "{first}"
    );
}

#[tokio::test]
async fn older_lists_are_a_page_away() {
    let page = officer(Fake::default()).open("/staff/lists?page=2").await;
    page.shows(&[r#"href="/staff/lists?page=3""#, r#"href="/staff/lists""#]);
}

#[tokio::test]
async fn a_list_of_which_nothing_is_ticked_can_be_closed_but_not_thrown_away_once_somebody_has_decided() {
    let page = officer(Fake::default())
        .open(&format!("/staff/lists/{LIST}"))
        .await;
    page.shows(&["把勾选的写进档案"])
        .hides(&["这份名单不要了", "没有要写的"]);
    let nothing = Fake {
        closed: true,
        officer: true,
        ..Fake::default()
    };
    let page = officer(nothing).open(&format!("/staff/lists/{LIST}")).await;
    page.shows(&[
        "还没有勾选要写进去的人",
        &format!(r#"action="/staff/lists/{LIST}/close""#),
        "这份名单不要了",
    ]);
}
