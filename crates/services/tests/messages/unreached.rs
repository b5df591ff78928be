//! Whom no channel reaches: one task with its reason, among all others, closed by any delivery.

use super::{hand, one_told, with_phone};
use crate::gateway::Gateway;
use crate::world::{NEXT_VILLAGE, VILLAGE, World, coordinator, day, person, vacancies};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose};
use domain::lead::Evidence;
use domain::message::{Heard, Unreached};
use domain::person::Person;
use domain::ports::{CallWish, ConsentWish};
use domain::task::{CancelReason, Settled, Task, TaskKind};

async fn hand_overs(world: &World, person: &Person) -> Vec<Task> {
    let mut tasks = world.services.db.list_tasks_of(&[person.id]).await.unwrap();
    tasks.retain(|task| task.kind == TaskKind::LeadHandOver);
    tasks.sort_by(|one, other| one.key.cmp(&other.key));
    tasks
}

async fn open(world: &World, person: &Person) -> Vec<(u32, Option<Unreached>)> {
    let tasks = hand_overs(world, person).await;
    let open = tasks.iter().filter(|task| task.settled == Settled::Open);
    open.map(|task| (task.count, task.cause)).collect()
}

#[tokio::test]
async fn a_bounce_is_a_task_with_its_reason_until_a_lead_arrives_any_way() {
    let (world, _gateway, somebody, id) = one_told().await;
    world.services.settle_tasks().await.unwrap();
    assert_eq!(open(&world, &somebody).await, [(5, None)], "on its way");
    world.clock.forward(TimeDelta::days(2));
    world.services.hear(id, Heard::Failed).await.unwrap();
    let fails = Some(Unreached::Fails);
    assert_eq!(
        open(&world, &somebody).await,
        [(5, fails)],
        "at once, and no second one beside it"
    );
    let task = hand_overs(&world, &somebody).await[0].clone();
    assert_eq!(task.window.due, day("2026-07-09"), "counted from the bounce");
    let list = world
        .ports
        .tasks
        .to_do(&coordinator(), domain::ports::TaskFilter::default())
        .await
        .unwrap();
    let lines = list.places.iter().flat_map(|place| &place.households);
    let lines = lines.flat_map(|home| &home.people).flat_map(|one| &one.tasks);
    assert!(lines.clone().any(|line| line.task.cause == fails));

    let leads = world.leads_of(&somebody).await;
    let lead = leads[0].id;
    world
        .ports
        .leads
        .hand_over(&coordinator(), lead, Evidence::Witness, "赵书记".to_owned())
        .await
        .unwrap();
    assert_eq!(
        world.counted(&somebody, 2026).await,
        1,
        "S01: what bounced counts nothing"
    );
    assert_eq!(open(&world, &somebody).await, [(4, fails)]);
    let call = CallWish {
        called_at: world.services.clock.now(),
        reached: true,
        leads: leads[1..].iter().map(|lead| lead.id).collect(),
        note: String::new(),
    };
    world
        .ports
        .messages
        .record_call(&coordinator(), somebody.id, call)
        .await
        .unwrap();
    let on = day("2026-07-02");
    assert_eq!(
        hand_overs(&world, &somebody).await[0].settled,
        Settled::Done { on }
    );
    assert_eq!(world.counted(&somebody, 2026).await, 5);
}

#[tokio::test]
async fn a_receipt_closes_what_was_to_be_handed_over() {
    let (world, _gateway, somebody, id) = one_told().await;
    world.services.settle_tasks().await.unwrap();
    world.services.hear(id, Heard::Delivered).await.unwrap();
    assert_eq!(world.services.settle_tasks_due().await.unwrap(), 1);
    assert_eq!(open(&world, &somebody).await, []);
    assert_eq!(world.services.settle_tasks_due().await.unwrap(), 0);
}

#[tokio::test]
async fn one_task_for_leads_of_several_days_and_several_again_when_a_number_is_there() {
    let people = [person(1, VILLAGE), with_phone(2, NEXT_VILLAGE)];
    let world = World::with(&people, &vacancies(1..=5)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.round().await;
    world.services.settle_tasks().await.unwrap();
    let none = Some(Unreached::NoAddress);
    assert_eq!(open(&world, &people[0]).await, [(5, none)]);
    super::set_owed(&world, 7).await;
    world.keep_vacancies(&vacancies(6..=8)).await;
    world.clock.forward(TimeDelta::days(1));
    world.round().await;
    world.services.settle_tasks().await.unwrap();
    assert_eq!(open(&world, &people[0]).await, [(7, none)], "one for the person");

    let mut change = world.services.db.begin().await.unwrap();
    let before = change.find_person(people[0].id).await.unwrap().unwrap();
    let after = Person {
        phone: with_phone(3, VILLAGE).phone,
        ..before.clone()
    };
    world
        .services
        .write_person(&mut change, &Actor::Operator, Some(&before), &after, "")
        .await
        .unwrap();
    change.commit().await.unwrap();
    world.services.tidy().await.unwrap();
    world.services.settle_tasks_due().await.unwrap();
    assert_eq!(open(&world, &people[0]).await, [(5, None), (2, None)]);
    assert_eq!(hand(&world).await, 2);
}

#[tokio::test]
async fn a_no_reaches_the_tasks_at_once() {
    let (world, _gateway, somebody, _) = one_told().await;
    world.services.settle_tasks().await.unwrap();
    let say = async |purpose, given| {
        let wish = ConsentWish {
            purpose,
            given,
            how: ConsentHow::Signature,
            on: world.services.clock.today(),
        };
        let consents = &world.ports.consents;
        consents
            .say(&coordinator(), Some(somebody.id), wish)
            .await
            .unwrap();
    };
    say(Purpose::Messages, false).await;
    assert_eq!(open(&world, &somebody).await, [(5, Some(Unreached::Unwanted))]);
    say(Purpose::Matching, false).await;
    let why = CancelReason::OptedOut;
    let settled = hand_overs(&world, &somebody).await[0].settled;
    assert_eq!(settled, Settled::Cancelled { why });
}
