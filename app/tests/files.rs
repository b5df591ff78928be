//! The file of a person, its forms, its history; the household.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use app::Flash;
use domain::actor::Role;
use domain::person_field::PersonField;
use domain::ports::{Author, Conflict};
use domain::refusal::{FieldProblem, Problem, Refusal};

fn coordinator() -> Reader {
    Reader::staff(Role::Coordinator)
}

fn person(tab: &str) -> String {
    format!("/staff/people/{}?tab={tab}", id(500))
}

fn edit(group: &str) -> String {
    format!("/staff/people/{}/edit?group={group}", id(500))
}

#[tokio::test]
async fn a_file_says_what_stands_in_it_and_what_is_missing() {
    let page = coordinator().open(&person("file")).await;
    page.shows(&[
        "买买提·艾力",
        "档案完整度",
        "33%",
        "还缺这些",
        "能不能干活",
        "330521********002X",
        "138****21",
        "还有 2 个人也用这个电话。",
        "坐轮椅、要人陪",
        "3000 元",
        "到这天为止没有",
        "镇上的服装厂",
        "快到期，去办续期",
        "已结束",
        &format!("/staff/people/{}/edit?group=basics", id(500)),
        r#"aria-current="page""#,
    ]);
}

#[tokio::test]
async fn who_only_reads_finds_nothing_to_change() {
    let auditor = Reader::staff(Role::Auditor);
    for tab in ["file", "household", "history"] {
        let page = auditor.open(&person(tab)).await;
        assert_eq!(page.status.as_u16(), 200, "{tab}");
        page.hides(&["/edit?group=", "/entries"]);
    }
}

#[tokio::test]
async fn a_form_carries_what_it_was_shown_with_but_no_sealed_number() {
    let page = coordinator().open(&edit("basics")).await;
    page.shows(&[
        r#"name="version" value="7""#,
        r#"name="was-name" value="买买提·艾力""#,
        r#"name="name""#,
        r#"<option value="330521101201" selected"#,
        r#"<option value="child" selected"#,
        "不改就留空",
    ]);
    page.hides(&["was-resident_id", "was-phone\"", r#"value="138"#]);
}

#[tokio::test]
async fn a_mistake_keeps_what_was_typed_and_what_the_form_was_shown_with() {
    let flash = Flash {
        refusal: Some(Refusal::Fields(vec![FieldProblem {
            field: "name".to_owned(),
            problem: Problem::Unreadable,
        }])),
        typed: [
            ("version", "5"),
            ("was-name", "甲"),
            ("name", "乙3"),
            ("phone", "13800000021"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec(),
        ..Flash::default()
    };
    let page = Reader {
        flash,
        ..coordinator()
    }
    .open(&edit("basics"))
    .await;
    page.shows(&[
        "看不懂，换个写法。",
        r#"name="version" value="5""#,
        r#"name="was-name" value="甲""#,
        r#"value="乙3""#,
        r#"value="13800000021""#,
        r#"id="name-problem""#,
    ]);
}

#[tokio::test]
async fn two_answers_are_a_choice_with_who_and_when() {
    let conflict = Conflict {
        field: PersonField::WageMin,
        theirs: "2800".to_owned(),
        theirs_shown: "2800".to_owned(),
        mine: "3500".to_owned(),
        by: Author::Staff("li".to_owned()),
        at: Some("2026-11-22T02:30:00Z".parse().unwrap()),
    };
    let flash = Flash {
        typed: [
            ("version", "9"),
            ("was-wage_min", "3000"),
            ("wage_min", "3500"),
            ("was-distance_km", ""),
            ("distance_km", "12"),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec(),
        conflicts: vec![conflict],
        ..Flash::default()
    };
    let page = Reader {
        flash,
        ..coordinator()
    }
    .open(&edit("intentions"))
    .await;
    page.shows(&[
        "有人刚刚也改了",
        r#"type="radio" name="wage_min" value="3500""#,
        r#"type="radio" name="wage_min" value="2800""#,
        r#"name="was-wage_min" value="2800""#,
        r#"name="version" value="9""#,
        r#"name="distance_km" value="12""#,
        "li · 2026年11月22日 10:30",
        "2800 元",
    ]);
    page.hides(&["<select"]);
}

#[tokio::test]
async fn a_history_says_who_made_what_of_what_and_offers_the_way_back() {
    let page = coordinator().open(&person("history")).await;
    page.shows(&[
        "一个月最少多少元",
        "<del>2500 元",
        "<ins>3000 元",
        "wang",
        "走访时改正",
        r#"name="seq" value="42""#,
        "登记进来",
        "空",
    ]);
    assert_eq!(page.html.matches("name=\"seq\"").count(), 1);
}

#[tokio::test]
async fn a_household_says_whether_anybody_has_work() {
    let address = format!("/staff/households/{}", id(800));
    let page = Reader::staff(Role::Coordinator).open(&address).await;
    page.shows(&[
        "被征的地",
        "县道改造",
        "2024年3月1日批准 · 征前 5.20 亩 · 征走 4.00 亩 · 还剩 1.20 亩",
        "现在人均剩 0.30 亩，县里的线是 0.43 亩：低于这条线。",
    ]);
    let page = coordinator().open(&address).await;
    page.shows(&[
        "买买提·艾力家",
        "这是零转移家庭",
        "5.43",
        "1.43",
        "没登记",
        "户主",
        &format!("{address}/split"),
        &format!("{address}/join"),
        &format!("{address}/members"),
    ]);
    let none = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..coordinator()
    };
    none.open(&person("household"))
        .await
        .shows(&["还没有家庭档案", r#"name="kind" value="rural""#]);
}

#[tokio::test]
async fn what_ends_soon_is_a_list_that_leads_to_files() {
    let page = coordinator().open("/staff/renewals").await;
    page.shows(&[
        "快到期的",
        "往后 60 天",
        "就业困难人员",
        "2026年12月31日",
        &format!("/staff/people/{}?tab=file#groups", id(500)),
    ]);
}

#[tokio::test]
async fn somebody_new_needs_name_and_number() {
    let page = coordinator().open("/staff/people/new").await;
    page.shows(&[
        "登记一个人",
        r#"action="/staff/people/new""#,
        r#"name="resident_id""#,
        r#"name="living_area""#,
    ]);
    page.hides(&["was-"]);
}

#[tokio::test]
async fn a_number_that_is_held_names_the_office_alone() {
    let flash = Flash {
        refusal: Some(Refusal::Held {
            office: "青禾县 河湾镇".to_owned(),
        }),
        ..Flash::default()
    };
    let page = Reader {
        flash,
        ..coordinator()
    }
    .open("/staff/people/new")
    .await;
    page.shows(&["档案在 青禾县 河湾镇"]);
}
