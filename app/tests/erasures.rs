//! Erasing files, files whose time is over, and exports.

use crate::fakes::{Fake, id};
use crate::site::{Reader, mistake};
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::refusal::Problem;

fn officer() -> Reader {
    Reader::staff(Role::TownOfficer)
}

fn empty() -> Fake {
    Fake {
        empty: true,
        ..Fake::default()
    }
}

#[tokio::test]
async fn whoever_erases_reads_what_goes_what_stays_and_what_the_law_keeps() {
    let person = id(1);
    let page = officer().open(&format!("/staff/people/{person}/erase")).await;
    page.shows(&[
        "档案编号 P0001",
        "谁也找不回来",
        "已经送到的 4 个岗位，还算在统计里",
        "2 个认定决定，加密保存。要保存几年，县里还没有定。",
        "有 1 个申请正在办",
        &format!(r#"action="/staff/people/{person}/erase/ask""#),
        "回到档案",
    ])
    .hides(&[r#"name="no""#]);
}

#[tokio::test]
async fn another_one_confirms_by_the_number_and_the_asker_only_waits() {
    let (mine, other) = (id(2), id(3));
    let page = officer().open(&format!("/staff/people/{mine}/erase")).await;
    page.shows(&["要由另一位同事来办", "撤掉申请"])
        .hides(&[r#"name="no""#]);
    let page = officer().open(&format!("/staff/people/{other}/erase")).await;
    page.shows(&[
        "提出：本人书面要求",
        r#"name="no""#,
        &format!(r#"action="/staff/people/{other}/erase""#),
        &format!(r#"action="/staff/people/{other}/erase/drop""#),
    ]);
}

#[tokio::test]
async fn the_list_says_which_figures_are_missing_and_lets_files_be_held() {
    let page = officer().open("/staff/retention").await;
    page.shows(&[
        "去世的人，档案保存几年",
        "到期前 30 天列在这里",
        "暂缓到 2027年6月30日（zhou：官司还没完）",
        r#"name="until" type="date""#,
        "等另一位同事来删",
        "查看是谁",
        "检查或审计",
    ]);
    let none = Reader {
        fake: empty(),
        ..officer()
    };
    let page = none.open("/staff/retention").await;
    page.shows(&["没有快到期的档案。"])
        .hides(&["等另一位同事来删", "依法保存"]);
}

#[tokio::test]
async fn whom_kept_decisions_were_about_is_shown_once() {
    let told = Reader {
        flash: Flash {
            secrets: vec!["P0007".to_owned(), "王建国".to_owned()],
            ..Flash::default()
        },
        ..officer()
    };
    let page = told.open("/staff/retention").await;
    page.shows(&["这份档案原来是", "P0007"]);
}

#[tokio::test]
async fn a_person_reads_that_the_file_is_about_to_go() {
    let person = Reader {
        fake: empty(),
        ..Reader::signed_in(Actor::Seeker(PersonId(id(1))))
    };
    let page = person.open("/me").await;
    page.shows(&[
        "你的档案快要删除了",
        "2026年12月24日",
        "不再属于任何类别",
        "给协管员打电话",
    ]);
}

#[tokio::test]
async fn the_way_to_erasing_is_for_those_who_approve() {
    let file = format!("/staff/people/{}?tab=file", id(1));
    let link = format!("/staff/people/{}/erase", id(500));
    let page = officer().open(&file).await;
    assert!(page.html.contains("/erase\""), "{link}: {}", page.html);
    let page = Reader::staff(Role::Coordinator).open(&file).await;
    page.hides(&["/erase\""]);
}

#[tokio::test]
async fn an_export_is_asked_for_with_the_filters_of_the_list() {
    let list = officer().open("/staff/people?group=poor_worker&whose=all").await;
    list.shows(&[r#"href="/staff/exports/new?whose=all&amp;group=poor_worker""#]);
    let page = officer()
        .open("/staff/exports/new?whose=all&group=poor_worker&found=mark")
        .await;
    page.shows(&[
        "共 90 人",
        "贫困劳动者、按输入的词找到的",
        "50 人以内马上就能下载",
        r#"name="purpose""#,
        r#"type="hidden" name="group" value="poor_worker""#,
        r#"type="hidden" name="found" value="mark""#,
        r#"name="full" value="1""#,
    ]);
    let none = Reader {
        fake: empty(),
        ..officer()
    };
    none.open("/staff/exports/new")
        .await
        .shows(&["名单上没有人，不用导出。"])
        .hides(&[r#"name="purpose""#]);
}

#[tokio::test]
async fn exports_are_fetched_while_they_last_and_approved_by_others() {
    let page = officer().open("/staff/exports").await;
    page.shows(&[
        "导出 0007",
        "可以下载，到 2026年11月27日 为止",
        &format!("/staff/exports/{}/file?format=xlsx", id(7)),
        "已经过期，文件没有了",
        "等你批准",
        "导出 0008",
        "完整号码",
        &format!(r#"action="/staff/exports/{}/approve""#, id(8)),
        r#"href="/staff/exports?page=2""#,
        "只列了最早的。",
    ])
    .hides(&[&format!("/staff/exports/{}/file", id(6))]);
    let none = Reader {
        fake: empty(),
        ..officer()
    };
    let page = none.open("/staff/exports").await;
    page.shows(&["还没有导出过", "没有等批准的。"]);
}

#[tokio::test]
async fn the_export_that_was_refused_with_a_mistake_is_open_again() {
    let flash = Flash {
        typed: vec![
            ("reason".to_owned(), "问 13800138000".to_owned()),
            ("of".to_owned(), id(8).to_string()),
        ],
        ..mistake("reason", Problem::NoNumbers, "")
    };
    let page = Reader { flash, ..officer() }.open("/staff/exports").await;
    page.shows(&["问 13800138000</textarea>", "不要写电话、身份证号"]);
}
