//! The desk.

use crate::fakes::{Fake, id};
use crate::site::{Reader, mistake};
use app::{Flash, Notice};
use domain::actor::Role;
use domain::refusal::{Problem, Refusal};

#[tokio::test]
async fn whoever_is_not_signed_in_sees_the_door_and_comes_back() {
    let door = Reader::visitor().open("/staff").await;
    assert_eq!(door.status.as_u16(), 200);
    door.shows(&[
        r#"action="/staff/sign-in""#,
        r#"name="login""#,
        r#"name="password""#,
        r#"value="/staff""#,
    ]);
    for address in [
        "/staff/coverage?year=2026",
        "/staff/people?area=330521",
        "/staff/shortages",
        "/staff/slips",
    ] {
        let page = Reader::visitor().open(address).await;
        assert_eq!(page.status.as_u16(), 401, "{address}");
        page.shows(&[r#"name="password""#, &format!(r#"name="back" value="{address}""#)]);
        page.hides(&["李秀英"]);
    }
}

#[tokio::test]
async fn a_wrong_password_keeps_the_name_and_never_the_password() {
    let flash = Flash {
        refusal: Some(Refusal::WrongCredentials),
        typed: vec![("login".to_owned(), "wang".to_owned())],
        ..Flash::default()
    };
    let page = Reader {
        flash,
        ..Reader::visitor()
    }
    .open("/staff")
    .await;
    page.shows(&["名字或密码不对。", r#"value="wang""#, r#"role="alert""#]);
}

#[tokio::test]
async fn the_desk_asks_one_question_a_tile_and_shows_the_own_area() {
    let page = Reader::staff(Role::CountyOfficer).open("/staff").await;
    page.shows(&[
        "谁还差岗位？",
        "哪里落后？",
        "缺什么岗位？",
        "打印送岗单",
        "还缺 2085 个",
        "/staff/coverage?area=330521101&amp;year=2026",
        r#"action="/staff/sign-out""#,
        r#"action="/staff/helper-phone""#,
        r#"name="area" value="330521""#,
        r#"value="05723099999""#,
    ]);
}

#[tokio::test]
async fn a_bad_number_is_kept_and_marked_beside_its_field() {
    let page = Reader {
        flash: mistake("phone", Problem::Unreadable, "12"),
        ..Reader::staff(Role::CountyOfficer)
    }
    .open("/staff")
    .await;
    page.shows(&[
        "看不懂，换个写法。",
        r#"value="12""#,
        r#"aria-describedby="phone-problem""#,
    ]);
}

#[tokio::test]
async fn an_auditor_reads_and_changes_nothing() {
    let auditor = Reader::staff(Role::Auditor);
    auditor.open("/staff").await.hides(&["helper-phone"]);
    let page = auditor.open(&format!("/staff/people/{}", id(500))).await;
    page.shows(&["李秀英"])
        .hides(&["hand-over", "revoke-links", "/link\""]);
}

#[tokio::test]
async fn coverage_goes_down_to_the_people() {
    let officer = Reader::staff(Role::CountyOfficer);
    let county = officer.open("/staff/coverage?year=2026").await;
    county.shows(&[
        "河湾镇",
        "/staff/coverage.csv?year=2026&amp;area=330521",
        r#"<option value="2025""#,
        "差 2 个以上",
        "差 1 个",
        "合计",
        "data-name=\"还差（个）\"",
    ]);
    let town = officer.open("/staff/coverage?area=330521101&year=2026").await;
    town.shows(&["/staff/people?area=330521101201&amp;whose=all", "跟上了"]);
    let people = officer.open("/staff/people?area=330521101201").await;
    people.shows(&[
        "李秀英",
        &format!("/staff/people/{}", id(500)),
        "贫困劳动者、残疾人",
        "请联系我",
        "3（待送 1）",
    ]);
}

#[tokio::test]
async fn a_year_nobody_counted_in_is_not_asked_for() {
    let page = Reader::staff(Role::CountyOfficer)
        .open("/staff/coverage?year=-2147483648")
        .await;
    page.shows(&["送岗进度<!> <!>2026"]).hides(&["2147483648\""]);
}

#[tokio::test]
async fn a_person_shows_proof_and_takes_a_hand_over() {
    let page = Reader::staff(Role::Coordinator)
        .open(&format!("/staff/people/{}", id(500)))
        .await;
    page.shows(&[
        "今年已送到 3 个，还差 2 个",
        "已选好，待送",
        "不合适：太远",
        "本人打开看过",
        "算进 2026",
        &format!("/staff/leads/{}/hand-over", id(107)),
        r#"value="witness""#,
        r#"value="thumb_print""#,
        r#"value="call_log""#,
        &format!("/staff/people/{}/link", id(500)),
        &format!("/staff/people/{}/revoke-links", id(500)),
        "有效到 2027年5月1日",
        &format!("/staff/slips?area=330521101201&amp;person={}", id(500)),
    ]);
    page.hides(&["/l/"]);
    assert_eq!(
        page.html.matches("/hand-over").count(),
        1,
        "only what has not arrived can be handed over"
    );
}

#[tokio::test]
async fn a_hand_over_refused_opens_the_form_it_came_from_again() {
    let mut flash = mistake("note", Problem::TooLong, "王芳");
    flash.typed.push(("lead".to_owned(), id(107).to_string()));
    flash.typed.push(("evidence".to_owned(), "witness".to_owned()));
    let page = |flash| async {
        Reader {
            flash,
            ..Reader::staff(Role::Coordinator)
        }
        .open(&format!("/staff/people/{}", id(500)))
        .await
    };
    page(flash.clone()).await.shows(&[
        r#"<details open class="filters""#,
        "太长了，写短一点。",
        r#"value="witness" required checked"#,
        r#"value="王芳""#,
    ]);
    flash.typed.retain(|(name, _)| name != "lead");
    page(flash)
        .await
        .hides(&[r#"<details open class="filters""#, "太长了，写短一点。"]);
}

#[tokio::test]
async fn a_new_link_is_shown_once() {
    let flash = Flash {
        notice: Some(Notice::LinkMade),
        link_code: Some("abcdefgh23456789".to_owned()),
        ..Flash::default()
    };
    let reader = Reader {
        flash,
        ..Reader::staff(Role::Coordinator)
    };
    let page = reader.open(&format!("/staff/people/{}", id(500))).await;
    page.shows(&[
        "新链接做好了",
        r#"href="/l/abcdefgh23456789""#,
        "https://songgang.example",
        "只显示这一次",
    ]);
}

#[tokio::test]
async fn shortages_are_sentences_one_can_act_on() {
    let page = Reader::staff(Role::CountyOfficer).open("/staff/shortages").await;
    page.shows(&[
        "213 人",
        "不能出门，只能在家做",
        "还要 1065 个",
        "现有 640 个",
        "还缺 425 个",
        "缝纫",
        "上一轮匹配",
    ]);
}

#[tokio::test]
async fn slips_carry_code_square_and_number() {
    let page = Reader::staff(Role::Coordinator)
        .open("/staff/slips?area=330521101201")
        .await;
    page.shows(&[
        "李秀英",
        "<svg viewBox=\"0 0 21 21\">",
        "abcd efgh 2345 6789",
        "05723099999",
        "2026年11月22日",
        "收到的人签名或按手印",
        "songgang_staff",
    ]);
}

#[tokio::test]
async fn slips_are_printed_on_either_paper() {
    let reader = Reader::staff(Role::Coordinator);
    reader
        .open("/staff/slips?area=330521101201")
        .await
        .shows(&["/staff/slips?area=330521101201&amp;paper=a5"])
        .hides(&["small-paper"]);
    reader
        .open("/staff/slips?area=330521101201&paper=a5")
        .await
        .shows(&["small-paper", r#"href="/staff/slips?area=330521101201""#]);
}

#[tokio::test]
async fn slips_of_too_many_people_begin_with_a_smaller_place() {
    let page = Reader::staff(Role::Coordinator)
        .open("/staff/slips?area=330521101")
        .await;
    page.shows(&[
        "一次打不完。先选一个地方。",
        "/staff/slips?area=330521101201",
        "柳树村",
    ])
    .hides(&["收到的人签名或按手印"]);
}

#[tokio::test]
async fn a_role_without_people_is_told_so_inside_the_desk() {
    let reader = Reader {
        fake: Fake {
            refusal: Some(Refusal::NotAllowed),
            ..Fake::default()
        },
        ..Reader::staff(Role::CitySupervisor)
    };
    let page = reader.open("/staff/people?area=330521").await;
    assert_eq!(page.status.as_u16(), 403);
    page.shows(&["你的岗位看不了这个。", r#"action="/staff/sign-out""#]);
}

#[tokio::test]
async fn what_is_not_there_is_said_inside_the_desk() {
    let page = Reader::staff(Role::CountyOfficer)
        .open("/staff/people/nonsense")
        .await;
    assert_eq!(page.status.as_u16(), 404);
    page.shows(&["没有这个页面。", r#"action="/staff/sign-out""#])
        .hides(&[r#"class="tabs""#]);
}

#[tokio::test]
async fn figures_are_asked_for_by_one_and_approved_by_another() {
    let county = Reader::staff(Role::CountyOfficer).open("/staff/figures").await;
    county.shows(&[
        "全县耕地面积",
        "还没定",
        "384120 亩",
        "县统计公报",
        "等批准",
        r#"action="/staff/figures""#,
    ]);
    county.hides(&["/approve", "男职工最高退休年龄</option>"]);
    let city = Reader::staff(Role::CitySupervisor).open("/staff/figures").await;
    city.shows(&["/approve", "/refuse"]);
    city.hides(&[r#"action="/staff/figures""#]);
}
