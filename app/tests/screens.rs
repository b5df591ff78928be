//! Wall screens, calendars, instructors and assessments, as pages.

use crate::fakes::{Fake, id};
use crate::site::{Reader, mistake};
use app::{Flash, Lang, Notice, calendar_text};
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::ports::OwnCalendarOf;
use domain::refusal::Problem;

fn town() -> Reader {
    Reader::staff(Role::TownOfficer)
}

fn empty(reader: Reader) -> Reader {
    Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..reader
    }
}

#[tokio::test]
async fn screens_show_the_address_to_type_and_what_may_be_set() {
    let page = town().open("/staff/screens").await;
    page.shows(&["集市大屏", "/screen/7k2m-x9q0", r#"name="contrast""#, "柳树村"]);
    empty(town()).open("/staff/screens").await.shows(&["还没有大屏"]);
    let page = town().open(&format!("/staff/screens/{}", id(910))).await;
    page.shows(&[
        r#"value="集市大屏""#,
        r#"value="by_time" selected"#,
        "V001",
        "原来的地址马上不能用",
        r#"href="/screen/7k2mx9q0""#,
    ]);
}

#[tokio::test]
async fn a_mistake_in_a_screen_keeps_what_was_typed() {
    let reader = Reader {
        flash: mistake("chosen", Problem::Unreadable, "V999"),
        ..town()
    };
    let page = reader.open(&format!("/staff/screens/{}", id(910))).await;
    page.shows(&["V999", "chosen-problem"]);
}

#[tokio::test]
async fn a_poster_fits_its_sheet() {
    let page = town().open("/staff/poster?area=330521101&sheet=a3").await;
    page.shows(&[
        r#"class="poster a3""#,
        "找工作 看这里",
        "128 个岗位",
        "缝纫工",
        "0572-1234567",
        "家政服务员",
        "/poster.css",
    ]);
    let refused = Reader::visitor().open("/staff/poster?area=330521101").await;
    refused.shows(&["/poster.css"]);
    let fair = town()
        .open(&format!("/staff/poster?fair={}&sheet=a3", id(1)))
        .await;
    fair.shows(&[
        "春风行动招聘会",
        "40 家单位",
        "坐车：3路",
        "7月10日",
        "看招聘会、报名",
    ]);
    fair.hides(&["找工作 看这里"]);
    let usual = town().open("/staff/poster?area=330521101&sheet=billboard").await;
    usual.shows(&[r#"class="poster a4""#]);
}

#[tokio::test]
async fn a_calendar_shows_its_address_once() {
    let own = || Reader::signed_in(Actor::Seeker(PersonId(id(500))));
    let page = own().open("/me/calendar").await;
    page.shows(&["我的日历", "工作回访", "停用这个地址"]);
    page.hides(&[".ics"]);
    empty(own())
        .open("/me/calendar")
        .await
        .shows(&["生成日历地址"])
        .hides(&["停用这个地址"]);
    let made = Reader {
        flash: Flash {
            notice: Some(Notice::CalendarMade),
            link_code: Some("a1".repeat(16)),
            ..Flash::default()
        },
        ..own()
    };
    let address = format!("/calendar/{}.ics", "a1".repeat(16));
    made.open("/me/calendar")
        .await
        .shows(&[&address, "webcal://", "只显示这一次"]);
}

#[tokio::test]
async fn the_text_of_a_calendar_names_nobody() {
    let ports = Fake::default().ports();
    let own = ports
        .calendars
        .own_calendar(&Actor::Visitor, OwnCalendarOf::Person)
        .await
        .unwrap();
    let text = calendar_text(&own.view, "https://jobs.example.cn:8443", Lang::Zh);
    let text = text.replace("\r\n ", "");
    assert!(text.contains("UID:follow_up-c1@jobs.example.cn\r\n"), "{text}");
    assert!(text.contains("SUMMARY:工作回访"), "{text}");
    assert!(text.contains("URL:https://jobs.example.cn:8443/me\r\n"), "{text}");
}

#[tokio::test]
async fn the_register_says_whose_certificate_ends() {
    let page = town().open("/staff/instructors").await;
    page.shows(&[
        "周老师",
        "培训教师证 2026年7月31日到期",
        "今年服务 40 人",
        "证书快到期 1",
        r#"name="login""#,
    ]);
    empty(town())
        .open("/staff/instructors?ending=1")
        .await
        .shows(&["没有快到期的证书", "90 天内"]);
    let page = town().open(&format!("/staff/instructors/{}", id(920))).await;
    page.shows(&["***234", "上课、带训 · 20 人", "17 人", r#"value="certify""#]);
    let reads = Reader {
        fake: Fake {
            officer: true,
            ..Fake::default()
        },
        ..town()
    };
    let page = reads.open(&format!("/staff/instructors/{}", id(920))).await;
    page.hides(&[r#"value="certify""#, r#"value="edit""#]);
    let page = town().open("/staff/instructor-report?year=2026&month=6").await;
    page.shows(&[
        "残疾人就业服务统计 2026-06",
        "河湾镇",
        "登记在册",
        "85",
        "/staff/instructor-report.csv?area=330521&amp;year=2026&amp;month=6",
    ]);
}

#[tokio::test]
async fn an_assessment_asks_in_plain_words_and_for_no_illness() {
    let page = Reader::staff(Role::DisabilityInstructor)
        .open(&format!("/staff/people/{}?tab=assessment", id(500)))
        .await;
    page.shows(&[
        "端一碗汤",
        "等本人同意",
        "看大门 有些干不了",
        "编竹筐",
        "multipart/form-data",
        &format!("/staff/assessments/{}/paper", id(930)),
    ]);
    page.hides(&["诊断", "病历"]);
    let own = Reader::signed_in(Actor::Seeker(PersonId(id(500))))
        .open("/me")
        .await;
    own.shows(&[
        "我的能力测评",
        "可以，记进去",
        &format!("/me/assessments/{}", id(930)),
    ]);
    empty(Reader::signed_in(Actor::Seeker(PersonId(id(500)))))
        .open("/me")
        .await
        .hides(&["我的能力测评"]);
}
