//! Lists taken out as files: who may, who approves, what stands in them, and when they are gone.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::erasure::{officer, set_figure};
use crate::world::{COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, code, day, person};
use calamine::Reader;
use domain::access::AccessKind;
use domain::actor::{Actor, Role};
use domain::erasure::ErasureCause;
use domain::export::{ExportFormat, ExportState};
use domain::ids::ExportId;
use domain::params::ParamKey;
use domain::person::{Category, Person};
use domain::person_field::PersonField;
use domain::ports::{AccessFilter, Answered, ExportWish, PeopleQuery};
use domain::refusal::{Problem, Refusal};
use domain::values::Phone;

fn town() -> Actor {
    officer(2, Role::TownOfficer, TOWN)
}

fn county() -> Actor {
    officer(3, Role::CountyOfficer, COUNTY)
}

fn coordinator() -> Actor {
    officer(1, Role::Coordinator, VILLAGE)
}

fn people() -> Vec<Person> {
    let with_phone = |number: u16, village: &str| Person {
        name: format!("=王{number}"),
        phone: Phone::parse(&format!("1540000000{number}")).ok(),
        ..person(number, village)
    };
    vec![
        with_phone(1, VILLAGE),
        with_phone(2, VILLAGE),
        with_phone(3, OTHER_VILLAGE),
    ]
}

async fn office() -> World {
    World::with(&people(), &[]).await
}

async fn ask(world: &World, who: &Actor, full_numbers: bool) -> Answered<ExportId> {
    let wish = ExportWish {
        purpose: "招聘会前逐户打电话".to_owned(),
        full_numbers,
    };
    let exports = &world.ports.exports;
    exports.ask_export(who, &PeopleQuery::default(), wish).await
}

async fn csv(world: &World, who: &Actor, id: ExportId) -> Answered<String> {
    let file = world
        .ports
        .exports
        .fetch_export(who, id, ExportFormat::Csv)
        .await?;
    assert!(!file.name.contains('王'));
    Ok(String::from_utf8(file.bytes).unwrap())
}

#[tokio::test]
async fn a_few_masked_lines_come_at_once_in_plain_words_with_a_mark() {
    let world = office().await;
    world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "zhang")
        .await
        .unwrap();
    let zhang = world
        .services
        .db
        .find_account_by_login("zhang")
        .await
        .unwrap()
        .unwrap();
    let zhang = Actor::Staff(zhang.staff());
    let id = ask(&world, &zhang, false).await.unwrap();
    let text = csv(&world, &zhang, id).await.unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines.len(),
        5,
        "mark, heads, two people of the village, mark:\n{text}"
    );
    for mark in [lines[0], lines[4]] {
        for part in [
            "导出编号 0001",
            "导出人 zhang",
            "2026-06-30",
            "招聘会前逐户打电话",
            "共 2 人",
        ] {
            assert!(mark.contains(part), "{part}: {mark}");
        }
    }
    assert!(lines[1].starts_with("序号,编号,姓名,身份证号"));
    assert!(
        lines[2].contains("'=王1"),
        "no cell is run as a formula: {}",
        lines[2]
    );
    assert!(
        lines[2].contains("贫困劳动者") && lines[2].contains("初中"),
        "{}",
        lines[2]
    );
    for person in people() {
        assert!(!text.contains(&String::from(person.resident_id)));
        assert!(!text.contains(person.phone.as_ref().unwrap().as_ref()));
    }
    assert!(text.contains("990101**********"));
    let audit = world
        .services
        .db
        .list_audit_of("export", &id.to_string())
        .await
        .unwrap();
    let verbs: Vec<&str> = audit.iter().map(|line| line.verb.as_str()).collect();
    assert_eq!(verbs, ["fetch", "ask"]);
}

#[tokio::test]
async fn a_workbook_says_whose_copy_it_is() {
    let world = office().await;
    let id = ask(&world, &coordinator(), false).await.unwrap();
    let exports = &world.ports.exports;
    let file = exports
        .fetch_export(&coordinator(), id, ExportFormat::Xlsx)
        .await
        .unwrap();
    assert_eq!(file.name, "songgang-export-0001.xlsx");
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(file.bytes)).unwrap();
    let sheet = book.worksheet_range("人员名单").unwrap();
    assert!(
        sheet
            .get_value((0, 0))
            .unwrap()
            .to_string()
            .contains("导出编号 0001")
    );
    assert_eq!(sheet.get_value((2, 2)).unwrap().to_string(), "=王1", "as text");
    assert_eq!(
        book.worksheet_formula("人员名单").unwrap().used_cells().count(),
        0
    );
}

#[tokio::test]
async fn many_people_and_full_numbers_wait_for_another_officer() {
    let world = office().await;
    set_figure(&world, ParamKey::ExportPeople, 1).await;
    let exports = &world.ports.exports;
    let id = ask(&world, &coordinator(), false).await.unwrap();
    assert_eq!(
        csv(&world, &coordinator(), id).await,
        Err(Refusal::TooLate),
        "not yet"
    );
    let list = exports.exports(&town(), 0).await.unwrap();
    assert_eq!((list.waiting.len(), list.waiting[0].people), (1, 2));
    assert_eq!(exports.exports(&coordinator(), 0).await.unwrap().waiting, []);
    assert_eq!(
        exports.approve_export(&coordinator(), id).await,
        Err(Refusal::NotAllowed)
    );
    let elsewhere = officer(4, Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        exports.approve_export(&elsewhere, id).await,
        Err(Refusal::NotFound)
    );
    exports.approve_export(&town(), id).await.unwrap();
    assert_eq!(exports.approve_export(&county(), id).await, Err(Refusal::Changed));
    assert!(csv(&world, &coordinator(), id).await.is_ok());
    assert_eq!(
        csv(&world, &town(), id).await,
        Err(Refusal::NotFound),
        "whoever approves does not fetch"
    );

    let own = ask(&world, &county(), true).await.unwrap();
    assert_eq!(
        exports.approve_export(&county(), own).await,
        Err(Refusal::FourEyes)
    );
    let colleague = officer(5, Role::CountyOfficer, COUNTY);
    exports
        .refuse_export(&colleague, own, "用不着完整号码".to_owned())
        .await
        .unwrap();
    let mine = exports.exports(&county(), 0).await.unwrap().mine;
    assert_eq!(
        (mine[0].state, mine[0].reason.as_str()),
        (ExportState::Refused, "用不着完整号码")
    );
    let again = ask(&world, &county(), true).await.unwrap();
    exports.approve_export(&colleague, again).await.unwrap();
    let text = csv(&world, &county(), again).await.unwrap();
    for person in people() {
        assert!(text.contains(&String::from(person.resident_id)), "{text}");
    }
}

#[tokio::test]
async fn a_purpose_is_said_and_only_of_those_one_may_see() {
    let world = office().await;
    let exports = &world.ports.exports;
    for (purpose, problem) in [
        ("", Problem::Required),
        ("看看", Problem::TooShort),
        (&"长".repeat(121), Problem::TooLong),
        ("给 138-0013-8000 打电话", Problem::NoNumbers),
    ] {
        let wish = ExportWish {
            purpose: purpose.to_owned(),
            full_numbers: false,
        };
        let asked = exports.ask_export(&town(), &PeopleQuery::default(), wish).await;
        assert_eq!(asked, Err(Refusal::field("purpose", problem)));
    }
    let reviewer = officer(6, Role::CitySupervisor, "3305");
    assert_eq!(ask(&world, &reviewer, false).await, Err(Refusal::NotAllowed));
    let other = PeopleQuery {
        area: Some(code(OTHER_TOWN)),
        ..PeopleQuery::default()
    };
    let wish = ExportWish {
        purpose: "走访入户".to_owned(),
        full_numbers: false,
    };
    assert_eq!(
        exports.ask_export(&town(), &other, wish.clone()).await,
        Err(Refusal::NotFound)
    );
    let nobody = PeopleQuery {
        category: Some(Category::LandLossFarmer),
        ..PeopleQuery::default()
    };
    assert_eq!(
        exports.ask_export(&town(), &nobody, wish).await,
        Err(Refusal::NotFound),
        "there is nobody to take out"
    );
}

#[tokio::test]
async fn a_file_is_gone_after_its_days_and_holds_nobody_who_was_erased() {
    let world = office().await;
    let id = ask(&world, &town(), false).await.unwrap();
    assert!(csv(&world, &town(), id).await.unwrap().contains("共 2 人"));
    world
        .services
        .erase_person(&Actor::Worker, people()[0].id, ErasureCause::Asked)
        .await
        .unwrap();
    let text = csv(&world, &town(), id).await.unwrap();
    assert!(text.contains("共 1 人") && !text.contains("王1"));
    let moved = Person {
        living_area: code(OTHER_VILLAGE),
        ..people()[1].clone()
    };
    world.keep_people(&[moved]).await;
    let text = csv(&world, &town(), id).await.unwrap();
    assert!(
        !text.contains("王2"),
        "who has moved out of one's reach is out of the file"
    );
    world.clock.set("2026-07-07");
    world.services.tidy().await.unwrap();
    assert!(csv(&world, &town(), id).await.is_ok(), "the last day is included");
    world.clock.set("2026-07-08");
    assert_eq!(csv(&world, &town(), id).await, Err(Refusal::TooLate));
    world.services.tidy().await.unwrap();
    let mine = world.ports.exports.exports(&town(), 0).await.unwrap().mine;
    assert_eq!(
        (mine[0].state, mine[0].fetched, mine[0].valid_to),
        (ExportState::Ended, 4, day("2026-07-07"))
    );
    assert_eq!(world.services.db.list_export_people(id).await.unwrap(), []);
}

#[tokio::test]
async fn everybody_in_a_file_reads_that_it_was_taken_out_and_what_for() {
    let world = office().await;
    let id = ask(&world, &town(), false).await.unwrap();
    let seen = async |person: &Person| {
        let me = Actor::Seeker(person.id);
        world.ports.my_data.my_data(&me).await.unwrap().seen
    };
    let people = people();
    assert_eq!(seen(&people[0]).await, [], "nothing has left yet");
    csv(&world, &town(), id).await.unwrap();
    csv(&world, &town(), id).await.unwrap();
    for person in &people[..2] {
        let seen = seen(person).await;
        assert_eq!(seen.len(), 2, "each time it is fetched");
        let line = &seen[0];
        assert_eq!(
            (line.kind, line.role),
            (AccessKind::Export, Role::TownOfficer.party())
        );
        assert_eq!((line.note.as_str(), line.field), ("招聘会前逐户打电话", None));
    }
    assert_eq!(seen(&people[2]).await, [], "of another township");
    let auditor = officer(7, Role::Auditor, COUNTY);
    let log = &world.ports.access_log;
    let lines = log.access_file(&auditor, AccessFilter::default()).await.unwrap();
    assert_eq!(
        lines.iter().filter(|line| line.records == 2).count(),
        2,
        "two lines, not four"
    );

    let full = ask(&world, &county(), true).await.unwrap();
    let colleague = officer(5, Role::CountyOfficer, COUNTY);
    world
        .ports
        .exports
        .approve_export(&colleague, full)
        .await
        .unwrap();
    csv(&world, &county(), full).await.unwrap();
    assert_eq!(
        seen(&people[2]).await[0].field,
        Some(PersonField::ResidentId),
        "full numbers are said"
    );
    let numbers = AccessFilter {
        numbers: true,
        ..AccessFilter::default()
    };
    let lines = log.access_log(&auditor, numbers).await.unwrap().lines;
    assert_eq!((lines.len(), lines[0].kind), (1, AccessKind::Export));
}

#[tokio::test]
async fn whose_reading_is_taken_out_as_a_file_reads_that_too() {
    let world = office().await;
    let somebody = &people()[0];
    let files = &world.ports.person_files;
    files.file(&town(), somebody.id).await.unwrap();
    let auditor = officer(7, Role::Auditor, COUNTY);
    let log = &world.ports.access_log;
    log.access_file(&auditor, AccessFilter::default()).await.unwrap();
    let me = Actor::Seeker(somebody.id);
    let seen = world.ports.my_data.my_data(&me).await.unwrap().seen;
    let told: Vec<_> = seen.iter().map(|line| (line.kind, line.role)).collect();
    assert_eq!(
        told,
        [
            (AccessKind::Export, Role::Auditor.party()),
            (AccessKind::File, Role::TownOfficer.party())
        ]
    );
}

#[tokio::test]
async fn a_list_that_is_too_long_is_refused_with_how_many_may_be() {
    let world = office().await;
    set_figure(&world, ParamKey::ExportMost, 2).await;
    assert_eq!(
        ask(&world, &county(), false).await,
        Err(Refusal::ListTooLong { most: 2 })
    );
    assert!(
        ask(&world, &town(), false).await.is_ok(),
        "narrowed to a township it goes"
    );
    assert_eq!(world.ports.exports.exports(&county(), 0).await.unwrap().most, 2);
}

#[tokio::test]
async fn older_exports_are_on_further_pages() {
    let world = office().await;
    for _ in 0..21 {
        ask(&world, &town(), false).await.unwrap();
    }
    let exports = &world.ports.exports;
    let first = exports.exports(&town(), 0).await.unwrap();
    let second = exports.exports(&town(), 1).await.unwrap();
    assert_eq!((first.total, first.mine.len(), second.mine.len()), (21, 20, 1));
    assert_eq!((first.mine[0].serial, second.mine[0].serial), (21, 1));
}
