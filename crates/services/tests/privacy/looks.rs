//! Who looked at whose data.

use super::{colleague, county, kinds, log_of};
use crate::world::{COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, code, coordinator, day, person, staff};
use chrono::TimeDelta;
use domain::access::AccessKind;
use domain::actor::{Actor, Role};
use domain::ids::AccountId;
use domain::ports::AccessFilter;
use domain::refusal::Refusal;
use uuid::Uuid;

#[tokio::test]
async fn every_look_is_written_down_once_in_a_quarter_of_an_hour() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let (files, who) = (&world.ports.person_files, coordinator());
    files.file(&who, somebody.id).await.unwrap();
    files.file(&who, somebody.id).await.unwrap();
    files.history(&who, somebody.id).await.unwrap();
    world.ports.coverage.person(&who, somebody.id).await.unwrap();
    let lines = log_of(&world, &somebody).await;
    assert_eq!(
        kinds(&lines),
        [AccessKind::Leads, AccessKind::History, AccessKind::File]
    );
    let line = &lines[2];
    assert_eq!(line.account, AccountId(Uuid::from_u128(0xA0)));
    assert_eq!(
        (line.role, line.office),
        (Role::Coordinator.party(), code(VILLAGE))
    );
    assert_eq!((line.area, line.records), (code(VILLAGE), 1));
    world.clock.forward(TimeDelta::minutes(16));
    files.file(&who, somebody.id).await.unwrap();
    files
        .file(&colleague(Role::Auditor, COUNTY), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        log_of(&world, &somebody).await.len(),
        5,
        "a later look, and an auditor's"
    );
}

#[tokio::test]
async fn who_is_refused_leaves_no_line_and_the_person_none_either() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let elsewhere = staff(Role::Coordinator, OTHER_VILLAGE);
    let refused = world.ports.person_files.file(&elsewhere, somebody.id).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound));
    world
        .ports
        .my_data
        .my_data(&Actor::Seeker(somebody.id))
        .await
        .unwrap();
    assert_eq!(log_of(&world, &somebody).await, []);
}

#[tokio::test]
async fn a_household_is_a_look_at_everybody_in_it() {
    let (head, other) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = county(&[head.clone(), other.clone()]).await;
    let households = &world.ports.households;
    let rural = domain::household::HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, head.id, rural)
        .await
        .unwrap();
    let joining = domain::ports::NewMember {
        person_no: other.no.clone(),
        name: String::new(),
        birth_year: None,
        relation: domain::household::Relation::Spouse,
    };
    households
        .add_member(&Actor::Operator, home, joining)
        .await
        .unwrap();
    households.household(&coordinator(), home).await.unwrap();
    for one in [&head, &other] {
        assert_eq!(kinds(&log_of(&world, one).await), [AccessKind::Household]);
    }
}

#[tokio::test]
async fn the_log_is_for_those_who_watch_and_reading_it_is_in_it() {
    let (here, there) = (person(1, VILLAGE), person(2, OTHER_VILLAGE));
    let world = county(&[here.clone(), there.clone()]).await;
    let (log, files) = (&world.ports.access_log, &world.ports.person_files);
    files
        .file(&staff(Role::CountyOfficer, COUNTY), here.id)
        .await
        .unwrap();
    files
        .file(&colleague(Role::CountyOfficer, COUNTY), there.id)
        .await
        .unwrap();
    let auditor = colleague(Role::Auditor, COUNTY);
    let all = log.access_log(&auditor, AccessFilter::default()).await.unwrap();
    assert_eq!(all.total, 3, "two files, and the auditor's own look");
    assert_eq!(all.lines[0].kind, AccessKind::Log);
    let of_town = AccessFilter {
        area: Some(code(TOWN)),
        ..AccessFilter::default()
    };
    let lines = log.access_log(&auditor, of_town).await.unwrap().lines;
    assert_eq!(lines.len(), 1);
    assert_eq!(
        lines[0].person,
        Some((here.id, here.no.clone())),
        "by number, not by name"
    );
    let of_account = AccessFilter {
        account: Some(AccountId(Uuid::from_u128(0xA0))),
        day: Some(day("2026-06-30")),
        ..AccessFilter::default()
    };
    assert_eq!(log.access_log(&auditor, of_account).await.unwrap().total, 1);
    let another_day = AccessFilter {
        day: Some(day("2026-06-29")),
        ..AccessFilter::default()
    };
    assert_eq!(log.access_log(&auditor, another_day).await.unwrap().total, 0);
    assert_eq!(
        log.access_file(&auditor, AccessFilter::default())
            .await
            .unwrap()
            .len(),
        3
    );
    let last = &log
        .access_log(&auditor, AccessFilter::default())
        .await
        .unwrap()
        .lines[0];
    assert_eq!(
        (last.kind, last.records),
        (AccessKind::Export, 3),
        "a file says how many"
    );

    let elsewhere = AccessFilter {
        area: Some(code("3305")),
        ..AccessFilter::default()
    };
    let county_officer = staff(Role::CountyOfficer, COUNTY);
    assert!(
        log.access_log(&county_officer, elsewhere).await.unwrap().total > 0,
        "narrowed to its own"
    );
    for role in [Role::Coordinator, Role::TownOfficer, Role::Administrator] {
        let refused = log
            .access_log(&staff(role, COUNTY), AccessFilter::default())
            .await;
        assert_eq!(refused.err(), Some(Refusal::NotAllowed), "{role}");
    }
}

#[tokio::test]
async fn officers_see_who_looked_at_a_file_and_coordinators_do_not() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    world
        .ports
        .person_files
        .file(&coordinator(), somebody.id)
        .await
        .unwrap();
    let log = &world.ports.access_log;
    let town = colleague(Role::TownOfficer, TOWN);
    let lines = log.seen(&town, somebody.id).await.unwrap();
    assert_eq!(lines.len(), 2, "and that they looked");
    assert_eq!(lines[1].reader.office, "河湾镇 柳树村");
    assert!(
        log.seen(&colleague(Role::Auditor, COUNTY), somebody.id)
            .await
            .is_ok()
    );
    assert_eq!(
        log.seen(&coordinator(), somebody.id).await.err(),
        Some(Refusal::NotAllowed)
    );
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        log.seen(&elsewhere, somebody.id).await.err(),
        Some(Refusal::NotFound)
    );
}
