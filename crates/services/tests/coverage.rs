//! Who still lacks how many of the five, and who may see it.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, code, coordinator, day, person,
    request, staff, vacancies,
};
use domain::actor::{Actor, Role};
use domain::clock::Clock;
use domain::lead::{Answer, DeclineReason, Delivery, Pace};
use domain::person::{Category, CategorySet, EmploymentStatus, Leaving, Person};
use domain::ports::{CoverageRow, CoverageTable};
use domain::refusal::Refusal;
use domain::values::{AreaLevel, ResidentId};
use services::import::{Format, ImportRequest, Noun, Quiet, import};
use services::report::{ReportMade, ReportRequest};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const VISITOR: Actor = Actor::Visitor;

/// Six people in three villages of two towns; some leads are planned, some read, some answered.
async fn busy() -> (World, Vec<Person>) {
    let homes = [
        VILLAGE,
        VILLAGE,
        NEXT_VILLAGE,
        NEXT_VILLAGE,
        OTHER_VILLAGE,
        OTHER_VILLAGE,
    ];
    let people: Vec<Person> = (1u16..).zip(homes).map(|(n, home)| person(n, home)).collect();
    let world = World::with(&people, &vacancies(1..=7)).await;
    world.round().await;
    for (at, somebody) in people.iter().enumerate().filter(|(at, _)| at % 2 == 0) {
        let link = world.link(somebody).await;
        let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
        let said = if at == 0 {
            Answer::Interested
        } else {
            Answer::Declined(DeclineReason::Pay)
        };
        let leads = &world.ports.leads;
        leads
            .answer(&VISITOR, &link, mine.leads[0].id, said)
            .await
            .unwrap();
    }
    let first = world.leads_of(&people[1]).await[0].vacancy;
    let no = world.services.db.find_vacancy(first).await.unwrap().unwrap().no;
    world
        .deliver(&[
            &format!("P002,{no},home,2026-06-29,signature"),
            "P004,V001,sms,2026-06-29,bounced",
        ])
        .await;
    (world, people)
}

/// The row as anybody can count it from the leads.
async fn recounted(world: &World, people: &[&Person]) -> CoverageRow {
    let mut row = CoverageRow::default();
    let mut channels: BTreeMap<String, u32> = BTreeMap::new();
    for somebody in people {
        let leads = world.leads_of(somebody).await;
        let counted: Vec<_> = leads
            .iter()
            .filter(|lead| lead.state.delivery().and_then(Delivery::counts_in) == Some(2026))
            .collect();
        for lead in &counted {
            let channel = lead.state.delivery().unwrap().channel.code();
            *channels.entry(channel.to_owned()).or_default() += 1;
        }
        let number = counted.len() as u32;
        row.due += 1;
        row.leads_0 += u32::from(number == 0);
        row.leads_1_2 += u32::from((1..=2).contains(&number));
        row.leads_3_4 += u32::from((3..=4).contains(&number));
        row.leads_5_up += u32::from(number >= 5);
        row.shortfall += 5u32.saturating_sub(number);
        row.planned += leads.iter().filter(|lead| lead.state.code() == "planned").count() as u32;
        let interested = |lead: &&&domain::lead::Lead| lead.state.answer() == Some(Answer::Interested);
        row.interested += counted.iter().filter(interested).count() as u32;
        row.red += u32::from(number <= 1);
        row.amber += u32::from(number == 2);
    }
    row.by_channel = channels.into_iter().collect();
    row
}

fn sorted(mut row: CoverageRow) -> CoverageRow {
    row.by_channel.sort();
    row.area = None;
    row
}

#[tokio::test]
async fn every_number_is_what_the_leads_say() {
    let (world, people) = busy().await;
    let county = staff(Role::CountyOfficer, COUNTY);
    let table = world.ports.coverage.coverage(&county, None, None).await.unwrap();
    assert_eq!(
        (table.year, table.as_of, table.due_by_now),
        (2026, day("2026-06-30"), 3)
    );
    let all: Vec<&Person> = people.iter().collect();
    assert_eq!(sorted(table.total.clone()), recounted(&world, &all).await);
    assert_eq!(table.rows.len(), 2);
    for row in table.rows {
        let town = row.area.clone().unwrap().code;
        let living: Vec<&Person> = people.iter().filter(|p| town.contains(p.living_area)).collect();
        assert_eq!(sorted(row), recounted(&world, &living).await);
    }
    assert_eq!(table.total.leads_5_up, 3);
    assert_eq!((table.total.interested, table.total.planned), (1, 4 + 4 + 5));
}

#[tokio::test]
async fn the_table_goes_down_to_the_village_and_no_higher_than_its_reader() {
    let (world, people) = busy().await;
    let names = |table: &CoverageTable| -> Vec<String> {
        let rows = table.rows.iter().filter_map(|row| row.area.as_ref());
        rows.map(|area| area.name.clone()).collect()
    };
    let county = staff(Role::CountyOfficer, COUNTY);
    let ask = async |who: &Actor, area: Option<&str>| {
        let area = area.map(code);
        world.ports.coverage.coverage(who, None, area).await.unwrap()
    };
    assert_eq!(names(&ask(&county, None).await), ["河湾镇", "石桥镇"]);
    assert_eq!(names(&ask(&county, Some(TOWN)).await), ["柳树村", "杨家村"]);
    let village = ask(&county, Some(VILLAGE)).await;
    assert_eq!(
        (names(&village), village.total.due),
        (vec!["柳树村".to_owned()], 2)
    );
    let town = ask(&staff(Role::TownOfficer, TOWN), Some(VILLAGE)).await;
    let path: Vec<_> = town.path.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(path, ["河湾镇", "柳树村"]);
    let page = world
        .ports
        .coverage
        .people(&county, None, code(COUNTY), 0)
        .await
        .unwrap();
    let counted: Vec<u32> = page.people.iter().map(|line| line.counted).collect();
    assert_eq!(counted, [0, 0, 1, 5, 5, 5], "those who lack most come first");
    assert_eq!(page.total as usize, people.len());
    let beyond = world
        .ports
        .coverage
        .people(&county, None, code(COUNTY), u32::MAX)
        .await;
    assert!(beyond.unwrap().people.is_empty());
}

#[tokio::test]
async fn everybody_sees_what_the_role_allows_in_the_own_area() {
    let (world, people) = busy().await;
    let (allowed, absent) = (Ok(()), Err(Refusal::NotFound));
    let forbidden = Err(Refusal::NotAllowed);
    let nobody = Err(Refusal::NotSignedIn);
    // who; counts and people of the own village; counts and people of the other town
    let table = [
        (coordinator(), [&allowed, &allowed, &absent, &absent]),
        (
            staff(Role::TownOfficer, TOWN),
            [&allowed, &allowed, &absent, &absent],
        ),
        (
            staff(Role::CountyOfficer, COUNTY),
            [&allowed, &allowed, &allowed, &allowed],
        ),
        (
            staff(Role::CitySupervisor, "3305"),
            [&allowed, &forbidden, &allowed, &forbidden],
        ),
        (
            staff(Role::Organiser, TOWN),
            [&allowed, &forbidden, &absent, &forbidden],
        ),
        (staff(Role::Auditor, TOWN), [&allowed, &allowed, &absent, &absent]),
        (
            staff(Role::Administrator, COUNTY),
            [&forbidden, &forbidden, &forbidden, &forbidden],
        ),
        (VISITOR, [&nobody, &nobody, &nobody, &nobody]),
        (Actor::Seeker(people[0].id), [&nobody, &nobody, &nobody, &nobody]),
    ];
    let coverage = &world.ports.coverage;
    for (who, [counts, persons, counts_there, persons_there]) in table {
        let places = [
            (VILLAGE, &people[0], counts, persons),
            (OTHER_TOWN, &people[4], counts_there, persons_there),
        ];
        for (place, somebody, counts, persons) in places {
            let area = code(place);
            let seen = coverage.coverage(&who, None, Some(area)).await.map(|_| ());
            assert_eq!(seen, *counts, "coverage {place} {who:?}");
            let seen = coverage.shortages(&who, Some(area)).await.map(|_| ());
            assert_eq!(seen, *counts, "shortages {place} {who:?}");
            let seen = coverage.people(&who, None, area, 0).await.map(|_| ());
            assert_eq!(seen, *persons, "people {place} {who:?}");
            let seen = coverage.person(&who, somebody.id).await.map(|_| ());
            assert_eq!(seen, *persons, "person {place} {who:?}");
        }
    }
}

#[tokio::test]
async fn a_disability_instructor_looks_after_disabled_people_alone() {
    let (world, people) = busy().await;
    let disabled = Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        ..people[0].clone()
    };
    world.keep_people(std::slice::from_ref(&disabled)).await;
    let instructor = staff(Role::DisabilityInstructor, TOWN);
    let (coverage, leads) = (&world.ports.coverage, &world.ports.leads);
    let table = coverage.coverage(&instructor, None, None).await.unwrap();
    let by_channel: u32 = table.total.by_channel.iter().map(|(_, count)| count).sum();
    let five = table.total.leads_5_up;
    assert_eq!((table.total.due, five, by_channel), (1, 1, 5), "{table:?}");
    let all = coverage
        .coverage(&staff(Role::TownOfficer, TOWN), None, None)
        .await;
    assert!(all.unwrap().total.due > 1);
    let list = coverage.people(&instructor, None, code(TOWN), 0).await.unwrap();
    assert_eq!(list.total, 1);
    assert!(coverage.person(&instructor, disabled.id).await.is_ok());
    assert!(leads.renew_link(&instructor, disabled.id).await.is_ok());
    let other = people[1].id;
    assert_eq!(
        coverage.person(&instructor, other).await.err(),
        Some(Refusal::NotFound)
    );
    assert_eq!(
        leads.renew_link(&instructor, other).await.err(),
        Some(Refusal::NotFound)
    );
    assert_eq!(
        leads.revoke_links(&instructor, other).await,
        Err(Refusal::NotFound)
    );
    let slips = leads.slips(&instructor, code(TOWN), Some(other), "").await;
    assert_eq!(slips.err(), Some(Refusal::NotFound));
}

#[tokio::test]
async fn a_file_shows_no_full_number_and_its_reading_is_recorded() {
    let (world, people) = busy().await;
    let view = world
        .ports
        .coverage
        .person(&coordinator(), people[0].id)
        .await
        .unwrap();
    assert_eq!((view.line.counted, view.owed, view.leads.len()), (5, 5, 5));
    assert!(!view.masked_resident_id.contains("19850301"));
    assert!(view.leads.iter().all(|lead| lead.counts_in == Some(2026)));
    let lines = world
        .services
        .db
        .list_audit_of("person", &people[0].id.to_string())
        .await
        .unwrap();
    let readings: Vec<_> = lines.iter().filter(|line| line.verb == "read").collect();
    assert_eq!(readings.len(), 1);
    assert!(readings[0].actor.starts_with("staff:"));
}

async fn report(world: &World, month: u32) -> ReportMade {
    let asked = ReportRequest {
        name: "lead-coverage".into(),
        year: 2026,
        month: Some(month),
        area: Some(code(COUNTY)),
    };
    world.services.report(&Actor::Operator, &asked).await.unwrap()
}

#[tokio::test]
async fn a_report_of_a_past_month_says_again_what_it_said_then() {
    let (world, people) = busy().await;
    let then = report(&world, 6).await;
    world.clock.set("2026-08-10");
    for somebody in [&people[1], &people[3]] {
        let link = world.link(somebody).await;
        let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
        for view in mine.leads.iter().filter(|view| view.open) {
            let no = Answer::Declined(DeclineReason::Season);
            world
                .ports
                .leads
                .answer(&VISITOR, &link, view.id, no)
                .await
                .unwrap();
        }
    }
    let waiting = world.leads_of(&people[5]).await;
    world
        .ports
        .vacancies
        .withdraw(&Actor::Operator, waiting[0].vacancy, String::new())
        .await
        .unwrap();
    world.round().await;
    let again = report(&world, 6).await;
    assert_eq!(again.as_of, then.as_of);
    let text = |made: &ReportMade| serde_json::to_value(made).unwrap();
    assert_eq!(text(&again), text(&then));
    let now = report(&world, 8).await;
    assert_eq!(now.as_of, day("2026-08-10"));
    assert!(now.total.leads_5_up > then.total.leads_5_up || now.total.shortfall < then.total.shortfall);
    world.clock.set("2026-06-30");
    let moved_back = report(&world, 6).await;
    assert_eq!(
        text(&moved_back),
        text(&then),
        "time set back reads what was there then"
    );
}

#[tokio::test]
async fn a_late_upload_is_seen_in_the_report_of_its_own_month() {
    let (world, _) = World::with_five_planned().await;
    world.clock.set("2026-08-10");
    world
        .deliver(&["P001,V001,home,2026-06-30 18:00,signature"])
        .await;
    assert_eq!(report(&world, 6).await.total.leads_1_2, 1);
    assert_eq!(report(&world, 5).await.total.leads_0, 1);
}

#[tokio::test]
async fn one_behind_the_pace_is_amber_and_two_are_red() {
    let people: Vec<Person> = (1..=4).map(|n| person(n, VILLAGE)).collect();
    let world = World::with(&people, &vacancies(1..=3)).await;
    let mut lines = Vec::new();
    for (person, leads) in [(1, 3), (2, 2), (3, 1)] {
        for vacancy in 1..=leads {
            lines.push(format!("P00{person},V00{vacancy},home,2026-06-20,signature"));
        }
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    world.deliver(&lines).await;
    let ask = async || {
        let coverage = &world.ports.coverage;
        coverage.coverage(&coordinator(), None, None).await.unwrap().total
    };
    let total = ask().await;
    assert_eq!((total.amber, total.red), (1, 2));
    let page = world
        .ports
        .coverage
        .people(&coordinator(), None, code(VILLAGE), 0)
        .await
        .unwrap();
    let paces: Vec<Pace> = page.people.iter().map(|line| line.pace).collect();
    assert_eq!(paces, [Pace::Red, Pace::Red, Pace::Amber, Pace::OnPace]);
    world.clock.set("2026-12-01");
    assert_eq!(ask().await.red, 4, "by December all five are due");
}

#[tokio::test]
async fn people_with_work_stay_due_and_those_who_left_do_not() {
    let works = Person {
        employment_status: Some(EmploymentStatus::Employed),
        ..person(1, VILLAGE)
    };
    let died = Person {
        left: Some((day("2026-05-01"), Leaving::Died)),
        ..person(2, VILLAGE)
    };
    let turned_sixty = Person {
        resident_id: ResidentId::compose(990_101, day("1966-06-30"), 3).unwrap(),
        ..person(3, VILLAGE)
    };
    let still_due = Person {
        resident_id: ResidentId::compose(990_101, day("1966-07-01"), 4).unwrap(),
        ..person(4, VILLAGE)
    };
    let world = World::with(&[works, died, turned_sixty, still_due], &[]).await;
    let table = world
        .ports
        .coverage
        .coverage(&coordinator(), None, None)
        .await
        .unwrap();
    assert_eq!((table.total.due, table.total.placed), (2, 1));
}

/// Writes a file and takes it in.
async fn take_in(world: &World, noun: Noun, text: &str) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.csv");
    std::fs::write(&file, text).unwrap();
    let asked = ImportRequest {
        noun,
        format: Format::Canonical,
        file,
        dry_run: false,
    };
    let account = import(&world.services, &Actor::Operator, asked, &Quiet)
        .await
        .unwrap();
    assert_eq!(account.refused, 0, "{account:?}");
    account.inserted
}

#[tokio::test]
async fn from_two_files_to_a_full_table() {
    let world = World::new().await;
    let id = String::from(ResidentId::compose(990_101, day("1985-03-01"), 1).unwrap());
    let people = format!(
        "人员编号,姓名,身份证号,现居住地,categories,consent\nP1,王小明,{id},{VILLAGE},poor_worker,yes\n"
    );
    assert_eq!(take_in(&world, Noun::People, &people).await, 1);
    let mut work = "岗位编号,用人单位,岗位名称,工作地点,最低工资,招聘人数\n".to_owned();
    for number in 1..=6 {
        writeln!(work, "V{number},甲厂,缝纫工,{COUNTY},3500,2").unwrap();
    }
    assert_eq!(take_in(&world, Noun::Vacancies, &work).await, 6);
    assert_eq!(world.round_of(&request()).await.assigned, 5);

    let somebody = world.services.db.find_person_by_no("P1").await.unwrap().unwrap();
    let slips = world
        .ports
        .leads
        .slips(&coordinator(), code(VILLAGE), None, "https://a.example")
        .await
        .unwrap();
    let link = slips[0].link_path.trim_start_matches("/l/").to_owned();
    let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    assert_eq!((mine.counted, mine.leads.len()), (5, 5));
    let liked = mine.leads[0].id;
    world
        .ports
        .leads
        .answer(&VISITOR, &link, liked, Answer::Interested)
        .await
        .unwrap();

    let county = staff(Role::CountyOfficer, COUNTY);
    let table = world.ports.coverage.coverage(&county, None, None).await.unwrap();
    let total = &table.total;
    assert_eq!(
        (total.due, total.leads_5_up, total.shortfall, total.interested),
        (1, 1, 0, 1)
    );
    assert_eq!(total.by_channel, [("app".to_owned(), 5)]);
    assert_eq!(
        table.rows[0].area.as_ref().map(|area| area.code),
        somebody.living_area.at(AreaLevel::Town)
    );
    assert_eq!(world.clock.today(), table.as_of);
}

#[tokio::test]
async fn who_is_placed_lacks_nothing_until_that_ends() {
    use crate::placements::{draft, gone};
    use domain::placement::Heard;
    let (one, other) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[one.clone(), other], &[]).await;
    let table = |world: &World| {
        let ports = world.ports.clone();
        async move {
            ports
                .coverage
                .coverage(&staff(Role::TownOfficer, TOWN), Some(2026), None)
                .await
                .unwrap()
        }
    };
    let before = table(&world).await.total;
    assert_eq!((before.due, before.shortfall, before.red), (2, 10, 2));
    let placements = &world.ports.placements;
    let id = placements
        .enter(&coordinator(), one.id, draft("砖厂", "2026-06-01"))
        .await
        .unwrap();
    let placed = table(&world).await.total;
    assert_eq!(
        (placed.due, placed.placed, placed.leads_0),
        (2, 1, 2),
        "shown apart, and due still"
    );
    assert_eq!((placed.shortfall, placed.red), (5, 1));
    let behind = world.ports.coverage.behind(&coordinator(), None).await.unwrap();
    assert_eq!(behind.people.len(), 1);
    placements
        .follow_up(&coordinator(), id, gone(Heard::Left, "2026-06-29", "2026-06-20"))
        .await
        .unwrap();
    let after = table(&world).await.total;
    assert_eq!((after.shortfall, after.red), (10, 2), "who left counts again");
}
