//! An area becomes part of another: what goes along, what stays readable, and what is refused.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, code, coordinator, day, person,
    request, staff, vacancies, vacancy,
};
use domain::actor::{Actor, Role};
use domain::area::Area;
use domain::hand_over::Taking;
use domain::household::HouseholdKind;
use domain::ids::{AccountId, PersonId, RecognitionId};
use domain::lead::Evidence;
use domain::person::{Category, Person};
use domain::person_field::{Edit, PersonField};
use domain::ports::{AccountWish, Application, Author, FileEdit, InboxFilter, PeopleQuery};
use domain::recognition::{Claim, Paper};
use domain::refusal::Refusal;
use domain::vacancy::Vacancy;
use domain::values::Phone;
use services::import::{Format, ImportRequest, Noun, Quiet};
use services::machine::MachineChance;
use services::report::ReportRequest;
use services::round::RoundRequest;
use services::{Failure, MergeRequest, Merged, Opening, Services};
use std::sync::Arc;
use store::Imported;

const ON: &str = "2026-06-15";

fn asked(from: &str, into: &str) -> MergeRequest {
    MergeRequest {
        from: code(from),
        into: code(into),
        on: day(ON),
        dry_run: false,
    }
}

async fn merge(world: &World, from: &str, into: &str) -> Result<Merged, Failure> {
    let services = &world.services;
    services.merge_areas(&Actor::Operator, &asked(from, into)).await
}

async fn refused(world: &World, request: MergeRequest) -> String {
    let told = world.services.merge_areas(&Actor::Operator, &request).await;
    told.unwrap_err().to_string()
}

async fn account(world: &World, role: Role, area: &str, login: &str) -> Actor {
    let services = &world.services;
    services.create_account(role, code(area), login).await.unwrap();
    let account = services.db.find_account_by_login(login).await.unwrap();
    Actor::Staff(account.unwrap().staff())
}

async fn again(world: &World, login: &str) -> Actor {
    let account = world.services.db.find_account_by_login(login).await.unwrap();
    Actor::Staff(account.unwrap().staff())
}

async fn owner(world: &World, who: &Person) -> Option<(AccountId, Taking)> {
    let spells = world.services.db.list_owners(who.id).await.unwrap();
    let spell = spells.into_iter().find(|spell| spell.until.is_none());
    spell.map(|spell| (spell.account, spell.how))
}

fn id_of(who: &Actor) -> AccountId {
    who.staff().unwrap().account
}

async fn add_area(world: &World, place: &str, name: &str) {
    let area = Area {
        code: code(place),
        name: name.to_owned(),
        pinyin: String::new(),
        point: None,
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.set_areas(&[Imported::from(area)]).await.unwrap();
    change.commit().await.unwrap();
    // The names of places are read again after an import; a rehearsed merge that is rolled back does not.
    world.services.tidy().await.unwrap();
}

async fn report(world: &World, year: i32, month: Option<u32>, area: Option<&str>) -> Vec<(String, u32, u32)> {
    let asked = ReportRequest {
        name: "lead-coverage".to_owned(),
        year,
        month,
        area: area.map(code),
    };
    let made = world.services.report(&Actor::Operator, &asked).await.unwrap();
    made.rows
        .into_iter()
        .map(|row| (row.area, row.due, row.leads_1_2))
        .collect()
}

async fn apply(world: &World, who: &Actor, person: PersonId) -> RecognitionId {
    let application = Application {
        person,
        category: Category::HardToEmployPerson,
        claim: Claim::Document,
        paper: Paper {
            name: "申请表".to_owned(),
            ..Paper::default()
        },
    };
    world.ports.recognitions.apply(who, application).await.unwrap()
}

/// How many vacancies a visitor finds in an area.
async fn vacancies_in(world: &World, area: &str) -> u32 {
    world.services.refresh_index().await.unwrap();
    let query = domain::catalogue::CatalogueQuery {
        area: Some(code(area)),
        day: Some(day("2026-06-30")),
        limit: 5,
        ..Default::default()
    };
    let found = world.ports.vacancies.search(&Actor::Visitor, query).await;
    found.unwrap().total
}

/// How many people somebody finds by a name.
async fn people_named(world: &World, who: &Actor, name: &str) -> u32 {
    let mark = world.ports.finding.remember(who, name).await.unwrap();
    let query = PeopleQuery {
        found: Some(mark),
        ..PeopleQuery::default()
    };
    world.ports.finding.find(who, &query).await.unwrap().total
}

#[tokio::test]
async fn a_village_gives_everything_to_another_and_nobody_is_lost() {
    let mover = Person {
        wanted_areas: vec![code(VILLAGE), code(NEXT_VILLAGE)],
        phone: Phone::parse("13800000000").ok(),
        ..person(1, VILLAGE)
    };
    let post = Vacancy {
        area: code(VILLAGE),
        ..vacancy(1, "缝纫工")
    };
    let world = World::with(&[mover.clone(), person(2, NEXT_VILLAGE)], &[post]).await;
    world.services.fill_person_keys().await.unwrap();
    let old = account(&world, Role::Coordinator, VILLAGE, "old").await;
    world.services.settle_owners().await.unwrap();
    let files = &world.ports.person_files;
    let households = &world.ports.households;
    let household = households
        .found_household(&old, mover.id, HouseholdKind::Rural)
        .await
        .unwrap();
    let applied = apply(&world, &old, mover.id).await;
    let link = world.link(&mover).await;
    let rehearsal = MergeRequest {
        dry_run: true,
        ..asked(VILLAGE, NEXT_VILLAGE)
    };
    let rehearsed = world
        .services
        .merge_areas(&Actor::Operator, &rehearsal)
        .await
        .unwrap();
    assert!(rehearsed.dry_run && rehearsed.people == 1);
    let kept = world.services.db.find_person(mover.id).await.unwrap().unwrap();
    assert_eq!(kept.living_area, code(VILLAGE), "a rehearsal changes nothing");

    let merged = merge(&world, VILLAGE, NEXT_VILLAGE).await.unwrap();
    let counts = (
        merged.people,
        merged.households,
        merged.vacancies,
        merged.accounts,
    );
    assert_eq!(counts, (1, 1, 1, 1));
    assert_eq!((merged.recognitions, merged.wishes), (1, 1));
    assert_eq!(
        merged.owners, 1,
        "whoever had nobody there has the coordinator now"
    );
    let now = world.services.db.find_person(mover.id).await.unwrap().unwrap();
    assert_eq!(
        (now.living_area, now.hukou_area),
        (code(NEXT_VILLAGE), code(NEXT_VILLAGE))
    );
    assert_eq!(now.wanted_areas, [code(NEXT_VILLAGE)], "once");
    // The coordinator's account went along, so the person keeps the coordinator.
    let old = again(&world, "old").await;
    assert_eq!(owner(&world, &mover).await, Some((id_of(&old), Taking::Assigned)));
    let history = files.history(&old, mover.id).await.unwrap();
    let told: Vec<_> = history
        .iter()
        .filter(|line| line.by == Author::AreaMerge)
        .map(|line| {
            (
                line.field.as_str(),
                line.old.as_str(),
                line.new.as_str(),
                line.may_undo,
            )
        })
        .collect();
    assert!(
        told.contains(&("living_area", "河湾镇 柳树村", "河湾镇 杨家村", false)),
        "{told:?}"
    );
    assert!(told.iter().any(|line| line.0 == "wanted_areas"), "{told:?}");
    let view = households.household(&old, household).await.unwrap();
    assert_eq!(view.household.area, code(NEXT_VILLAGE));
    let inbox = world
        .ports
        .recognitions
        .inbox(&old, InboxFilter::default())
        .await
        .unwrap();
    assert_eq!(
        inbox.lines.iter().map(|line| line.id).collect::<Vec<_>>(),
        [applied]
    );
    let found = vacancies_in(&world, NEXT_VILLAGE).await;
    assert_eq!(found, 1, "the vacancy is found where it is now");
    assert!(world.ports.leads.open_link(&Actor::Visitor, &link).await.is_ok());
    assert_eq!(
        people_named(&world, &old, "王小明").await,
        2,
        "the name finds both"
    );
    let twice = merge(&world, VILLAGE, NEXT_VILLAGE).await.unwrap();
    assert_eq!(
        (twice.areas.len(), twice.people),
        (0, 0),
        "a second time changes nothing"
    );
}

#[tokio::test]
async fn a_township_takes_its_villages_along_and_owners_follow() {
    let people = [
        person(1, VILLAGE),
        person(2, NEXT_VILLAGE),
        person(3, OTHER_VILLAGE),
    ];
    let world = World::with(&people, &vacancies(1..=2)).await;
    account(&world, Role::Coordinator, VILLAGE, "village").await;
    let town = account(&world, Role::TownOfficer, TOWN, "town").await;
    let other = account(&world, Role::TownOfficer, OTHER_TOWN, "other").await;
    world.services.settle_owners().await.unwrap();
    assert_eq!(
        owner(&world, &people[1]).await,
        Some((id_of(&town), Taking::Assigned))
    );
    let told = merge(&world, TOWN, OTHER_TOWN).await.unwrap_err().to_string();
    assert!(
        told.contains("330598101201 柳树村 would become 330598102201, which is 桥头村 already"),
        "{told}"
    );
    // The village gets another number first; its coordinator goes along.
    add_area(&world, "330598102203", "柳树村").await;
    merge(&world, VILLAGE, "330598102203").await.unwrap();
    let village = again(&world, "village").await;
    assert_eq!(village.staff().unwrap().area, code("330598102203"));
    assert_eq!(
        owner(&world, &people[0]).await,
        Some((id_of(&village), Taking::Assigned))
    );
    let merged = merge(&world, TOWN, OTHER_TOWN).await.unwrap();
    let codes: Vec<_> = merged
        .areas
        .iter()
        .map(|step| (step.from.to_string(), step.into.to_string(), step.new))
        .collect();
    let pair = |from: &str, into: &str, new| (from.to_owned(), into.to_owned(), new);
    assert_eq!(
        codes,
        [
            pair(NEXT_VILLAGE, "330598102202", true),
            pair(TOWN, OTHER_TOWN, false)
        ]
    );
    let now = world
        .services
        .db
        .find_person(people[1].id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(now.living_area, code("330598102202"));
    // Both officers are of the larger township now; whom each looked after they still do.
    assert_eq!(
        owner(&world, &people[1]).await,
        Some((id_of(&town), Taking::Assigned))
    );
    assert_eq!(
        owner(&world, &people[2]).await,
        Some((id_of(&other), Taking::Assigned))
    );
    let found = world.ports.areas.find(code("330598102202")).await.unwrap();
    assert_eq!(found.name, "杨家村");
    assert_eq!(
        world.services.area_now(code("330598101299")).await.unwrap(),
        code("330598102299")
    );
}

#[tokio::test]
async fn whom_a_village_moved_to_another_township_leaves_behind_gets_somebody_there() {
    let mover = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&mover), &[]).await;
    let town = account(&world, Role::TownOfficer, TOWN, "town").await;
    let other = account(&world, Role::TownOfficer, OTHER_TOWN, "other").await;
    world.services.settle_owners().await.unwrap();
    let merged = merge(&world, VILLAGE, OTHER_VILLAGE).await.unwrap();
    assert_eq!(merged.owners, 1);
    assert_eq!(
        owner(&world, &mover).await,
        Some((id_of(&other), Taking::AreaMerged))
    );
    let news = world.ports.hand_overs.news(&town).await.unwrap();
    assert_eq!(news.changes.len(), 1, "the one before is told");
    assert_eq!(
        (news.changes[0].came, news.changes[0].how),
        (false, Taking::AreaMerged)
    );
}

#[tokio::test]
async fn days_before_count_by_the_areas_of_then() {
    let people = [person(1, VILLAGE), person(2, OTHER_VILLAGE)];
    let world = World::with(&people, &vacancies(1..=5)).await;
    world.clock.set("2026-05-20T09:00:00+08:00");
    world.round().await;
    let lead = world.leads_of(&people[0]).await[0].id;
    world
        .ports
        .leads
        .hand_over(&coordinator(), lead, Evidence::Signature, String::new())
        .await
        .unwrap();
    world.clock.set("2026-06-30");
    let before = report(&world, 2026, Some(5), Some(COUNTY)).await;
    let line = |area: &str, due, with_some| (area.to_owned(), due, with_some);
    assert_eq!(before, [line(TOWN, 1, 1), line(OTHER_TOWN, 1, 0)]);
    merge(&world, VILLAGE, OTHER_VILLAGE).await.unwrap();
    assert_eq!(
        report(&world, 2026, Some(5), Some(COUNTY)).await,
        before,
        "as it was"
    );
    assert_eq!(
        report(&world, 2026, Some(5), Some(VILLAGE)).await,
        [line(VILLAGE, 1, 1)],
        "the code held then"
    );
    assert_eq!(
        report(&world, 2026, Some(5), Some(OTHER_VILLAGE)).await,
        [line(OTHER_VILLAGE, 1, 0)]
    );
    assert_eq!(
        report(&world, 2026, None, Some(COUNTY)).await,
        [line(OTHER_TOWN, 2, 1)],
        "today as it is"
    );
    assert_eq!(
        report(&world, 2026, None, Some(VILLAGE)).await,
        [line(OTHER_VILLAGE, 2, 1)],
        "and a code that ended leads to where it went"
    );
    // Whoever looks after the place now may see how it was.
    let officer = staff(Role::TownOfficer, OTHER_TOWN);
    let asked = ReportRequest {
        name: "lead-coverage".to_owned(),
        year: 2026,
        month: Some(5),
        area: Some(code(VILLAGE)),
    };
    assert!(world.services.report(&officer, &asked).await.is_ok());
    let stranger = staff(Role::TownOfficer, TOWN);
    assert!(world.services.report(&stranger, &asked).await.is_err());
}

#[tokio::test]
async fn codes_and_names_of_before_lead_to_where_they_went() {
    let mover = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&mover), &[]).await;
    merge(&world, VILLAGE, OTHER_VILLAGE).await.unwrap();
    add_area(&world, "330598102204", "桥东村").await;
    let services = &world.services;
    let followed = services.area_followed(code(VILLAGE)).await.unwrap().unwrap();
    assert_eq!(
        (followed.was.as_str(), followed.name.as_str()),
        ("柳树村", "桥头村")
    );
    assert_eq!(followed.code, code(OTHER_VILLAGE));
    assert_eq!(services.area_followed(code(NEXT_VILLAGE)).await.unwrap(), None);
    // A list of another office that has not heard of it.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    let number = |n: u16| String::from(person(n, VILLAGE).resident_id);
    let rows = format!(
        "person_no,resident_id,name,living_area\nN1,{},王一,{VILLAGE}\nN2,{},王二,青禾县河湾镇柳树村\n",
        number(61),
        number(62)
    );
    std::fs::write(&file, rows).unwrap();
    let import = ImportRequest {
        noun: Noun::People,
        format: Format::Canonical,
        file,
        dry_run: false,
    };
    let told = services::import::import(services, &Actor::Operator, import, &Quiet)
        .await
        .unwrap();
    assert_eq!((told.inserted, told.refused), (2, 0));
    assert!(
        told.warnings.iter().any(|one| one.code == "area_merged"),
        "{:?}",
        told.warnings
    );
    for no in ["N1", "N2"] {
        let found = services.db.find_person_by_no(no).await.unwrap().unwrap();
        assert_eq!(found.living_area, code(OTHER_VILLAGE), "{no}");
    }
    // A form that was open while it happened, and one that names the place of before.
    let officer = staff(Role::CountyOfficer, COUNTY);
    let edit = |version, was: &str, now: &str| FileEdit {
        version,
        edits: vec![Edit {
            field: PersonField::LivingArea,
            was: was.to_owned(),
            now: now.to_owned(),
        }],
        why: String::new(),
    };
    let files = &world.ports.person_files;
    files
        .edit(&officer, mover.id, edit(Person::FIRST, VILLAGE, VILLAGE))
        .await
        .unwrap();
    let kept = services.db.find_person(mover.id).await.unwrap().unwrap();
    assert_eq!(
        (kept.living_area, kept.version),
        (code(OTHER_VILLAGE), Person::FIRST + 1)
    );
    files
        .edit(
            &officer,
            mover.id,
            edit(kept.version, OTHER_VILLAGE, "河湾镇 柳树村"),
        )
        .await
        .unwrap();
    let kept = services.db.find_person(mover.id).await.unwrap().unwrap();
    assert_eq!(kept.living_area, code(OTHER_VILLAGE));
    // A change of before the merge that is taken back leads there too.
    let entered = services.db.find_person_by_no("N1").await.unwrap().unwrap();
    let here = edit(entered.version, OTHER_VILLAGE, NEXT_VILLAGE);
    files.edit(&officer, entered.id, here).await.unwrap();
    merge(&world, OTHER_VILLAGE, "330598102204").await.unwrap();
    let history = files.history(&officer, entered.id).await.unwrap();
    let line = history.iter().find(|line| line.may_undo).unwrap();
    files.undo_change(&officer, entered.id, line.seq).await.unwrap();
    let entered = services.db.find_person(entered.id).await.unwrap().unwrap();
    assert_eq!(entered.living_area, code("330598102204"));
    // An account for the place of before is one for where it went.
    let wish = AccountWish {
        login: "late".to_owned(),
        role: Role::Coordinator,
        area: code(VILLAGE),
        department: None,
    };
    let admin = staff(Role::Administrator, COUNTY);
    let made = world.ports.account_book.request(&admin, wish).await.unwrap();
    let made = services.db.find_account(made).await.unwrap().unwrap();
    assert_eq!(made.area, code("330598102204"));
    // Nobody is offered a place that is no more.
    let form = files.new_form(&staff(Role::Coordinator, COUNTY)).await.unwrap();
    assert!(form.places.iter().all(|place| place.code != code(VILLAGE)));
}

#[tokio::test]
async fn a_round_of_the_area_that_ends_meanwhile_assigns_nothing_twice() {
    let (world, somebody) = World::with_five_planned().await;
    merge(&world, VILLAGE, OTHER_VILLAGE).await.unwrap();
    let of_before = RoundRequest {
        area: Some(code(VILLAGE)),
        ..request()
    };
    assert_eq!(world.round_of(&of_before).await.assigned, 0);
    assert_eq!(world.leads_of(&somebody).await.len(), 5);
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_words() {
    let world = World::with(&[person(1, VILLAGE)], &[]).await;
    for (from, into, words) in [
        ("330598101299", VILLAGE, "The area tree has no 330598101299"),
        (VILLAGE, "330598101299", "The area tree has no 330598101299"),
        (VILLAGE, VILLAGE, "cannot become part of itself"),
        (VILLAGE, TOWN, "not of one level"),
    ] {
        let told = refused(&world, asked(from, into)).await;
        assert!(told.contains(words), "{told}");
    }
    let later = MergeRequest {
        on: day("2026-07-01"),
        ..asked(VILLAGE, NEXT_VILLAGE)
    };
    assert!(refused(&world, later).await.contains("has not come yet"));
    merge(&world, VILLAGE, NEXT_VILLAGE).await.unwrap();
    let elsewhere = refused(&world, asked(VILLAGE, OTHER_VILLAGE)).await;
    assert!(elsewhere.contains("went into 330598101202"), "{elsewhere}");
    let chain = refused(&world, asked(OTHER_VILLAGE, VILLAGE)).await;
    assert!(chain.contains("Merge into 330598101202"), "{chain}");
    let backwards = MergeRequest {
        on: day("2026-06-01"),
        ..asked(NEXT_VILLAGE, OTHER_VILLAGE)
    };
    assert!(
        refused(&world, backwards)
            .await
            .contains("Name that day or a later one")
    );
    // One after the other is fine, and codes follow all the way.
    merge(&world, NEXT_VILLAGE, OTHER_VILLAGE).await.unwrap();
    assert_eq!(
        world.services.area_now(code(VILLAGE)).await.unwrap(),
        code(OTHER_VILLAGE)
    );
    let found = world
        .services
        .db
        .find_person(person(1, VILLAGE).id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.living_area, code(OTHER_VILLAGE));
    for who in [staff(Role::CountyOfficer, COUNTY), Actor::Visitor] {
        let told = world.services.merge_areas(&who, &asked(TOWN, OTHER_TOWN)).await;
        assert!(matches!(
            told,
            Err(Failure::Refused(Refusal::NotAllowed | Refusal::NotSignedIn))
        ));
    }
}

/// A command merges areas while the server runs: two processes on one database.
#[tokio::test]
async fn a_running_server_notices_what_a_command_merged() {
    let folder = tempfile::tempdir().unwrap();
    let process = async |seed| {
        let opening = Opening {
            data: folder.path().to_owned(),
            database_url: None,
            data_key: None,
            clock: World::empty().await.clock,
            chance: Arc::new(MachineChance::seeded(seed)),
        };
        Services::open(opening).await.unwrap()
    };
    let server = process(1).await;
    server.migrate().await.unwrap();
    let places = [(TOWN, "河湾镇"), (VILLAGE, "柳树村"), (NEXT_VILLAGE, "杨家村")];
    let area = |(place, name): (&str, &str)| Area {
        code: code(place),
        name: name.to_owned(),
        pinyin: String::new(),
        point: None,
    };
    let mut change = server.db.begin().await.unwrap();
    change
        .set_areas(&places.map(|place| Imported::from(area(place))))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(server.area_now(code(VILLAGE)).await.unwrap(), code(VILLAGE));
    let command = process(2).await;
    command
        .merge_areas(&Actor::Operator, &asked(VILLAGE, NEXT_VILLAGE))
        .await
        .unwrap();
    server.notice_areas().await.unwrap();
    assert_eq!(server.area_now(code(VILLAGE)).await.unwrap(), code(NEXT_VILLAGE));
}
