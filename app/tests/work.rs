//! Work that began, as pages.

use crate::fakes::{Fake, id, placement_id};
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::refusal::{Problem, Refusal};

fn coordinator() -> Reader {
    Reader::staff(Role::Coordinator)
}

fn refused(field: &str, typed: &[(&str, &str)]) -> Flash {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Flash {
        refusal: Some(Refusal::field(field, Problem::Required)),
        typed: typed.iter().map(owned).collect(),
        ..Flash::default()
    }
}

#[tokio::test]
async fn the_list_says_who_is_at_work_whom_to_ask_and_what_waits() {
    let page = coordinator().open("/staff/placements?show=due").await;
    page.shows(&[
        "李秀英",
        "青禾制衣厂",
        "该问第 7 天的情况",
        "提醒过 2 次",
        "拖欠工资",
        "2800 元",
        "起在 河湾饭店 上班",
        r#"action="/staff/work-said/"#,
        &format!(r#"href="/staff/placements/{}""#, placement_id()),
        r#"href="/staff/placements?show=left""#,
        r#"href="/staff/stability""#,
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..coordinator()
    };
    empty.open("/staff/placements").await.shows(&["这里还没有人"]);
}

#[tokio::test]
async fn the_form_asks_for_two_things_and_shows_both_employers_when_they_meet() {
    let address = format!("/staff/people/{}/placements/new", id(500));
    let page = coordinator().open(&address).await;
    page.shows(&[
        "记一次上班",
        "缝纫工 · 青禾制衣厂 · 说过愿意",
        r#"name="started_on""#,
        r#"name="employer_name""#,
        r#"name="contract_months""#,
    ]);
    page.hides(&[r#"name="overlap""#]);
    let flash = refused("overlap", &[("employer_name", "河湾砖厂"), ("monthly", "3100")]);
    let asked = Reader {
        flash,
        ..coordinator()
    }
    .open(&address)
    .await;
    asked.shows(&[
        "已经记了他在别处上班",
        r#"name="overlap" value="ended""#,
        r#"name="overlap" value="both""#,
        r#"value="河湾砖厂""#,
        r#"value="3100""#,
    ]);
    let said = coordinator().open(&format!("{address}?said={}", id(932))).await;
    said.shows(&[r#"value="河湾饭店""#, r#"value="2026-06-25""#]);
}

#[tokio::test]
async fn little_is_asked_after_one_big_choice() {
    let address = format!("/staff/placements/{}", placement_id());
    let page = coordinator().open(&address).await;
    page.shows(&[
        "还在干",
        "没去上班",
        "BA-7",
        r#"action="/staff/placements"#,
        "记错了，撤掉",
        "干满 0 个月 · 上保险 1 个月",
    ]);
    page.hides(&[r#"name="left_on""#]);
    let still = coordinator().open(&format!("{address}?heard=working")).await;
    still.shows(&[
        r#"name="wage""#,
        r#"name="problems" value="arrears""#,
        "镇里会去查",
    ]);
    still.hides(&[r#"name="left_on""#]);
    let gone = coordinator().open(&format!("{address}?heard=no_show")).await;
    gone.shows(&[
        r#"name="left_on""#,
        r#"name="side""#,
        r#"name="worker_says""#,
        r#"name="employer_says""#,
    ]);
    gone.hides(&[r#"name="problems""#]);
    let flash = refused("left_on", &[("heard", "left"), ("employer_says", "absent")]);
    let again = Reader {
        flash,
        ..coordinator()
    }
    .open(&address)
    .await;
    again.shows(&[r#"id="left_on-problem""#, r#"value="absent" selected"#]);
}

#[tokio::test]
async fn the_file_has_a_tab_for_work() {
    let page = coordinator()
        .open(&format!("/staff/people/{}?tab=work", id(500)))
        .await;
    page.shows(&["青禾制衣厂", "记一次上班", "河湾饭店", "?tab=work"]);
}

#[tokio::test]
async fn rates_stand_with_what_they_are_rates_of() {
    let page = coordinator().open("/staff/stability?year=2026").await;
    page.shows(&[
        "7/8",
        "4/6",
        "2/3",
        "0/0",
        "太远",
        "3000 元",
        "/staff/stability.csv?",
    ]);
    let empty = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..coordinator()
    };
    empty
        .open("/staff/stability")
        .await
        .shows(&["这一年还没有人上班"]);
}

#[tokio::test]
async fn one_says_oneself_where_one_works() {
    let me = Reader::signed_in(Actor::Seeker(PersonId(id(500))));
    let page = me.open("/me").await;
    page.shows(&[
        r#"action="/me/work""#,
        r#"name="do" value="still""#,
        r#"name="do" value="left""#,
        "包装工 · 河湾纸箱厂",
        "等协管员看",
    ]);
}
