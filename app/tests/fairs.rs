//! Job fairs as everybody, people, employers and officers see them.

use crate::fakes::{Fake, fair_id};
use crate::site::Reader;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId, PersonId};
use uuid::Uuid;

fn county() -> Reader {
    Reader::staff(Role::CountyOfficer)
}

fn person() -> Reader {
    Reader::signed_in(Actor::Seeker(PersonId(Uuid::nil())))
}

fn employer() -> Reader {
    Reader::signed_in(Actor::Employer {
        employer: EmployerId(Uuid::nil()),
        account: AccountId(Uuid::nil()),
    })
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

fn closed(reader: Reader) -> Reader {
    Reader {
        fake: Fake {
            closed: true,
            ..Fake::default()
        },
        ..reader
    }
}

#[tokio::test]
async fn everybody_finds_fairs_and_pages_keep_what_was_chosen() {
    let page = Reader::visitor()
        .open("/events?kind=disability&month=2026-07")
        .await;
    page.shows(&[
        "残疾人专场招聘会",
        "7月10日",
        "09:00–16:00",
        "没有台阶，轮椅进得去",
        "共 41 场",
        &format!(r#"href="/events/{}""#, fair_id()),
        "kind=disability",
        "month=2026-07",
        "page=2",
    ]);
    page.hides(&["审核"]);
    let none = empty(Reader::visitor()).open("/events").await;
    none.shows(&["还没有排好日子", r#"href="/vacancies""#]);
    let past = empty(Reader::visitor()).open("/events?when=past").await;
    past.shows(&["这里没有开过的招聘会"]);
}

#[tokio::test]
async fn a_fair_says_when_where_and_how_one_comes_in() {
    let page = Reader::visitor().open(&format!("/events/{}", fair_id())).await;
    page.shows(&[
        "县人力资源市场",
        "胜利路 8 号",
        "2 路、5 路到市场站",
        r#"href="geo:30.64000,119.68000""#,
        "position=119.68000,30.64000",
        r#"href="tel:0572-3012345""#,
        "有手语翻译",
        "青禾制衣厂",
        "展位 3 号",
        "缝纫工",
        "原来是",
        r#"href="/me""#,
        "没写明有没有：电梯",
    ]);
    page.hides(&["安全方案", "value=\"register\""]);
    let cancelled = closed(Reader::visitor())
        .open(&format!("/events/{}", fair_id()))
        .await;
    cancelled.shows(&["这场招聘会取消了", "大雪"]);
    cancelled.hides(&[r#"href="/me">先进入"#]);
}

#[tokio::test]
async fn a_person_registers_gets_a_code_and_hears_of_steps() {
    let asked = empty(person()).open(&format!("/events/{}", fair_id())).await;
    asked.shows(&[r#"value="register""#, "坐轮椅进不去"]);
    let own = person().open(&format!("/events/{}", fair_id())).await;
    own.shows(&["你报了名", r#"value="leave""#]);
    own.hides(&[r#"value="register""#]);
    let ticket = person().open(&format!("/me/fairs/{}", fair_id())).await;
    ticket.shows(&[
        "入场码",
        "<title>https://songgang.example/f/",
        "王**",
        "只能这一场用",
    ]);
    let list = person().open("/me/fairs").await;
    list.shows(&["县人力资源市场", "你报了名"]);
    list.hides(&["残疾"]);
    let none = empty(person()).open("/me/fairs").await;
    none.shows(&["还没有人请你", r#"href="/events""#]);
}

#[tokio::test]
async fn an_employer_applies_with_vacancies_or_hears_why_not() {
    let list = employer().open("/employer/fairs").await;
    list.shows(&["展位 3 号", &format!(r#"href="/employer/fairs/{}""#, fair_id())]);
    let form = employer().open(&format!("/employer/fairs/{}", fair_id())).await;
    form.shows(&[r#"name="vacancy""#, "缝纫工", "报名参加"]);
    let none = empty(employer())
        .open(&format!("/employer/fairs/{}", fair_id()))
        .await;
    none.shows(&["没有开着的岗位", r#"href="/employer/vacancies/new""#]);
    let listed = closed(employer())
        .open(&format!("/employer/fairs/{}", fair_id()))
        .await;
    listed.shows(&["不能参加招聘会"]);
    listed.hides(&[r#"name="vacancy""#]);
}

#[tokio::test]
async fn the_desk_sees_the_year_what_is_missing_and_what_comes_next() {
    let list = county().open("/staff/fairs").await;
    list.shows(&[
        "2026 年残疾人专场开了 1 场",
        "要求至少 2",
        "1 家等审核",
        "12 人报名，最多 300 人",
        r#"href="/staff/fairs/new""#,
    ]);
    let draft = empty(county()).open(&format!("/staff/fairs/{}", fair_id())).await;
    draft.shows(&["批准前还缺", "安全方案", "有无障碍厕所", r#"value="return""#]);
    draft.hides(&[r#"value="approve""#]);
    let vetting = county().open(&format!("/staff/fairs/{}", fair_id())).await;
    vetting.shows(&[
        "正在审单位",
        "等审核",
        r#"value="assign""#,
        r#"value="approve""#,
        r#"value="refuse""#,
        r#"value="move""#,
        r#"value="cancel""#,
        "通知 52 人、3 家单位",
    ]);
    let stands = county().open(&format!("/staff/fairs/{}/stands", fair_id())).await;
    stands.shows(&["展位图", "青禾制衣厂", "空", "缝纫工 (3)"]);
}

#[tokio::test]
async fn the_list_names_who_comes_and_an_invitation_is_counted_first() {
    let people = county().open(&format!("/staff/fairs/{}/people", fair_id())).await;
    people.shows(&[
        "王小明",
        "P0001",
        "还没通知到：改了时间或场地",
        "另有 2 人",
        r#"name="person_no""#,
    ]);
    let invite = county().open(&format!("/staff/fairs/{}/invite", fair_id())).await;
    invite.shows(&["37", "场地有台阶进不去", "只请 40 公里以内的人", r#"name="seen""#]);
    let nobody = empty(county())
        .open(&format!("/staff/fairs/{}/invite", fair_id()))
        .await;
    nobody.shows(&["没有人可请"]);
    nobody.hides(&[r#"name="seen""#]);
}

#[tokio::test]
async fn the_form_shows_what_stands_and_warns_that_everybody_is_told() {
    let new = county().open("/staff/fairs/new").await;
    new.shows(&[r#"name="held_on""#, r#"value="step_free""#, "青禾县"]);
    new.hides(&[r#"name="mends""#]);
    let mend = county()
        .open(&format!("/staff/fairs/new?mends={}", fair_id()))
        .await;
    mend.shows(&[r#"name="mends""#, "胜利路 8 号", "119.68,30.64"]);
}
