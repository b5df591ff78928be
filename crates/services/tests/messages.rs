//! The outbox and what becomes of messages, over a gateway that answers for real.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod proof;
mod reminders;
mod sending;
mod told;
mod unreached;

use crate::gateway::Gateway;
use crate::world::{VILLAGE, World, day, person, vacancies};
use domain::ids::MessageId;
use domain::message::{Message, MessageState};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::Person;
use domain::values::Phone;

pub fn with_phone(number: u16, village: &str) -> Person {
    Person {
        phone: Phone::parse(&format!("138001380{number:02}")).ok(),
        ..person(number, village)
    }
}

/// One person with a telephone, five vacancies, a gateway.
pub async fn one() -> (World, Gateway, Person) {
    let somebody = with_phone(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    (world, gateway, somebody)
}

/// The same, told.
pub async fn one_told() -> (World, Gateway, Person, MessageId) {
    let (world, gateway, somebody) = one().await;
    world.round().await;
    assert_eq!(world.services.hand_messages().await.unwrap(), 1);
    let id = messages(&world, &somebody).await[0].id;
    (world, gateway, somebody, id)
}

pub async fn messages(world: &World, person: &Person) -> Vec<Message> {
    world.services.db.list_messages_to(person.id, 20).await.unwrap()
}

pub async fn states(world: &World, person: &Person) -> Vec<MessageState> {
    let all = messages(world, person).await;
    all.iter().rev().map(|message| message.state).collect()
}

pub async fn hand(world: &World) -> u64 {
    world.services.hand_messages().await.unwrap()
}

pub async fn tasks(world: &World) -> usize {
    world.services.db.list_undelivered(None).await.unwrap().len()
}

/// More leads are owed than by law, so that there is more to say.
pub async fn set_owed(world: &World, owed: i64) {
    let figure = PolicyParameter {
        programme: "general".to_owned(),
        area: None,
        key: ParamKey::LeadsPerYear,
        value: owed,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    set(world, figure).await;
}

pub async fn set(world: &World, figure: PolicyParameter) {
    let mut change = world.services.db.begin().await.unwrap();
    let figures = domain::params::Params(vec![figure]);
    change.add_missing_policy_parameters(&figures).await.unwrap();
    change.commit().await.unwrap();
}
