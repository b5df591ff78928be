//! A thousand ways in which two phones, an office and a server that is killed may interleave: nothing is lost, nothing doubled.

use super::{Village, edit, visit_id};
use crate::world::{VILLAGE, at, person};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::person::Person;
use domain::person_field::{Edit, PersonField};
use domain::ports::{FileEdit, Received};
use domain::values::ResidentId;
use domain::visit::{Answers, FORM, Outcome, SyncBatch, SyncRecord};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeSet;
use uuid::Uuid;

const INTERLEAVINGS: u64 = 1_000;
const STEPS: u32 = 9;
const FIELDS: [PersonField; 3] = [
    PersonField::Skills,
    PersonField::WantedOccupations,
    PersonField::DistanceKm,
];

/// A phone: what it knows of the file, and what it has not been told to forget.
struct Phone {
    who: Actor,
    revision: u32,
    stands: [String; 3],
    waiting: Vec<SyncRecord>,
}

/// Everything that was ever written, to be found again.
#[derive(Default)]
struct Written {
    records: Vec<SyncRecord>,
    /// Value, field, whether by a phone.
    values: Vec<(PersonField, String, bool)>,
}

struct Run<'a> {
    village: &'a Village,
    chance: ChaCha8Rng,
    id: PersonId,
    phones: [Phone; 2],
    written: Written,
    next: &'a mut u64,
}

fn somebody(number: u64) -> Person {
    let birth = "1985-03-01".parse().unwrap();
    Person {
        id: PersonId(Uuid::from_u128(0x9_0000_0000 + u128::from(number))),
        no: format!("M{number}"),
        resident_id: ResidentId::compose(990_200 + (number / 900) as u32, birth, (number % 900) as u16)
            .unwrap(),
        ..person(1, VILLAGE)
    }
}

impl Run<'_> {
    async fn file(&self) -> Person {
        let db = &self.village.world.services.db;
        db.find_person(self.id).await.unwrap().unwrap()
    }

    fn texts(person: &Person) -> [String; 3] {
        let km = person.distance_km.map(|km| km.to_string()).unwrap_or_default();
        [person.skills.join("、"), person.wanted_occupations.join("、"), km]
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.chance.next_u64() % limit as u64) as usize
    }

    /// A value nobody has written before.
    fn value(&mut self, field: usize) -> String {
        *self.next += 1;
        match field {
            2 => (*self.next % 4_900 + 1).to_string(),
            _ => format!("手艺{}", self.next),
        }
    }

    async fn step(&mut self) {
        let phone = self.below(2);
        match self.below(10) {
            0..=3 => self.visit(phone),
            4..=6 => self.sync(phone).await,
            7 => self.refresh(phone).await,
            _ => self.office().await,
        }
    }

    fn visit(&mut self, phone: usize) {
        let field = self.below(FIELDS.len());
        let now = self.value(field);
        let days = self.below(4) as i64;
        let phone = &mut self.phones[phone];
        let edit = edit(FIELDS[field], phone.revision, &phone.stands[field], &now);
        let record = SyncRecord {
            id: visit_id(*self.next),
            form: FORM,
            made_at: at("2026-06-30") - TimeDelta::days(days),
            person: self.id,
            outcome: Outcome::Done { next_on: None },
            edits: vec![edit],
            answers: Answers::default(),
            confirmation: None,
            point: None,
        };
        // The phone shows what it wrote, and goes on writing upon that.
        phone.stands[field].clone_from(&now);
        phone.waiting.push(record.clone());
        self.written.records.push(record);
        self.written.values.push((FIELDS[field], now, true));
    }

    /// The server may be killed between two records, and answers may be lost on the way.
    async fn sync(&mut self, phone: usize) {
        let waiting = self.phones[phone].waiting.clone();
        let reached = self.below(waiting.len() + 1);
        let heard = self.below(reached + 1);
        let again = self.below(10) == 0;
        for _ in 0..=usize::from(again) {
            self.send(phone, &waiting[..reached], heard).await;
        }
    }

    async fn send(&mut self, phone: usize, records: &[SyncRecord], heard: usize) {
        let batch = SyncBatch {
            account: None,
            sent_at: self.village.world.services.clock.now(),
            records: records
                .iter()
                .cloned()
                .map(|one| Ok(Box::new(one)))
                .collect::<Vec<Received>>(),
        };
        let who = self.phones[phone].who.clone();
        let told = self.village.world.ports.visits.sync(&who, batch).await.unwrap();
        let forgotten: BTreeSet<_> = told
            .answers
            .iter()
            .take(heard)
            .filter(|one| one.answer.may_be_forgotten())
            .filter_map(|one| one.id)
            .collect();
        self.phones[phone]
            .waiting
            .retain(|record| !forgotten.contains(&record.id));
    }

    async fn refresh(&mut self, phone: usize) {
        let file = self.file().await;
        // A phone with unsent work keeps what it shows.
        if self.phones[phone].waiting.is_empty() {
            self.phones[phone].revision = file.version;
            self.phones[phone].stands = Self::texts(&file);
        }
    }

    async fn office(&mut self) {
        let field = self.below(FIELDS.len());
        let now = self.value(field);
        let file = self.file().await;
        let edit = FileEdit {
            version: file.version,
            edits: vec![Edit {
                field: FIELDS[field],
                was: Self::texts(&file)[field].clone(),
                now: now.clone(),
            }],
            why: String::new(),
        };
        let files = &self.village.world.ports.person_files;
        files.edit(&self.village.town, self.id, edit).await.unwrap();
        self.written.values.push((FIELDS[field], now, false));
    }

    /// In the end both phones reach the server.
    async fn end(&mut self) {
        for phone in 0..2 {
            while !self.phones[phone].waiting.is_empty() {
                let waiting = self.phones[phone].waiting.clone();
                self.send(phone, &waiting, waiting.len()).await;
            }
        }
    }

    async fn check(&self, run: u64) {
        let db = &self.village.world.services.db;
        let visits = db.list_visits_of(self.id, 100).await.unwrap();
        let kept: BTreeSet<_> = visits.iter().map(|visit| visit.id).collect();
        let made: BTreeSet<_> = self.written.records.iter().map(|record| record.id).collect();
        assert_eq!(kept, made, "run {run}: visits");
        assert_eq!(visits.len(), made.len(), "run {run}: a visit twice");
        let days: BTreeSet<_> = visits.iter().map(domain::visit::Visit::on).collect();
        let held = visits.iter().filter(|visit| visit.twin_of.is_none()).count();
        assert_eq!(held, days.len(), "run {run}: one held visit a day");
        let changes = db.list_field_changes("person", self.id.0, 1_000).await.unwrap();
        let mut cards = Vec::new();
        for visit in &visits {
            cards.extend(db.list_conflicts_of_visit(visit.id).await.unwrap());
        }
        for (field, value, by_phone) in &self.written.values {
            let in_file = changes
                .iter()
                .filter(|kept| kept.change.field == field.code() && kept.change.new == *value)
                .count();
            let asked = cards
                .iter()
                .filter(|card| card.field == *field && card.mine == *value)
                .count();
            assert_eq!(
                in_file + asked,
                1,
                "run {run}: {field} {value} by a phone: {by_phone}"
            );
        }
        let tasks = db.list_tasks_of(&[self.id]).await.unwrap();
        let keys: BTreeSet<_> = tasks.iter().map(|task| (task.kind, task.key.clone())).collect();
        assert_eq!(keys.len(), tasks.len(), "run {run}: a task twice");
    }
}

#[tokio::test]
async fn a_thousand_interleavings_lose_nothing_and_double_nothing() {
    let people: Vec<Person> = (0..INTERLEAVINGS).map(somebody).collect();
    let village = Village::of(&people).await;
    let mut next = 0;
    for run in 0..INTERLEAVINGS {
        let phone = |who: &Actor| Phone {
            who: who.clone(),
            revision: Person::FIRST,
            stands: [String::new(), String::new(), String::new()],
            waiting: Vec::new(),
        };
        let mut run_of = Run {
            phones: [phone(&village.anna), phone(&village.bella)],
            village: &village,
            chance: ChaCha8Rng::seed_from_u64(run),
            id: somebody(run).id,
            written: Written::default(),
            next: &mut next,
        };
        for _ in 0..STEPS {
            run_of.step().await;
        }
        run_of.end().await;
        run_of.check(run).await;
    }
}
