//! What gateways say: receipts, bounces, silence, refusals.

use super::{hand, messages, one, one_told, states, tasks, with_phone};
use crate::gateway::{Gateway, Mood};
use crate::world::{VILLAGE, World, coordinator, vacancies};
use chrono::TimeDelta;
use domain::ids::MessageId;
use domain::lead::{Channel, Evidence};
use domain::message::{Heard, MessageEnd, MessageState};
use domain::person::Person;
use services::messages::Replied;

#[tokio::test]
async fn a_receipt_delivers_and_a_second_one_changes_nothing() {
    let (world, _gateway, somebody, id) = one_told().await;
    let hear = async |heard| world.services.hear(id, heard).await.unwrap();
    assert_eq!(hear(Heard::OnTheWay).await, Replied::Known);
    world.clock.forward(TimeDelta::minutes(2));
    assert_eq!(hear(Heard::Delivered).await, Replied::Noted);
    let kept = world.leads_of(&somebody).await;
    let delivery = kept[0].state.delivery().unwrap().clone();
    assert_eq!(
        (delivery.channel, delivery.evidence),
        (Channel::Sms, Evidence::Receipt)
    );
    assert_eq!(world.counted(&somebody, 2026).await, 5);
    world.clock.forward(TimeDelta::minutes(2));
    assert_eq!(hear(Heard::Delivered).await, Replied::Known);
    assert_eq!(
        hear(Heard::Failed).await,
        Replied::Known,
        "what arrived has arrived"
    );
    assert_eq!(world.leads_of(&somebody).await, kept);
    let nobody = MessageId(uuid::Uuid::from_u128(7));
    assert_eq!(
        world.services.hear(nobody, Heard::Delivered).await.unwrap(),
        Replied::Unknown
    );
}

#[tokio::test]
async fn a_receipt_for_what_was_never_sent_is_a_lie() {
    let (world, _gateway, somebody) = one().await;
    world.round().await;
    let id = messages(&world, &somebody).await[0].id;
    assert_eq!(
        world.services.hear(id, Heard::Delivered).await.unwrap(),
        Replied::Unknown
    );
    assert_eq!(states(&world, &somebody).await, [MessageState::Planned]);
    assert_eq!(world.counted(&somebody, 2026).await, 0);
}

#[tokio::test]
async fn receipts_that_come_together_are_each_answered() {
    let people: Vec<Person> = (1..=40).map(|number| with_phone(number, VILLAGE)).collect();
    let world = World::with(&people, &vacancies(1..=40)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.round().await;
    assert_eq!(hand(&world).await, 40);
    let mut waiting = Vec::new();
    for person in &people {
        let id = messages(&world, person).await[0].id;
        for _ in 0..2 {
            let services = world.services.clone();
            waiting.push(tokio::spawn(async move {
                services.hear(id, Heard::Delivered).await.unwrap()
            }));
        }
    }
    let mut noted = 0;
    for one in waiting {
        noted += usize::from(one.await.unwrap() == Replied::Noted);
    }
    assert_eq!(noted, 40, "one of each two");
    for person in &people {
        assert_eq!(world.counted(person, 2026).await, 5);
    }
}

#[tokio::test]
async fn a_bounce_becomes_a_task_and_the_lead_counts_once_somebody_went_there() {
    let (world, _gateway, somebody, id) = one_told().await;
    assert_eq!(
        world.services.hear(id, Heard::Failed).await.unwrap(),
        Replied::Noted
    );
    assert_eq!(states(&world, &somebody).await, [MessageState::Failed]);
    let list = world.ports.coverage.behind(&coordinator(), None).await.unwrap();
    assert_eq!((list.unreached, list.people[0].unreached), (1, 5));
    let told = world
        .ports
        .messages
        .told(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        (told.messages[0].end, told.messages[0].leads),
        (Some(MessageEnd::Bounced), 5)
    );
    assert_eq!(world.counted(&somebody, 2026).await, 0);
    let lead = world.leads_of(&somebody).await[0].id;
    world
        .ports
        .leads
        .hand_over(&coordinator(), lead, Evidence::Signature, String::new())
        .await
        .unwrap();
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn a_gateway_that_is_down_loses_nothing() {
    let somebody = with_phone(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    let gateway = Gateway::down().await;
    gateway.serve(&world).await;
    world.round().await;
    for _ in 0..20 {
        assert_eq!(hand(&world).await, 0);
        world.clock.forward(TimeDelta::minutes(7));
    }
    let kept = messages(&world, &somebody).await;
    assert_eq!(
        (kept[0].state, kept[0].tries),
        (MessageState::Planned, 0),
        "it is not the message's fault"
    );
    gateway.up().await;
    assert_eq!(hand(&world).await, 1);
    assert_eq!(gateway.take().len(), 1);
}

#[tokio::test]
async fn what_a_slow_gateway_may_have_taken_is_not_sent_again() {
    let (world, gateway, somebody) = one().await;
    gateway.set(Mood::Silent);
    world.round().await;
    assert_eq!(hand(&world).await, 0);
    assert_eq!(gateway.take().len(), 1, "it got the message, and says nothing");
    gateway.set(Mood::Takes);
    world.clock.forward(TimeDelta::hours(20));
    assert_eq!(hand(&world).await, 0);
    assert_eq!(gateway.take(), Vec::<String>::new(), "nobody gets it twice");
    assert_eq!(states(&world, &somebody).await, [MessageState::Handed]);

    world.clock.forward(TimeDelta::hours(53));
    assert_eq!(world.services.expire_messages().await.unwrap(), 1);
    assert_eq!(states(&world, &somebody).await, [MessageState::Expired]);
    assert_eq!(tasks(&world).await, 1, "another way: somebody goes there");
    let id = messages(&world, &somebody).await[0].id;
    assert_eq!(
        world.services.hear(id, Heard::Delivered).await.unwrap(),
        Replied::Noted
    );
    assert_eq!(
        world.counted(&somebody, 2026).await,
        5,
        "a late receipt is a receipt"
    );
    assert_eq!(tasks(&world).await, 0);
}

#[tokio::test]
async fn one_in_doubt_holds_the_others_back() {
    let people: Vec<Person> = (1..=30).map(|number| with_phone(number, VILLAGE)).collect();
    let world = World::with(&people, &vacancies(1..=40)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    gateway.set(Mood::Silent);
    world.round().await;
    assert_eq!(hand(&world).await, 0);
    let sums = world.services.db.count_messages().await.unwrap();
    let of = |state| {
        sums.iter()
            .find(|(_, one, _)| *one == state)
            .map_or(0, |(.., count)| *count)
    };
    assert_eq!((of(MessageState::Handed), of(MessageState::Planned)), (1, 29));
    gateway.set(Mood::Takes);
    world.clock.forward(TimeDelta::minutes(10));
    assert_eq!(hand(&world).await, 29);
}

#[tokio::test]
async fn a_message_that_is_refused_again_and_again_takes_another_way() {
    let (world, gateway, somebody) = one().await;
    gateway.set(Mood::Refuses);
    world.round().await;
    for _ in 0..8 {
        assert_eq!(hand(&world).await, 0);
        world.clock.forward(TimeDelta::minutes(61));
    }
    let kept = messages(&world, &somebody).await;
    assert_eq!(
        (kept[0].state, kept[0].end),
        (MessageState::Failed, Some(MessageEnd::Refused))
    );
    assert_eq!(gateway.take().len(), 8);
    assert_eq!(tasks(&world).await, 1);
}

#[tokio::test]
async fn without_a_gateway_nothing_is_planned_and_later_everybody_is_told() {
    let somebody = with_phone(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    world.round().await;
    world.services.tidy().await.unwrap();
    assert_eq!(messages(&world, &somebody).await, []);
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.services.tidy().await.unwrap();
    assert_eq!(hand(&world).await, 1);
}
