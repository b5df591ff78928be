//! Home visits and what is to be done, as pages.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use app::Flash;
use domain::actor::Role;
use domain::refusal::{Problem, Refusal};

fn coordinator() -> Reader {
    Reader::staff(Role::Coordinator)
}

fn empty() -> Reader {
    Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..coordinator()
    }
}

#[tokio::test]
async fn today_says_whom_to_visit_and_why_now() {
    let page = coordinator().open("/staff/tasks").await;
    page.shows(&[
        "柳树村",
        "三组 5 号",
        "2 个岗位要送到",
        "上岗 30 天回访",
        "过期了",
        "共 1 户",
        "没写完的走访",
        "有走访要你定",
        &format!(r#"href="/staff/people/{}/visits/new""#, id(500)),
        r#"name="do" value="done""#,
    ]);
}

#[tokio::test]
async fn an_empty_list_says_what_to_do() {
    empty()
        .open("/staff/tasks")
        .await
        .shows(&["没有要办的事。送岗匹配"]);
    let narrowed = empty().open("/staff/tasks?kind=follow_up&overdue=yes").await;
    narrowed.shows(&["按这样筛选", r#"href="/staff/tasks""#]);
}

#[tokio::test]
async fn filters_travel_in_the_address() {
    let page = coordinator()
        .open("/staff/tasks?kind=follow_up&whose=all&area=330521101")
        .await;
    page.shows(&[
        r#"name="whose" value="all""#,
        r#"name="area" value="330521101""#,
        "/staff/tasks?kind=follow_up&amp;area=330521101",
    ]);
}

#[tokio::test]
async fn the_form_asks_group_by_group_without_scripts() {
    let page = coordinator()
        .open(&format!("/staff/people/{}/visits/new", id(500)))
        .await;
    page.shows(&[
        "说话和气",
        r#"name="outcome" value="not_home""#,
        r#"name="barriers" value="care""#,
        r#"name="benefits" value="post""#,
        r#"name="discoveries" value="arrears""#,
        r#"name="needs" value="complaint""#,
        r#"name="confirmation" value="witness""#,
        r#"name="version" value="4""#,
        r#"name="was-skills""#,
        "三十天里已经去过 2 次",
        r#"name="why_again""#,
        r#"name="do" value="draft""#,
    ])
    .hides(&[
        r#"name="resident_id""#,
        r#"name="phone""#,
        r#"name="living_area""#,
    ]);
}

#[tokio::test]
async fn place_and_photo_are_asked_for_and_never_taken_by_themselves() {
    let page = coordinator()
        .open(&format!("/staff/people/{}/visits/new", id(500)))
        .await;
    page.shows(&[
        r#"enctype="multipart/form-data""#,
        r#"type="checkbox" name="photo_agreed" value="yes""#,
        "本人同意拍照",
        r#"accept="image/*""#,
        "记录地点（默认不记）",
    ]);
    assert!(!page.html.contains(r#"name="photo_agreed" value="yes" checked"#));
    let of_place = page
        .html
        .split("<fieldset")
        .find(|part| part.contains(r#"id="place""#));
    let tag = of_place
        .and_then(|part| part.split('>').next())
        .unwrap_or_default();
    assert!(
        tag.contains("hidden"),
        "without scripts nothing asks where it is: {tag}"
    );
    let seen = coordinator()
        .open(&format!("/staff/people/{}?tab=visits", id(500)))
        .await;
    seen.shows(&["看照片", "/photo\""]);
    assert!(!seen.html.contains("<img"), "a look is a press of its own");
}

#[tokio::test]
async fn a_draft_is_gone_on_with() {
    let address = format!("/staff/people/{}/visits/new?draft={}", id(500), id(900));
    coordinator().open(&address).await.shows(&[
        r#"name="do" value="drop""#,
        r#"value="1200""#,
        "赵书记",
        r#"name="version" value="3""#,
        r#"value="缝纫""#,
        "想学月嫂",
    ]);
}

#[tokio::test]
async fn what_was_typed_stays_after_a_mistake() {
    let typed = [
        ("visit", "x"),
        ("income", "很多"),
        ("barriers", "care"),
        ("skills", "编筐"),
    ];
    let reader = Reader {
        flash: Flash {
            refusal: Some(Refusal::field("income", Problem::Unreadable)),
            typed: typed
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .into(),
            ..Flash::default()
        },
        ..coordinator()
    };
    let page = reader
        .open(&format!("/staff/people/{}/visits/new", id(500)))
        .await;
    page.shows(&["income-problem", r#"value="很多""#, r#"value="编筐""#]);
}

#[tokio::test]
async fn visits_are_a_tab_of_the_file_for_those_who_may_see_them() {
    let address = format!("/staff/people/{}?tab=visits", id(500));
    let page = coordinator().open(&address).await;
    page.shows(&[
        "谈过了",
        "1200",
        "家里有人要照顾",
        "想学月嫂",
        "赵书记",
        "手机时间不对",
        r#"href="/staff/visits/conflicts""#,
    ]);
    empty().open(&address).await.shows(&["还没有走访过"]);
}

#[tokio::test]
async fn a_human_chooses_between_two_values_and_takes_what_others_brought() {
    let page = coordinator().open("/staff/visits/conflicts").await;
    page.shows(&[
        "缝纫",
        "编筐",
        r#"name="choice" value="mine""#,
        r#"name="choice" value="theirs""#,
        r#"name="do" value="take""#,
        "anna",
        "town",
        "bella",
    ]);
    empty()
        .open("/staff/visits/conflicts")
        .await
        .shows(&["没有要你定的"]);
}

#[tokio::test]
async fn a_supervisor_draws_checks_and_says_what_was_found() {
    let officer = Reader::staff(Role::TownOfficer);
    let page = officer.open("/staff/visits/checks?month=2026-05").await;
    page.shows(&[
        "2026年5月",
        "从 40 次里抽了 2 次，随机数 77",
        "结果一样",
        r#"name="result" value="returned""#,
        "属实",
    ]);
    let waiting = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::TownOfficer)
    };
    let before = waiting.open("/staff/visits/checks").await;
    before.shows(&["抽查这个月", r#"name="month" value="2026-05""#]);
}
