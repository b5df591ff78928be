//! Visits: entered on a page and brought by phones.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod chunks;
mod file;
mod model;
mod photos;
mod sync;
mod withdrawn;

pub use photos::photo;

use crate::world::{OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, person, vacancies};
use chrono::{DateTime, Utc};
use domain::actor::{Actor, Role};
use domain::ids::{PersonId, VisitId};
use domain::person::Person;
use domain::person_field::{Edit, PersonField};
use domain::ports::{FileEdit, Received};
use domain::visit::{Answers, FORM, FieldEdit, Outcome, SyncAnswer, SyncBatch, SyncReason, SyncRecord};

/// The id a phone would give.
pub fn visit_id(number: u64) -> VisitId {
    let random = (u128::from(number) + 1).to_be_bytes();
    let mut ten = [0; 10];
    ten.copy_from_slice(&random[6..]);
    VisitId(uuid::Builder::from_unix_timestamp_millis(1_782_000_000_000, &ten).into_uuid())
}

/// A visit of noon of 30 June 2026.
pub fn record(number: u64, person: PersonId) -> SyncRecord {
    SyncRecord {
        id: visit_id(number),
        form: FORM,
        made_at: at("2026-06-30"),
        person,
        outcome: Outcome::Done { next_on: None },
        edits: Vec::new(),
        answers: Answers::default(),
        confirmation: None,
        point: None,
    }
}

pub fn edit(field: PersonField, base: u32, was: &str, now: &str) -> FieldEdit {
    FieldEdit {
        field,
        base,
        was: was.to_owned(),
        now: now.to_owned(),
    }
}

/// A village with somebody who looks after its people, and a colleague.
pub struct Village {
    pub world: World,
    pub anna: Actor,
    pub bella: Actor,
    pub town: Actor,
}

impl Village {
    pub async fn of(people: &[Person]) -> Self {
        Self::in_world(World::with(people, &vacancies(1..=5)).await).await
    }

    /// Two of a village, on either engine.
    pub async fn on_both() -> Vec<Self> {
        let mut villages = vec![Self::new().await];
        if let Some(world) = World::on_postgres().await {
            world.keep_people(&[person(1, VILLAGE), person(2, VILLAGE)]).await;
            villages.push(Self::in_world(world).await);
        }
        villages
    }

    async fn in_world(world: World) -> Self {
        let account = async |role: Role, area: &str, login: &str| {
            world
                .services
                .create_account(role, code(area), login)
                .await
                .unwrap();
            let account = world.services.db.find_account_by_login(login).await.unwrap();
            Actor::Staff(account.unwrap().staff())
        };
        let anna = account(Role::Coordinator, VILLAGE, "anna").await;
        let town = account(Role::TownOfficer, TOWN, "town").await;
        world.services.settle_owners().await.unwrap();
        let bella = account(Role::Coordinator, VILLAGE, "bella").await;
        Self {
            world,
            anna,
            bella,
            town,
        }
    }

    pub async fn new() -> Self {
        Self::of(&[person(1, VILLAGE), person(2, VILLAGE)]).await
    }

    /// Sends records, with the clock of the phone as it says.
    pub async fn send_at(
        &self,
        who: &Actor,
        records: &[SyncRecord],
        sent_at: DateTime<Utc>,
    ) -> Vec<SyncAnswer> {
        let records: Vec<Received> = records.iter().cloned().map(|one| Ok(Box::new(one))).collect();
        let batch = SyncBatch {
            account: None,
            sent_at,
            records,
        };
        let answers = self.world.ports.visits.sync(who, batch).await.unwrap();
        answers.answers.into_iter().map(|one| one.answer).collect()
    }

    pub async fn send(&self, who: &Actor, records: &[SyncRecord]) -> Vec<SyncAnswer> {
        self.send_at(who, records, self.world.services.clock.now()).await
    }

    pub async fn edited(&self, who: &Actor, field: PersonField, was: &str, now: &str) {
        let id = person(1, VILLAGE).id;
        let version = self.person(1).await.version;
        let edit = FileEdit {
            version,
            edits: vec![Edit {
                field,
                was: was.to_owned(),
                now: now.to_owned(),
            }],
            why: String::new(),
        };
        self.world.ports.person_files.edit(who, id, edit).await.unwrap();
    }

    pub async fn person(&self, number: u16) -> Person {
        let id = person(number, VILLAGE).id;
        self.world.services.db.find_person(id).await.unwrap().unwrap()
    }

    /// Somebody moves to another village, and so to others who look after them.
    async fn moves_away(&self) {
        let before = self.person(1).await;
        let after = Person {
            living_area: code(OTHER_VILLAGE),
            ..before.clone()
        };
        let mut change = self.world.services.db.begin().await.unwrap();
        self.world
            .services
            .write_person(&mut change, &Actor::Operator, Some(&before), &after, "")
            .await
            .unwrap();
        change.commit().await.unwrap();
    }
}

pub const ACCEPTED: SyncAnswer = SyncAnswer::Accepted {
    twin_of: None,
    clock_off: None,
};

pub fn withdrawn() -> SyncAnswer {
    SyncAnswer::Refused {
        reason: SyncReason::Withdrawn,
        kept: true,
        problems: Vec::new(),
    }
}
