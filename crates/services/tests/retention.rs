//! Files whose time is over: without a figure nothing is erased; with one, after notice, unless somebody holds it.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::erasure::{officer, set_figure};
use crate::world::{COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, day, person};
use domain::actor::{Actor, Role};
use domain::params::ParamKey;
use domain::person::{Leaving, Person};
use domain::ports::RetentionList;
use domain::refusal::{Problem, Refusal};
use domain::retention::RetentionCause;

fn moved(number: u16, village: &str, on: &str) -> Person {
    Person {
        left: Some((day(on), Leaving::Moved)),
        ..person(number, village)
    }
}

fn county() -> Actor {
    officer(3, Role::CountyOfficer, COUNTY)
}

async fn list(world: &World) -> RetentionList {
    world.ports.erasures.to_erase(&county(), None).await.unwrap()
}

async fn there(world: &World, person: &Person) -> bool {
    world.services.db.find_person(person.id).await.unwrap().is_some()
}

#[tokio::test]
async fn without_a_figure_nothing_is_erased_and_the_page_says_which_is_missing() {
    let old = moved(1, VILLAGE, "1990-01-01");
    let world = World::with(std::slice::from_ref(&old), &[]).await;
    world.services.tidy().await.unwrap();
    let shown = list(&world).await;
    assert_eq!(shown.files, []);
    assert!(shown.missing.contains(&ParamKey::RetainMovedYears));
    world.clock.set("2090-01-01");
    world.services.tidy().await.unwrap();
    assert!(there(&world, &old).await);
}

#[tokio::test]
async fn a_file_is_announced_first_and_erased_when_it_is_due_even_after_missed_nights() {
    let leaver = moved(1, VILLAGE, "2021-08-15");
    let recent = moved(2, VILLAGE, "2025-08-15");
    let world = World::with(&[leaver.clone(), recent.clone()], &[]).await;
    set_figure(&world, ParamKey::RetainMovedYears, 5).await;
    world.clock.set("2026-07-15");
    let done = world.services.keep_retention().await.unwrap();
    assert_eq!(done.announced, 0, "31 days before");
    world.clock.set("2026-07-16");
    world.services.tidy().await.unwrap();
    let shown = list(&world).await;
    assert_eq!(shown.files.len(), 1);
    let file = &shown.files[0];
    assert_eq!(
        (file.person, file.cause, file.due_on),
        (leaver.id, RetentionCause::Moved, day("2026-08-15"))
    );
    assert!(!shown.missing.contains(&ParamKey::RetainMovedYears));
    world.clock.set("2026-08-14");
    world.services.tidy().await.unwrap();
    assert!(there(&world, &leaver).await);
    // The machine was off for a week.
    world.clock.set("2026-08-22");
    let done = world.services.keep_retention().await.unwrap();
    assert_eq!((done.erased, done.announced), (1, 0));
    assert!(!there(&world, &leaver).await && there(&world, &recent).await);
    assert_eq!(list(&world).await.files, []);
    assert_eq!(world.services.keep_retention().await.unwrap().erased, 0);
}

#[tokio::test]
async fn a_figure_set_late_still_gives_days_of_notice() {
    let old = moved(1, VILLAGE, "1990-01-01");
    let world = World::with(std::slice::from_ref(&old), &[]).await;
    set_figure(&world, ParamKey::RetainMovedYears, 5).await;
    world.services.tidy().await.unwrap();
    assert!(there(&world, &old).await);
    assert_eq!(list(&world).await.files[0].due_on, day("2026-07-30"));
}

#[tokio::test]
async fn an_officer_holds_a_file_to_a_day_with_a_reason() {
    let old = moved(1, VILLAGE, "2015-01-01");
    let world = World::with(std::slice::from_ref(&old), &[]).await;
    set_figure(&world, ParamKey::RetainMovedYears, 5).await;
    world.services.tidy().await.unwrap();
    let erasures = &world.ports.erasures;
    let hold = async |who: &Actor, until: &str| {
        erasures
            .hold(who, old.id, day(until), "官司还没完".to_owned())
            .await
    };
    let wrong = Err(Refusal::field("until", Problem::OutOfRange));
    assert_eq!(hold(&county(), "2026-06-30").await, wrong, "today is no hold");
    assert_eq!(hold(&county(), "2029-07-01").await, wrong, "not for ever");
    assert_eq!(
        hold(&officer(1, Role::Coordinator, VILLAGE), "2026-12-31").await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        hold(&officer(4, Role::TownOfficer, OTHER_TOWN), "2026-12-31").await,
        Err(Refusal::NotFound)
    );
    hold(&officer(2, Role::TownOfficer, TOWN), "2026-12-31")
        .await
        .unwrap();
    let (until, _, why) = list(&world).await.files[0].held.clone().unwrap();
    assert_eq!((until, why.as_str()), (day("2026-12-31"), "官司还没完"));
    world.clock.set("2026-12-31");
    world.services.tidy().await.unwrap();
    assert!(there(&world, &old).await);
    erasures.release(&county(), old.id).await.unwrap();
    world.services.tidy().await.unwrap();
    assert!(!there(&world, &old).await, "it was due all along");
    assert_eq!(erasures.release(&county(), old.id).await, Err(Refusal::Erased));
}

#[tokio::test]
async fn who_comes_back_stays_and_offices_see_their_own_files() {
    let (old, other) = (
        moved(1, VILLAGE, "2015-01-01"),
        moved(2, OTHER_VILLAGE, "2015-01-01"),
    );
    let world = World::with(&[old.clone(), other.clone()], &[]).await;
    set_figure(&world, ParamKey::RetainMovedYears, 5).await;
    world.services.tidy().await.unwrap();
    assert_eq!(list(&world).await.files.len(), 2);
    let town = officer(2, Role::TownOfficer, TOWN);
    let shown = world.ports.erasures.to_erase(&town, None).await.unwrap();
    assert_eq!(shown.files.len(), 1);
    let own = world
        .ports
        .erasures
        .own_retention(&Actor::Seeker(old.id))
        .await
        .unwrap();
    assert_eq!(
        own.map(|file| file.due_on),
        Some(day("2026-07-30")),
        "the person reads it too"
    );
    let back = Person { left: None, ..old };
    world.keep_people(std::slice::from_ref(&back)).await;
    world.clock.set("2026-08-30");
    let done = world.services.keep_retention().await.unwrap();
    assert_eq!((done.taken_back, done.erased), (1, 1));
    assert!(there(&world, &back).await && !there(&world, &other).await);
}

#[tokio::test]
async fn the_log_of_reading_is_kept_as_long_as_the_figure_says() {
    let somebody = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &[]).await;
    let reads = async || {
        let lines = world
            .services
            .db
            .list_audit_of("person", &somebody.id.to_string())
            .await
            .unwrap();
        lines.iter().filter(|line| line.verb == "read").count()
    };
    world.ports.coverage.person(&county(), somebody.id).await.unwrap();
    world.clock.set("2027-02-01");
    world.services.tidy().await.unwrap();
    assert_eq!(reads().await, 1, "no figure, nothing goes");
    set_figure(&world, ParamKey::RetainLogMonths, 12).await;
    world.services.tidy().await.unwrap();
    assert_eq!(reads().await, 1);
    world.clock.set("2027-07-01");
    world.services.tidy().await.unwrap();
    assert_eq!(reads().await, 0);
}

#[tokio::test]
async fn a_hold_survives_a_mended_date_and_ends_with_its_day() {
    let old = moved(1, VILLAGE, "2015-01-01");
    let world = World::with(std::slice::from_ref(&old), &[]).await;
    set_figure(&world, ParamKey::RetainMovedYears, 5).await;
    world.services.tidy().await.unwrap();
    let erasures = &world.ports.erasures;
    erasures
        .hold(&county(), old.id, day("2027-01-31"), "官司还没完".to_owned())
        .await
        .unwrap();
    let mended = moved(1, VILLAGE, "2016-02-01");
    world.keep_people(std::slice::from_ref(&mended)).await;
    world.services.tidy().await.unwrap();
    let file = list(&world).await.files[0].clone();
    assert_eq!(file.since, day("2016-02-01"), "announced anew");
    let (until, _, why) = file.held.unwrap();
    assert_eq!((until, why.as_str()), (day("2027-01-31"), "官司还没完"));
    // Far from its end it is no more announced, but it is held: nobody has let it go.
    let recent = moved(1, VILLAGE, "2026-01-01");
    world.keep_people(std::slice::from_ref(&recent)).await;
    world.services.tidy().await.unwrap();
    assert!(list(&world).await.files[0].held.is_some());
    world.keep_people(std::slice::from_ref(&mended)).await;
    world.clock.set("2027-01-31");
    world.services.tidy().await.unwrap();
    assert!(there(&world, &old).await);
    world.clock.set("2027-02-01");
    world.services.tidy().await.unwrap();
    world.clock.set("2027-03-31");
    world.services.tidy().await.unwrap();
    assert!(
        !there(&world, &old).await,
        "it was held to its last day, and no longer"
    );
}
