//! Calendars: whose they are, what stands in them, and how an address ends.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::check_ins::registration;
use crate::fairs::plan;
use crate::world::{TOWN, VILLAGE, World, at, code, coordinator, day, person};
use chrono::NaiveTime;
use domain::actor::{Actor, Role};
use domain::calendar::{CalendarEntry, CalendarTime, CalendarWhat};
use domain::course::Course;
use domain::fair::{Fair, FairKind, FairPlan, FairState};
use domain::ids::{CourseId, FairId, ProxyId};
use domain::ports::{CalendarOf, OwnCalendarOf};
use domain::refusal::Refusal;
use domain::trade::TradeSet;
use store::Imported;
use uuid::Uuid;

fn course(number: u128, area: &str, starts: &str) -> Course {
    Course {
        id: CourseId(Uuid::from_u128(0xC0 + number)),
        no: format!("C{number}"),
        name: "家政服务员".to_owned(),
        kind: String::new(),
        occupation: String::new(),
        hours: None,
        area: Some(code(area)),
        address: "人民路1号".to_owned(),
        provider: "县职校".to_owned(),
        audience: String::new(),
        certificate: String::new(),
        fee: None,
        starts: starts.parse().ok(),
        description: String::new(),
        trades: TradeSet::EMPTY,
        source: String::new(),
    }
}

async fn world() -> World {
    let world = World::with(&[person(1, VILLAGE)], &[]).await;
    let mut change = world.services.db.begin().await.unwrap();
    let courses = [
        course(1, TOWN, "2026-07-10"),
        course(2, TOWN, "2026-03-01"),
        course(3, "330599101", "2026-07-10"),
    ];
    change.add_courses(&courses.map(Imported::from)).await.unwrap();
    change.commit().await.unwrap();
    world
}

#[tokio::test]
async fn the_public_one_holds_what_is_on_in_the_area() {
    let world = world().await;
    let calendars = &world.ports.calendars;
    let view = calendars
        .public_calendar(&Actor::Visitor, Some(code(TOWN)))
        .await
        .unwrap();
    let found: Vec<_> = view
        .entries
        .iter()
        .map(|one| (one.what, one.title.as_str()))
        .collect();
    assert_eq!(
        found,
        [(CalendarWhat::Course, "家政服务员")],
        "neither long past nor elsewhere"
    );
    assert!(
        view.entries[0].place.contains("人民路1号"),
        "{:?}",
        view.entries[0]
    );
    let nowhere = calendars
        .public_calendar(&Actor::Visitor, Some(code("330577")))
        .await;
    assert_eq!(nowhere.map(drop), Err(Refusal::NotFound));
}

#[tokio::test]
async fn a_secret_address_opens_one_calendar_until_it_ends() {
    let world = world().await;
    let calendars = &world.ports.calendars;
    let (own, of) = (Actor::Seeker(person(1, VILLAGE).id), OwnCalendarOf::Person);
    assert_eq!(calendars.own_calendar(&own, of).await.unwrap().since, None);
    let first = calendars.make_calendar_feed(&own, of).await.unwrap();
    let fetch = |secret: String| async move { calendars.secret_calendar(&Actor::Visitor, &secret).await };
    assert_eq!(fetch(first.clone()).await.unwrap().of, CalendarOf::Person);
    assert!(calendars.own_calendar(&own, of).await.unwrap().since.is_some());
    let second = calendars.make_calendar_feed(&own, of).await.unwrap();
    assert_eq!(fetch(first).await.map(drop), Err(Refusal::NotFound), "replaced");
    assert!(fetch(second.clone()).await.is_ok());
    calendars.end_calendar_feed(&own, of).await.unwrap();
    assert_eq!(fetch(second).await.map(drop), Err(Refusal::NotFound), "ended");
    assert_eq!(fetch(String::new()).await.map(drop), Err(Refusal::NotFound));
}

#[tokio::test]
async fn each_has_their_own_and_who_acts_for_somebody_has_none() {
    let world = world().await;
    let calendars = &world.ports.calendars;
    let person = person(1, VILLAGE).id;
    let proxy = Actor::Proxy {
        person,
        proxy: ProxyId(Uuid::nil()),
    };
    let make = |who: Actor, of| async move { calendars.make_calendar_feed(&who, of).await.map(drop) };
    assert_eq!(make(proxy, OwnCalendarOf::Person).await, Err(Refusal::NotAllowed));
    assert_eq!(
        make(Actor::Seeker(person), OwnCalendarOf::Staff).await,
        Err(Refusal::NotSignedIn)
    );
    assert_eq!(
        make(coordinator(), OwnCalendarOf::Person).await,
        Err(Refusal::NotSignedIn)
    );
}

#[tokio::test]
async fn staff_see_how_much_is_due_each_day_and_of_whom_nothing() {
    let world = world().await;
    let calendars = &world.ports.calendars;
    let who = world.account(Role::Coordinator, VILLAGE, "anna").await;
    world.services.settle_owners().await.unwrap();
    world.services.settle_tasks().await.unwrap();
    let secret = calendars
        .make_calendar_feed(&who, OwnCalendarOf::Staff)
        .await
        .unwrap();
    let view = calendars.secret_calendar(&Actor::Visitor, &secret).await.unwrap();
    assert_eq!(view.of, CalendarOf::Staff);
    let due = view.entries.iter().map(|one| one.count).sum::<u32>();
    assert!(due > 0, "{view:?}");
    assert!(
        view.entries.iter().all(|one| one.what == CalendarWhat::Tasks),
        "{view:?}"
    );
    let text = format!("{:?}", view.entries);
    assert!(!text.contains(&person(1, VILLAGE).name), "{text}");
}

#[tokio::test]
async fn a_fair_names_no_group_in_ones_own_calendar_and_one_without_hours_takes_its_day() {
    let world = world().await;
    let fair = |number, plan| Fair {
        state: FairState::Announced,
        ..Fair::draft(
            FairId(Uuid::from_u128(number)),
            plan,
            "staff:x".to_owned(),
            at("2026-06-01"),
        )
    };
    let group = FairPlan {
        kind: FairKind::Disability,
        title: "残疾人专场招聘会".to_owned(),
        ..plan()
    };
    let without_hours = FairPlan {
        opens: NaiveTime::MIN,
        closes: NaiveTime::MIN,
        held_on: day("2026-07-11"),
        ..plan()
    };
    let (group, without_hours) = (fair(0xF1, group), fair(0xF2, without_hours));
    let mut change = world.services.db.begin().await.unwrap();
    change.add_fair(&group).await.unwrap();
    change.add_fair(&without_hours).await.unwrap();
    let mut one = registration(group.id, 1, Some(person(1, VILLAGE).id));
    one.register(true, at("2026-06-02"));
    change.add_fair_registrations(&[one]).await.unwrap();
    change.commit().await.unwrap();
    let calendars = &world.ports.calendars;
    let who = Actor::Seeker(person(1, VILLAGE).id);
    let own = calendars.own_calendar(&who, OwnCalendarOf::Person).await.unwrap();
    let fairs = |entries: Vec<CalendarEntry>| -> Vec<(String, CalendarTime)> {
        let fairs = entries.into_iter().filter(|one| one.what == CalendarWhat::Fair);
        fairs.map(|one| (one.title, one.time)).collect()
    };
    let own = fairs(own.view.entries);
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].0, "", "a telephone is looked at over shoulders");
    let all = calendars.public_calendar(&Actor::Visitor, None).await.unwrap();
    let all = fairs(all.entries);
    assert_eq!(all[0].0, "残疾人专场招聘会");
    let whole = CalendarTime::Days(day("2026-07-11"), day("2026-07-11"));
    assert_eq!(all[1].1, whole);
}
