//! "My five".

use crate::fakes::{Fake, id};
use crate::site::Reader;
use domain::refusal::Refusal;

const LINK: &str = "/l/abcdefgh23456789";

#[tokio::test]
async fn my_five_shows_progress_reasons_and_two_large_buttons() {
    let page = Reader::visitor().open(LINK).await;
    page.shows(&[
        "李** 的岗位",
        "今年给你找了 3 个，还差 2 个",
        "离家约 3 公里",
        "你会缝纫这一行",
        "可以坐着做",
        "去之前先问一声",
        r#"action="/l/abcdefgh23456789/answer""#,
        &format!(r#"name="lead" value="{}""#, id(101)),
        r#"name="answer" value="interested""#,
        r#"value="too_far""#,
        r#"value="care_duties""#,
        r#"value="call_me""#,
        "tel:05723012345",
        "tel:05723099999",
        "招到 11月25日 星期三",
    ]);
    assert_eq!(page.html.matches(r#"class="full""#).count(), 3);
    assert_eq!(page.html.matches(r#"class="empty""#).count(), 2);
}

#[tokio::test]
async fn an_answer_is_shown_and_can_be_taken_back() {
    let page = Reader::visitor().open(LINK).await;
    page.shows(&[
        "你说了：感兴趣。",
        "太远",
        "点错了，撤销",
        r#"action="/l/abcdefgh23456789/undo""#,
    ]);
    assert_eq!(
        page.html.matches(r#"/undo""#).count(),
        2,
        "only what was answered can be taken back"
    );
    assert_eq!(
        page.html.matches(r#"value="interested""#).count(),
        1,
        "only what is open and unanswered is asked"
    );
}

#[tokio::test]
async fn what_is_gone_says_so_kindly() {
    Reader::visitor()
        .open(LINK)
        .await
        .shows(&["这个岗位已经招到人了，不用去了。"]);
}

#[tokio::test]
async fn the_page_is_safe_to_be_looked_at() {
    let page = Reader::visitor().open(LINK).await;
    page.shows(&["noindex", r#"name="referrer" content="same-origin""#]);
    page.hides(&["李秀英", "残疾", "贫困", "柳树村"]);
}

#[tokio::test]
async fn nothing_sent_yet_is_not_silence() {
    let reader = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::visitor()
    };
    let page = reader.open(LINK).await;
    page.shows(&["还没有给你送岗位。", "自己看岗位"]);
    assert_eq!(page.html.matches("tel:05723099999").count(), 1);
}

#[tokio::test]
async fn an_expired_link_says_whom_to_ask() {
    let reader = Reader {
        fake: Fake {
            refusal: Some(Refusal::LinkExpired),
            ..Fake::default()
        },
        ..Reader::visitor()
    };
    let page = reader.open(LINK).await;
    assert_eq!(page.status.as_u16(), 410);
    page.shows(&["这个码过期了。", "给协管员打电话"]);
}

#[tokio::test]
async fn reading_aloud_travels_in_the_public_bundle() {
    let page = Reader::visitor().open(LINK).await;
    page.shows(&["songgang.js", "leptos-island", "念给我听"]);
    page.hides(&["songgang_staff"]);
}
