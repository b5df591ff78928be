//! One's own data, who saw it, what was asked; numbers in full.

use crate::fakes::{Fake, id, request_about_phone, request_id, request_to_erase};
use crate::site::{Reader, mistake};
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId, PersonId, ProxyId};
use domain::person_field::PersonField;
use domain::refusal::Problem;

fn seeker() -> Reader {
    Reader::signed_in(Actor::Seeker(PersonId(id(500))))
}

fn proxy() -> Reader {
    Reader::signed_in(Actor::Proxy {
        person: PersonId(id(500)),
        proxy: ProxyId(id(9)),
    })
}

#[tokio::test]
async fn people_see_what_is_kept_who_saw_it_and_what_they_may_do() {
    let page = seeker().open("/me/data").await;
    page.shows(&[
        "我的资料",
        "330521**********02",
        "河湾镇 镇工作人员",
        "看了完整号码 · 电话 · 别的 · 核对补贴名单",
        "用我的资料给我找合适的岗位",
        "不再给你找岗位",
        "要看毕业证",
        "30 天内答复",
        r#"action="/me/data/consent""#,
        r#"action="/me/data/erase""#,
        r#"action="/me/data/export""#,
        "/take-back",
    ]);
    page.hides(&["wang", "王秀英"]);
    let page = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..seeker()
    };
    page.open("/me/data").await.shows(&["还没有工作人员看过。"]);
}

#[tokio::test]
async fn a_proxy_is_named_and_erases_nobody() {
    let page = proxy().open("/me/data").await;
    page.shows(&["你是 王秀英，在替本人看。", "/take-back"]);
    page.hides(&[r#"action="/me/data/erase""#, r#"name="proof""#]);
}

#[tokio::test]
async fn whoever_has_no_file_is_told_whose_page_it_is() {
    let employer = Actor::Employer {
        employer: EmployerId(id(1)),
        account: AccountId(id(2)),
    };
    let applicant = Actor::Applicant {
        account: AccountId(id(2)),
    };
    for actor in [Actor::Visitor, employer, applicant] {
        let page = Reader::signed_in(actor).open("/me/data").await;
        assert_eq!(page.status.as_u16(), 401);
        page.shows(&["这里是登记找工作的人看自己资料的地方。", r#"href="/me""#]);
    }
}

#[tokio::test]
async fn a_field_is_chosen_and_then_asked_about() {
    let page = seeker().open("/me/data/correct").await;
    page.shows(&["/me/data/correct?field=education", "初中", "没填"]);
    page.hides(&["field=categories", "field=left", "field=consent"]);
    let page = seeker().open("/me/data/correct?field=phone").await;
    page.shows(&["138******21", r#"name="phone""#, r#"name="note""#]);
    page.hides(&["was-phone"]);
    let wrong = Reader {
        flash: mistake("phone", Problem::Unreadable, "13"),
        ..seeker()
    };
    let page = wrong.open("/me/data/correct?field=phone").await;
    page.shows(&["看不懂，换个写法。", r#"value="13""#]);
}

#[tokio::test]
async fn the_link_leads_to_the_data() {
    let page = Reader::visitor().open("/l/abcdefgh23456789").await;
    page.shows(&[r#"action="/l/abcdefgh23456789/data""#, "我的资料"]);
}

#[tokio::test]
async fn requests_stand_with_their_days_and_are_answered() {
    let officer = Reader::staff(Role::CountyOfficer);
    let inbox = officer.open("/staff/requests").await;
    inbox.shows(&["李秀英", "改学历", "删掉全部资料", "过期了", "2026年10月31日"]);
    let page = officer.open(&format!("/staff/requests/{}", request_id())).await;
    page.shows(&[
        "初中",
        "中专",
        "上的是中专",
        r#"value="accept""#,
        r#"value="refuse""#,
    ]);
    officer
        .open("/staff/requests?answered=yes")
        .await
        .shows(&["没同意"]);
}

#[tokio::test]
async fn who_watches_reads_the_log_and_others_find_no_way_to_it() {
    let person = format!("/staff/people/{}?tab=", id(500));
    let auditor = Reader::staff(Role::Auditor);
    let log = auditor.open("/staff/access-log?numbers=yes").await;
    log.shows(&[
        "P000500",
        "wang · 镇工作人员 · 河湾镇",
        "和证件核对",
        "access-log.csv?numbers=yes",
        "不止 120 条，只列最近的",
    ]);
    log.hides(&["李秀英", "买买提"]);
    auditor
        .open(&format!("{person}seen"))
        .await
        .shows(&["看了档案", "谁看过"]);
    let coordinator = Reader::staff(Role::Coordinator);
    coordinator
        .open(&format!("{person}file"))
        .await
        .hides(&["tab=seen"]);
    coordinator
        .open("/staff")
        .await
        .hides(&["/staff/access-log"])
        .shows(&["/staff/requests"]);
}

#[tokio::test]
async fn a_number_stands_on_the_answer_alone() {
    let file = format!("/staff/people/{}?tab=file", id(500));
    let coordinator = Reader::staff(Role::Coordinator);
    let page = coordinator.open(&file).await;
    page.shows(&["看完整号码", "/reveal", "138****21"])
        .hides(&["13800000021"]);
    let flash = Flash {
        revealed: Some((PersonField::Phone, "13800000021".to_owned())),
        ..Flash::default()
    };
    let shown = Reader {
        flash,
        ..coordinator.clone()
    };
    shown.open(&file).await.shows(&["13800000021", "只显示这一次"]);
    let organiser = Reader::staff(Role::Organiser);
    organiser.open(&file).await.hides(&["/reveal"]);
}

#[tokio::test]
async fn what_was_chosen_and_not_told_is_named_as_such() {
    let page = seeker().open("/me/data").await;
    page.shows(&["选好了、还没送到的岗位", "你有权知道", "还没送到的缝纫工"]);
    let (told, planned) = page.html.split_once(r#"id="planned""#).unwrap();
    assert!(planned.contains("还没送到的缝纫工") && !told.contains("还没送到的缝纫工"));
}

#[tokio::test]
async fn whoever_asks_to_be_erased_without_meaning_it_is_told_what_is_missing() {
    let mut flash = mistake("sure", Problem::Required, "");
    flash.typed = vec![("erase_note".to_owned(), "不想留了".to_owned())];
    let reader = Reader { flash, ..seeker() };
    let page = reader.open("/me/data").await;
    let (_, form) = page.html.split_once(r#"id="erase""#).unwrap();
    assert!(
        form.contains("这里要填。") && form.contains(">不想留了</textarea>"),
        "{form}"
    );
    let (consents, _) = page.html.split_once(r#"id="erase""#).unwrap();
    assert!(!consents.contains("这里要填。"), "no other form is meant");
}

/// What a form had to say that was refused for one field, with all that was typed.
fn again(field: &str, problem: Problem, typed: &[(&str, &str)]) -> Flash {
    let pair = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Flash {
        typed: typed.iter().map(pair).collect(),
        ..mistake(field, problem, "")
    }
}

#[tokio::test]
async fn a_refused_answer_keeps_its_reason_and_opens_no_other_form() {
    let typed = [("answer", "refuse"), ("reason", "号码 13800138000 对不上")];
    let officer = Reader {
        flash: again("reason", Problem::NoNumbers, &typed),
        ..Reader::staff(Role::CountyOfficer)
    };
    let address = format!("/staff/requests/{}", request_about_phone());
    let page = officer.open(&address).await;
    page.shows(&[
        "不要写电话、身份证号",
        "号码 13800138000 对不上</textarea>",
        r#"<details open class="filters""#,
        r#"<details id="reveal" class="filters""#,
    ]);
}

#[tokio::test]
async fn a_number_that_is_not_shown_says_nothing_in_the_answer() {
    let typed = [("number", "phone"), ("reason", "other"), ("note", "")];
    let officer = Reader {
        flash: again("note", Problem::Required, &typed),
        ..Reader::staff(Role::CountyOfficer)
    };
    let address = format!("/staff/requests/{}", request_about_phone());
    let page = officer.open(&address).await;
    page.shows(&[
        r#"<details id="reveal" open class="filters""#,
        r#"<details class="filters""#,
        r#"value="other" selected"#,
    ])
    .hides(&[">other</textarea>"]);
}

#[tokio::test]
async fn who_decides_reads_what_erasing_means_and_compares_whole_numbers() {
    let officer = Reader::staff(Role::CountyOfficer);
    let page = officer
        .open(&format!("/staff/requests/{}", request_to_erase()))
        .await;
    page.shows(&[
        "已经送到的 4 个岗位，还算在统计里",
        "2 个认定决定，加密保存。要保存几年，县里还没有定。",
        "有 1 个申请正在办",
        r#"value="erase""#,
    ]);
    let address = format!("/staff/requests/{}", request_about_phone());
    let page = officer.open(&address).await;
    page.shows(&["138******22", &format!(r#"action="{address}/reveal""#)]);
    let shown = Reader {
        flash: Flash {
            revealed: Some((PersonField::Phone, "13800000022".to_owned())),
            ..Flash::default()
        },
        ..Reader::staff(Role::CountyOfficer)
    };
    shown.open(&address).await.shows(&["13800000022", "只显示这一次"]);
    let page = officer.open(&format!("/staff/requests/{}", request_id())).await;
    page.hides(&["/reveal\""]);
}
