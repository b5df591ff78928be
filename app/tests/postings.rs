//! Vacancies as they are entered and looked through, and candidates.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId};
use domain::refusal::{Problem, Refusal};

fn employer() -> Reader {
    Reader::signed_in(Actor::Employer {
        employer: EmployerId(id(1)),
        account: AccountId(id(1)),
    })
}

fn with(fake: Fake) -> Reader {
    Reader { fake, ..employer() }
}

/// What stands on the form before anything is unfolded.
fn visible_questions(html: &str) -> usize {
    let form = html.split(r#"id="posting""#).nth(1).unwrap();
    let first = form.split("<details").next().unwrap();
    first.matches("<label for=").count() + first.matches("<fieldset").count()
}

#[tokio::test]
async fn the_form_asks_little_and_keeps_what_is_known() {
    let page = employer().open("/employer/vacancies/new").await;
    page.shows(&[
        r#"action="/employer/vacancies""#,
        r#"name="title" required"#,
        r#"value="3000""#,
        r#"name="meals" value="yes" checked"#,
        r#"value="330521101" selected"#,
        "要站一整天、走来走去吗？",
        r#"name="keep" value="draft""#,
        r#"<option value="缝纫""#,
    ])
    .hides(&[r#"name="uscc""#]);
    // Pay is one question of four fields.
    assert!(
        visible_questions(&page.html) <= 13,
        "{}",
        visible_questions(&page.html)
    );
}

#[tokio::test]
async fn a_mistake_stands_beside_its_field_and_what_was_typed_stays() {
    let wrong = Reader {
        flash: Flash {
            refusal: Some(Refusal::field("education", Problem::Unreadable)),
            typed: vec![
                ("title".to_owned(), "打包工".to_owned()),
                ("lodging".to_owned(), "yes".to_owned()),
            ],
            ..Flash::default()
        },
        ..employer()
    };
    let page = wrong.open("/employer/vacancies/new").await;
    page.shows(&[
        "打包工",
        r#"name="lodging" value="yes" checked"#,
        "education-problem",
        "<details open",
    ])
    .hides(&[r#"name="meals" value="yes" checked"#]);
}

#[tokio::test]
async fn staff_say_for_whom_a_vacancy_is() {
    let page = Reader::staff(Role::TownOfficer)
        .open("/employer/vacancies/new")
        .await;
    page.shows(&[r#"name="uscc""#, r#"name="firm""#]);
}

#[tokio::test]
async fn what_is_wrong_is_told_with_words_reason_and_way_out() {
    let blocked = with(Fake {
        closed: true,
        ..Fake::default()
    });
    let address = format!("/employer/vacancies/{}", id(1));
    let page = blocked.open(&address).await;
    page.shows(&[
        "要改好才能发",
        "“交服装费 200 元”：不能向求职者收任何钱。",
        "合一个月 1500 元，本地最低工资是 2260 元",
        "求职者看到的样子",
    ])
    .hides(&["/send\""]);
    let fine = employer().open(&address).await;
    fine.shows(&["/send\"", r#"name="version" value="4""#, "/discard\"", "/edit\""])
        .hides(&["要改好才能发"]);
    let unread = with(Fake {
        empty: true,
        ..Fake::default()
    });
    unread
        .open(&address)
        .await
        .shows(&["还没填完"])
        .hides(&["/send\""]);
}

#[tokio::test]
async fn an_open_one_shows_interest_and_the_taps_that_keep_it_true() {
    let live = with(Fake {
        officer: true,
        ..Fake::default()
    });
    let page = live.open(&format!("/employer/vacancies/{}", id(1))).await;
    page.shows(&[
        "还招 3 个（共 5 个）",
        "告诉了 12 个人，3 个想来，1 个在等你回话",
        "还招吗？",
        "/touch\"",
        "/close\"",
        "/candidates\"",
        "?like=",
    ])
    .hides(&["/send\"", "/reopen\""]);
}

#[tokio::test]
async fn the_own_page_lists_vacancies_and_news() {
    let page = employer().open("/employer").await;
    page.shows(&[
        "“缝纫工”很久没动了，还招吗？",
        "草稿，还没发",
        "/employer/vacancies/new",
        "/touch\"",
    ]);
}

#[tokio::test]
async fn a_candidate_shows_little_until_asked() {
    let address = format!("/employer/vacancies/{}/candidates", id(1));
    let page = employer().open(&address).await;
    page.shows(&[
        "李**",
        "约 3 公里",
        "缝纫",
        "看姓名和电话",
        "王建国",
        "tel:15400000011",
        "上午9点，厂门口",
        "本人还没同意把电话给单位",
        "/invite\"",
        "/hire\"",
        r#"name="reason" value="no_show""#,
    ]);
    assert_eq!(
        page.html.matches("/show\"").count(),
        1,
        "only of who agreed and is not shown yet"
    );
    let none = with(Fake {
        empty: true,
        ..Fake::default()
    });
    none.open(&address).await.shows(&["还没有人说想来"]);
}

#[tokio::test]
async fn a_mistake_in_an_invitation_opens_that_one_again() {
    let wrong = Reader {
        flash: Flash {
            refusal: Some(Refusal::field("day", Problem::OutOfRange)),
            typed: vec![
                (app::forms::OF.to_owned(), id(101).to_string()),
                ("place".to_owned(), "门卫室".to_owned()),
            ],
            ..Flash::default()
        },
        ..employer()
    };
    let page = wrong
        .open(&format!("/employer/vacancies/{}/candidates", id(1)))
        .await;
    page.shows(&["门卫室"]);
    assert_eq!(page.html.matches("<details open").count(), 1);
    assert_eq!(page.html.matches(r#"id="day-problem""#).count(), 1);
}

#[tokio::test]
async fn officers_see_the_words_and_may_take_a_decision_back() {
    let page = Reader::staff(Role::TownOfficer)
        .open("/staff/vacancies/review")
        .await;
    page.shows(&[
        "“交服装费 200 元”",
        r#"name="version" value="2""#,
        "/approve\"",
        "/return\"",
        "/refuse\"",
        "今天你办的",
        "/undecide\"",
        "导入的，先没公开",
        "先看最新的这些",
        "/show\"",
        "/drop\"",
    ]);
}

#[tokio::test]
async fn a_yes_may_share_name_and_telephone() {
    let page = Reader::visitor().open("/l/abcdefgh23456789").await;
    page.shows(&[r#"name="share" value="yes""#, "可以把我的姓名和电话给这个单位"]);
}
