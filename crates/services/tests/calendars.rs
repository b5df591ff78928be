//! Calendars: whose they are, what stands in them, and how an address ends.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{TOWN, VILLAGE, World, code, coordinator, person};
use domain::actor::{Actor, Role};
use domain::calendar::CalendarWhat;
use domain::course::Course;
use domain::ids::{CourseId, ProxyId};
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
