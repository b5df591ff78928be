//! Pages for everybody.

use crate::fakes::{Fake, id};
use crate::site::{Reader, mistake};
use axum::http::StatusCode;
use domain::actor::Role;
use domain::refusal::{Problem, Refusal};

/// Words no public page may say about anybody.
const SHAMING: [&str; 5] = ["残废", "贫困户", "贫困劳动者", "李秀英", "建档立卡"];

fn over(fake: Fake) -> Reader {
    Reader {
        fake,
        ..Reader::visitor()
    }
}

#[tokio::test]
async fn the_home_page_leads_to_everything_without_scripts() {
    let page = Reader::visitor().open("/").await;
    assert_eq!(page.status, StatusCode::OK);
    page.shows(&[
        r#"lang="zh-CN""#,
        r#"action="/vacancies""#,
        r#"name="q""#,
        "/vacancies?q=%E7%BC%9D%E7%BA%AB",
        "/vacancies?home=1",
        "最新的岗位",
        "缝纫工",
        r#"href="/courses""#,
        r#"href="/me""#,
        r#"href="/help""#,
        r#"href="/?size=large""#,
        r#"href="/?lang=en""#,
        "现在有 900 个岗位，60 门课",
    ]);
    page.hides(&["<script src", "modulepreload", "songgang.js"])
        .hides(&SHAMING);
}

#[tokio::test]
async fn the_home_page_knows_where_one_is() {
    let page = Reader::visitor().prefers("place=330521101").open("/").await;
    page.shows(&["湖州市 青禾县 河湾镇", "离你最近的新岗位", "换地方"]);
}

#[tokio::test]
async fn every_page_speaks_english_when_asked() {
    let reader = Reader::visitor().prefers("lang=en&size=large&contrast=high");
    reader.open("/").await.shows(&[
        r#"lang="en""#,
        r#"class="large contrast""#,
        "Find work",
        "900 vacancies",
    ]);
    reader
        .open("/vacancies?wage=3000")
        .await
        .shows(&["128 vacancies", "yuan a month", "about 3 km"]);
    reader.open(&format!("/vacancies/{}", id(1))).await.shows(&[
        "What you do",
        "I want this",
        "all the time",
    ]);
    reader
        .open("/l/abcdefgh23456789")
        .await
        .shows(&["3 found for you this year, 2 to go", "Interested"]);
    reader
        .open("/policies")
        .await
        .shows(&["Youngest age due", "Figures in force"]);
}

#[tokio::test]
async fn the_list_says_how_many_and_why() {
    let page = Reader::visitor().open("/vacancies?q=%E7%8E%AF%E5%8D%AB").await;
    page.shows(&[
        "共 128 个岗位",
        "2900–4100 元/月",
        "工资面议",
        "约 3 公里",
        "“保洁”就是“环卫”",
        "可以坐着做",
        "包吃住",
        "有班车",
        r#"value="环卫""#,
        "第 1 页，共 7 页",
        "/vacancies?q=%E7%8E%AF%E5%8D%AB&amp;page=2",
        "<title>环卫 · 送岗</title>",
    ]);
    page.hides(&["<script src", "modulepreload", "songgang.js"]);
}

#[tokio::test]
async fn chosen_filters_can_be_taken_away_one_by_one() {
    let page = Reader::visitor()
        .open("/vacancies?q=x&area=330521101&kind=normal&bed=1&wage=3000&page=2")
        .await;
    page.shows(&[
        "href=\"/vacancies?q=x&amp;area=330521101&amp;kind=normal&amp;bed=1\"",
        "href=\"/vacancies?q=x&amp;kind=normal&amp;bed=1&amp;wage=3000\"",
        "没有完全一样的。",
        "放宽到河湾镇",
        "先不管工钱",
    ]);
}

#[tokio::test]
async fn an_empty_list_helps_on() {
    let reader = over(Fake {
        empty: true,
        ..Fake::default()
    });
    let page = reader.open("/vacancies?q=x&area=330521").await;
    page.shows(&["没查到。", "试试少写几个字", "请人给我打电话", "不限地方再找"]);
    let page = reader.open("/vacancies?q=x").await;
    page.shows(&["没查到。", "看全部岗位"]).hides(&["不限地方再找"]);
    let page = reader.open("/vacancies").await;
    page.shows(&["现在还没有岗位。", "href=\"/courses\"", "请人给我打电话"])
        .hides(&["看全部岗位", "试试少写几个字"]);
}

#[tokio::test]
async fn from_beyond_the_end_a_list_leads_back() {
    let page = Reader::visitor().open("/vacancies?q=x&page=99").await;
    page.shows(&["共 128 个岗位", "/vacancies?q=x&amp;page=7\""])
        .hides(&["没查到。"]);
}

#[tokio::test]
async fn a_vacancy_says_what_where_and_how_much() {
    let page = Reader::visitor().open(&format!("/vacancies/{}", id(1))).await;
    page.shows(&[
        "要做什么",
        "坐着用平车缝衣服",
        "在哪里",
        "拿多少",
        "3000–4000 元/月",
        "一直",
        "不需要",
        "没写明",
        r#"href="tel:05723012345""#,
        r##"href="#want""##,
        "找工作不收钱",
        "/help?about=V0001",
        "leptos-island",
    ]);
    page.hides(&["限女性", "收回这个岗位"]);
}

#[tokio::test]
async fn a_closed_vacancy_says_so_and_shows_others() {
    let page = over(Fake {
        closed: true,
        ..Fake::default()
    })
    .open(&format!("/vacancies/{}", id(1)))
    .await;
    page.shows(&["这个岗位已经不招了。", "差不多的岗位"]);
    page.hides(&[r#"class="foot""#]);
}

#[tokio::test]
async fn officers_see_unlawful_wording_and_may_withdraw() {
    let reader = Reader {
        fake: Fake {
            officer: true,
            ..Fake::default()
        },
        ..Reader::visitor()
    };
    let page = reader.open(&format!("/vacancies/{}", id(1))).await;
    page.shows(&[
        "限制性别",
        "限女性",
        &format!("/staff/vacancies/{}/withdraw", id(1)),
        r#"name="reason""#,
    ]);
    page.hides(&["<details open><summary>收回"]);
    let too_long = Reader {
        flash: mistake("reason", Problem::TooLong, "停产了"),
        ..reader
    };
    too_long.open(&format!("/vacancies/{}", id(1))).await.shows(&[
        "<details open><summary>收回",
        "太长了，写短一点。",
        r#"value="停产了""#,
        r#"aria-describedby="reason-problem""#,
    ]);
}

#[tokio::test]
async fn staff_find_the_way_back_to_the_desk_from_every_page() {
    let bar = [r#"href="/staff""#, r#"action="/staff/sign-out""#, "协管员"];
    let address = "/vacancies?q=x";
    Reader::staff(Role::Coordinator).open(address).await.shows(&bar);
    Reader::visitor().open(address).await.hides(&bar);
}

#[tokio::test]
async fn courses_policies_events_and_help_answer() {
    let reader = Reader::visitor();
    reader
        .open("/courses")
        .await
        .shows(&["共 1 门课", "电焊工初级班", "免费"]);
    reader
        .open(&format!("/courses/{}", id(77)))
        .await
        .shows(&["80 课时", "我想学", "学会了能做的活儿"]);
    reader
        .open("/policies")
        .await
        .shows(&["每人每年至少送几个岗位", "《县就业脱贫工程实施方案》", "没有写明"])
        .hides(&["S1i", "R32"]);
    reader
        .open("/events")
        .await
        .shows(&["残疾人专场招聘会", "有手语翻译"]);
    reader
        .open("/help?about=V0001")
        .await
        .shows(&["tel:05723099999", "V0001", "找工作不用交钱"]);
    reader
        .open("/place?q=%E6%B2%B3")
        .await
        .shows(&["/?place=330521101", "湖州市 青禾县 河湾镇"]);
    reader
        .open("/place?area=330521")
        .await
        .shows(&["/place?area=330521101", "就选这里"]);
}

#[tokio::test]
async fn the_door_takes_the_code_of_a_slip() {
    let page = Reader::visitor().open("/me").await;
    page.shows(&[r#"action="/me/open""#, r#"name="code""#, "noindex"])
        .hides(&["这个码不对"]);
    Reader::visitor()
        .open("/me?unknown=1")
        .await
        .shows(&["这个码不对"]);
}

#[tokio::test]
async fn what_does_not_exist_is_404_with_a_way_on() {
    for address in ["/vacancies/nonsense", "/courses/nonsense", "/nothing/here"] {
        let page = Reader::visitor().open(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        page.shows(&["没有这个页面。", "回首页"]);
    }
}

#[tokio::test]
async fn every_refusal_has_its_status_its_sentence_and_a_next_step() {
    let refusals = [
        (Refusal::NotSignedIn, 401),
        (Refusal::NotAllowed, 403),
        (Refusal::NotFound, 404),
        (Refusal::LinkExpired, 410),
        (Refusal::LinkRevoked, 410),
        (Refusal::WrongCredentials, 401),
        (Refusal::Locked { minutes: 15 }, 429),
        (Refusal::TooMany, 429),
        (Refusal::VacancyClosed, 410),
        (Refusal::Changed, 409),
        (Refusal::Fields(Vec::new()), 422),
        (
            Refusal::Internal {
                ticket: "T-42".to_owned(),
            },
            500,
        ),
    ];
    for (refusal, status) in refusals {
        let page = over(Fake {
            refusal: Some(refusal.clone()),
            ..Fake::default()
        })
        .open("/")
        .await;
        assert_eq!(page.status.as_u16(), status, "{refusal}");
        page.shows(&["<h1>", "class=\"button act\""]);
        if matches!(refusal, Refusal::Internal { .. }) {
            page.shows(&["T-42"]);
        }
    }
}
