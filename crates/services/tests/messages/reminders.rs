//! Reminders (S04): one, three days after the latest outreach of the present round, to whoever has not answered.

use super::{hand, messages, one_told, set_owed, states};
use crate::gateway::{Gateway, decoded};
use crate::world::{World, coordinator, vacancies};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose};
use domain::household::HouseholdKind;
use domain::ids::MessageId;
use domain::lead::{Answer, Evidence};
use domain::message::{Heard, MessageEnd, MessageKind, MessageState};
use domain::person::{EmploymentStatus, Leaving, Person};
use domain::ports::{ConsentWish, MuteView};
use domain::visit::MuteReason;

/// One person whom a message has reached at noon of 30 June.
async fn reached() -> (World, Gateway, Person, MessageId) {
    let (world, gateway, somebody, id) = one_told().await;
    world.services.hear(id, Heard::Delivered).await.unwrap();
    gateway.take();
    (world, gateway, somebody, id)
}

/// The worker's turn: how many reminders were planned, and how many messages went.
async fn turn(world: &World) -> (u64, u64) {
    let planned = world.services.plan_reminders().await.unwrap();
    (planned, hand(world).await)
}

async fn write(world: &World, somebody: &Person, change: impl Fn(&Person) -> Person) {
    let services = &world.services;
    let before = services.db.find_person(somebody.id).await.unwrap().unwrap();
    let mut transaction = services.db.begin().await.unwrap();
    services
        .write_person(
            &mut transaction,
            &Actor::Operator,
            Some(&before),
            &change(&before),
            "",
        )
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn one_reminder_after_three_days_by_the_way_that_worked() {
    let (world, gateway, somebody, _) = reached().await;
    world.clock.forward(TimeDelta::days(3) - TimeDelta::minutes(1));
    assert_eq!(turn(&world).await, (0, 0));
    world.clock.forward(TimeDelta::minutes(1));
    assert_eq!(turn(&world).await, (1, 1));
    let text = decoded(&gateway.take()[0]);
    assert!(text.contains("王**，5个岗位等您回话："), "{text}");
    let reminder = messages(&world, &somebody).await[0].clone();
    assert_eq!(reminder.kind, MessageKind::Reminder);
    let delivered = world.leads_of(&somebody).await[0].state.delivery().unwrap().at;
    world.services.hear(reminder.id, Heard::Delivered).await.unwrap();
    let again = world.leads_of(&somebody).await[0].state.delivery().unwrap().at;
    assert_eq!(again, delivered, "it delivers nothing a second time");
    for _ in 0..10 {
        world.clock.forward(TimeDelta::days(3));
        assert_eq!(turn(&world).await, (0, 0), "one and no more");
    }
}

#[tokio::test]
async fn a_reminder_that_bounced_is_no_lost_lead_and_is_not_said_again() {
    let (world, _gateway, somebody, _) = reached().await;
    world.clock.forward(TimeDelta::days(3));
    assert_eq!(turn(&world).await, (1, 1));
    let id = messages(&world, &somebody).await[0].id;
    world.services.hear(id, Heard::Failed).await.unwrap();
    assert_eq!(
        states(&world, &somebody).await,
        [MessageState::Delivered, MessageState::Failed]
    );
    assert_eq!(world.counted(&somebody, 2026).await, 5);
    world.clock.forward(TimeDelta::days(2));
    assert_eq!(turn(&world).await, (0, 0));
}

#[tokio::test]
async fn nobody_is_woken_by_one_and_a_weekend_is_made_up_for_once() {
    let (world, gateway, _, _) = reached().await;
    world.clock.set("2026-07-05T23:00:00+08:00");
    assert_eq!(turn(&world).await, (1, 0), "two days late, and at night");
    world.clock.set("2026-07-06T08:00:00+08:00");
    assert_eq!(turn(&world).await, (0, 1));
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(turn(&world).await, (0, 0));
    assert_eq!(gateway.take().len(), 1);
}

#[tokio::test]
async fn it_counts_from_the_latest_outreach_of_the_present_round() {
    let (world, gateway, somebody, _) = reached().await;
    // Nobody was reminded of it: the worker was not there for a year.
    world.clock.set("2027-06-30T12:00:00+08:00");
    assert_eq!(turn(&world).await, (0, 0), "a year later nothing is said of it");
    let fresh: Vec<_> = vacancies(11..=15)
        .into_iter()
        .map(|vacancy| domain::vacancy::Vacancy {
            open_to: None,
            touched: crate::world::day("2027-06-29"),
            ..vacancy
        })
        .collect();
    world.keep_vacancies(&fresh).await;
    let year = services::round::RoundRequest {
        year: 2027,
        ..crate::world::request()
    };
    assert_eq!(world.round_of(&year).await.assigned, 5);
    assert_eq!(turn(&world).await, (0, 1));
    let second = messages(&world, &somebody).await[0].id;
    world.clock.forward(TimeDelta::hours(5));
    world.services.hear(second, Heard::Delivered).await.unwrap();
    world.clock.forward(TimeDelta::days(3) - TimeDelta::hours(1));
    assert_eq!(turn(&world).await, (0, 0));
    world.clock.forward(TimeDelta::hours(1));
    assert_eq!(turn(&world).await, (1, 1));
    assert_eq!(gateway.take().len(), 2);
}

#[tokio::test]
async fn a_hand_over_since_is_the_latest_outreach() {
    let (world, _gateway, somebody, _) = reached().await;
    set_owed(&world, 6).await;
    world.keep_vacancies(&vacancies(6..=6)).await;
    world.clock.forward(TimeDelta::hours(1));
    world.round().await;
    world.clock.forward(TimeDelta::days(1));
    let waiting = world.leads_of(&somebody).await;
    let lead = waiting
        .iter()
        .find(|lead| lead.state.delivery().is_none())
        .unwrap();
    world
        .ports
        .leads
        .hand_over(&coordinator(), lead.id, Evidence::Signature, String::new())
        .await
        .unwrap();
    world.clock.forward(TimeDelta::days(2));
    assert_eq!(turn(&world).await, (0, 0), "two days since somebody was there");
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(turn(&world).await, (1, 1));
}

#[tokio::test]
async fn who_has_answered_found_work_left_or_is_left_in_peace_gets_none() {
    type Deed = fn(&Person) -> Person;
    let deeds: [Deed; 2] = [
        |person| Person {
            employment_status: Some(EmploymentStatus::Employed),
            ..person.clone()
        },
        |person| Person {
            left: Some((crate::world::day("2026-07-01"), Leaving::Moved)),
            ..person.clone()
        },
    ];
    for deed in deeds {
        let (world, _gateway, somebody, _) = reached().await;
        world.clock.forward(TimeDelta::days(2));
        write(&world, &somebody, deed).await;
        world.clock.forward(TimeDelta::days(2));
        assert_eq!(turn(&world).await, (0, 0));
    }
    let (world, _gateway, somebody, _) = reached().await;
    let lead = world.leads_of(&somebody).await[0].id;
    let leads = &world.ports.leads;
    leads
        .answer_mine(&Actor::Seeker(somebody.id), lead, Answer::Interested)
        .await
        .unwrap();
    world.clock.forward(TimeDelta::days(4));
    assert_eq!(turn(&world).await, (0, 0), "one answer is an answer");

    let (world, _gateway, somebody, _) = reached().await;
    let home = world
        .ports
        .households
        .found_household(&Actor::Operator, somebody.id, HouseholdKind::Rural)
        .await
        .unwrap();
    let mute = MuteView {
        why: MuteReason::HardTime,
        until_on: None,
    };
    world.ports.tasks.mute(&coordinator(), home, mute).await.unwrap();
    world.clock.forward(TimeDelta::days(4));
    assert_eq!(turn(&world).await, (0, 0));
    world.ports.tasks.unmute(&coordinator(), home).await.unwrap();
    assert_eq!(turn(&world).await, (1, 1), "in time to be made up for");
}

#[tokio::test]
async fn a_no_that_comes_after_it_was_planned_is_heeded() {
    let (world, gateway, somebody, _) = reached().await;
    world.clock.set("2026-07-05T23:00:00+08:00");
    assert_eq!(turn(&world).await, (1, 0));
    write(&world, &somebody, |person| Person {
        employment_status: Some(EmploymentStatus::Employed),
        ..person.clone()
    })
    .await;
    world.clock.set("2026-07-06T09:00:00+08:00");
    assert_eq!(turn(&world).await, (0, 0));
    assert_eq!(
        messages(&world, &somebody).await[0].end,
        Some(MessageEnd::Unwanted)
    );

    let (world, _gateway, somebody, _) = reached().await;
    world.clock.forward(TimeDelta::days(4));
    let wish = ConsentWish {
        purpose: Purpose::Messages,
        given: false,
        how: ConsentHow::Signature,
        on: world.services.clock.today(),
    };
    let consents = &world.ports.consents;
    consents
        .say(&coordinator(), Some(somebody.id), wish)
        .await
        .unwrap();
    assert_eq!(turn(&world).await, (0, 0));
    assert_eq!(gateway.take(), Vec::<String>::new());
}

#[tokio::test]
async fn what_was_found_since_is_said_in_its_place() {
    let (world, gateway, somebody, _) = reached().await;
    world.clock.set("2026-07-05T23:00:00+08:00");
    assert_eq!(turn(&world).await, (1, 0));
    set_owed(&world, 7).await;
    world.keep_vacancies(&vacancies(6..=8)).await;
    world.round().await;
    world.clock.set("2026-07-06T09:00:00+08:00");
    assert_eq!(turn(&world).await, (0, 1));
    assert!(decoded(&gateway.take()[0]).contains("有2个适合的岗位"));
    let last = messages(&world, &somebody).await[0].clone();
    assert_eq!(last.kind, MessageKind::Leads);
}
