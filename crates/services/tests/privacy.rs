//! Who saw what, numbers in full, what was agreed to, and what people ask about their own data.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{TOWN, VILLAGE, World, code, coordinator, day, person, staff};
use domain::access::{Access, AccessKind, RevealReason};
use domain::actor::{Actor, Role, Staff};
use domain::consent::{ConsentHow, Purpose};
use domain::ids::{AccountId, DataRequestId, ProxyId};
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::{ConsentWish, ProxyWish, RequestView, Reveal};
use domain::proxy::{ConsentForm, Relation};
use domain::values::Phone;
use uuid::Uuid;

mod consents;
mod looks;
mod numbers;
mod own_data;
mod reasons;
mod requests;

const NUMBER: &str = "15400000001";

fn with_phone(number: u16) -> Person {
    Person {
        phone: Phone::parse(NUMBER).ok(),
        ..person(number, VILLAGE)
    }
}

async fn county(people: &[Person]) -> World {
    let world = World::with(people, &[]).await;
    world
        .services
        .create_account(Role::TownOfficer, code(TOWN), "town")
        .await
        .unwrap();
    world
}

/// An account other than that of [`staff`].
fn colleague(role: Role, area: &str) -> Actor {
    let Actor::Staff(known) = staff(role, area) else {
        unreachable!("staff are staff")
    };
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xA1)),
        ..known
    })
}

async fn log_of(world: &World, person: &Person) -> Vec<Access> {
    world.services.db.list_access_of(person.id, 100).await.unwrap()
}

fn kinds(lines: &[Access]) -> Vec<AccessKind> {
    lines.iter().map(|line| line.kind).collect()
}

fn reveal(field: PersonField, reason: RevealReason) -> Reveal {
    Reveal {
        field,
        reason,
        note: String::new(),
    }
}

fn says(purpose: Purpose, given: bool) -> ConsentWish {
    ConsentWish {
        purpose,
        given,
        how: ConsentHow::ThumbPrint,
        on: day("2026-06-30"),
    }
}

async fn proxy_of(world: &World, person: &Person) -> Actor {
    let wish = ProxyWish {
        name: "王秀英".to_owned(),
        relation: Relation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    let proxies = &world.ports.proxies;
    proxies
        .record(&Actor::Operator, Some(person.id), wish)
        .await
        .unwrap();
    let proxy: ProxyId = proxies.list(&Actor::Operator, Some(person.id)).await.unwrap()[0].id;
    Actor::Proxy {
        person: person.id,
        proxy,
    }
}

async fn ask(world: &World, who: &Actor, field: PersonField, wanted: &str) -> DataRequestId {
    let requests = &world.ports.data_requests;
    requests
        .ask_correction(who, field, wanted.to_owned(), "写错了".to_owned())
        .await
        .unwrap()
}

async fn shown(world: &World, id: DataRequestId) -> RequestView {
    world
        .ports
        .data_requests
        .request(&coordinator(), id)
        .await
        .unwrap()
}
