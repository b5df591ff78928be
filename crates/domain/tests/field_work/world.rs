//! Two phones, one server, and everything that happens to them, in any order: at the end nothing is lost and nothing doubled.
//!
//! ```text
//! draft ──finish──▶ waiting ──batch──▶ on its way ──▶ server keeps (or not) ──▶ answer ──▶ told
//!   ▲                  │ ▲                  │ lost      │ killed between two        │ lost
//!   └──── reopen ──────┘ └──────────────────┴───────────┴───────────────────────────┘
//! ```

#![expect(clippy::similar_names, reason = "`shelf` is what the product calls it")]

use super::server::{NONSENSE, Server, beginning};
use super::{person, visit};
use chrono::{DateTime, TimeDelta, Utc};
use domain::field_work::{Change, Contact, Shelf};
use domain::ids::{AccountId, PersonId, VisitId};
use domain::person_field::PersonField;
use domain::ports::PackPerson;
use domain::visit::{Barrier, FORM, Outcome, SyncAnswered, SyncAnswers, SyncBatch, SyncRecord};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// People both phones may visit come last.
const PEOPLE: u128 = 4;

fn account(phone: usize) -> AccountId {
    AccountId(Uuid::from_u128(0x0a00 + phone as u128))
}

/// What is on the disk of a phone, as text: what survives a kill.
#[derive(Default)]
struct Disk {
    meta: String,
    rows: [BTreeMap<VisitId, String>; 3],
}

impl Disk {
    fn read(&self) -> Shelf {
        fn all<T: serde::de::DeserializeOwned>(rows: &BTreeMap<VisitId, String>) -> BTreeMap<VisitId, T> {
            let read = |text: &String| serde_json::from_str(text).expect("a row can be read");
            rows.iter().map(|(id, text)| (*id, read(text))).collect()
        }
        Shelf {
            meta: serde_json::from_str(&self.meta).unwrap_or_default(),
            drafts: all(&self.rows[0]),
            waiting: all(&self.rows[1]),
            told: all(&self.rows[2]),
        }
    }

    fn write(&mut self, shelf: &Shelf) {
        fn all<T: serde::Serialize>(rows: &BTreeMap<VisitId, T>) -> BTreeMap<VisitId, String> {
            let text = |row: &T| serde_json::to_string(row).expect("a row can be written");
            rows.iter().map(|(id, row)| (*id, text(row))).collect()
        }
        self.meta = serde_json::to_string(&shelf.meta).expect("it can be written");
        self.rows = [all(&shelf.drafts), all(&shelf.waiting), all(&shelf.told)];
    }
}

/// A batch on its way, and how far the server has come with it.
struct Flight {
    batch: SyncBatch,
    answers: Vec<SyncAnswered>,
}

#[derive(Default)]
struct Phone {
    disk: Disk,
    has_signal: bool,
    clock_off: TimeDelta,
    pack: BTreeMap<PersonId, PackPerson>,
    flight: Option<Flight>,
}

struct World {
    now: DateTime<Utc>,
    ids: u128,
    server: Server,
    phones: [Phone; 2],
    /// Batches whose sender was killed or gave up: they may still arrive.
    strays: Vec<(AccountId, SyncBatch)>,
    /// What each phone has shown as saved, by visit.
    saved: BTreeMap<VisitId, (usize, Vec<Change>)>,
}

#[derive(Clone, Debug)]
enum Happens {
    Edit {
        phone: usize,
        person: u128,
        what: Change,
        lands: bool,
    },
    Finish {
        phone: usize,
        person: u128,
    },
    Kill {
        phone: usize,
    },
    Signal {
        phone: usize,
        on: bool,
    },
    Send {
        phone: usize,
        anyway: bool,
    },
    Serve {
        phone: usize,
        records: usize,
    },
    Answer {
        phone: usize,
    },
    ServerKilled,
    ServerOld(bool),
    ServerBroken(bool),
    Stray {
        times: usize,
    },
    Clock {
        phone: usize,
        minutes: i64,
    },
    HandedOver {
        person: u128,
    },
    Pack {
        phone: usize,
    },
    Mend {
        phone: usize,
    },
    Hour,
}

impl World {
    fn new() -> Self {
        let mut server = Server::default();
        for n in 0..PEOPLE {
            let both = n >= PEOPLE / 2;
            let owners: BTreeSet<AccountId> = (0..2)
                .filter(|phone| both || n as usize % 2 == *phone)
                .map(account)
                .collect();
            server.once.insert(person(n).id, owners.clone());
            server.owners.insert(person(n).id, owners);
        }
        let mut world = Self {
            now: beginning(),
            ids: 0,
            server,
            phones: [Phone::default(), Phone::default()],
            strays: Vec::new(),
            saved: BTreeMap::new(),
        };
        for phone in 0..2 {
            world.phones[phone].has_signal = true;
            world.pack(phone);
        }
        world
    }

    fn fresh(&mut self) -> VisitId {
        self.ids += 1;
        visit(self.ids)
    }

    fn shown(&self, phone: usize) -> DateTime<Utc> {
        self.now + self.phones[phone].clock_off
    }

    fn step<T>(&mut self, phone: usize, step: impl FnOnce(&mut Shelf, DateTime<Utc>) -> T) -> T {
        let shown = self.shown(phone);
        let disk = &mut self.phones[phone].disk;
        let mut shelf = disk.read();
        let done = step(&mut shelf, shown);
        disk.write(&shelf);
        done
    }

    fn happen(&mut self, what: Happens) {
        self.now += TimeDelta::seconds(7);
        match what {
            Happens::Edit {
                phone,
                person,
                what,
                lands,
            } => self.edit(phone, person, what, lands),
            Happens::Finish { phone, person } => self.finish(phone, person),
            Happens::Kill { phone } => self.kill(phone),
            Happens::Signal { phone, on } => self.phones[phone].has_signal = on,
            Happens::Send { phone, anyway } => self.send(phone, anyway),
            Happens::Serve { phone, records } => self.serve(phone, records),
            Happens::Answer { phone } => self.answer(phone),
            Happens::ServerKilled => {
                for phone in 0..2 {
                    self.give_up(phone);
                }
            }
            Happens::ServerOld(on) => self.server.is_old = on,
            Happens::ServerBroken(on) => self.server.is_broken = on,
            Happens::Stray { times } => self.stray(times),
            Happens::Clock { phone, minutes } => self.phones[phone].clock_off = TimeDelta::minutes(minutes),
            Happens::HandedOver { person: n } => {
                let owners = self.server.owners.entry(person(n).id).or_default();
                *owners = BTreeSet::from([account(1)]);
                let once = self.server.once.entry(person(n).id).or_default();
                once.insert(account(1));
            }
            Happens::Pack { phone } => self.pack(phone),
            Happens::Mend { phone } => self.mend(phone),
            Happens::Hour => self.now += TimeDelta::hours(1),
        }
        self.nothing_is_in_two_places();
    }

    /// Somebody types; where the phone dies before it is written down, nothing was shown as saved.
    fn edit(&mut self, phone: usize, n: u128, what: Change, lands: bool) {
        let Some(person) = self.phones[phone].pack.get(&person(n).id).cloned() else {
            return;
        };
        if !lands {
            return self.kill(phone);
        }
        let fresh = self.fresh();
        let done = what.clone();
        let id = self.step(phone, |shelf, shown| {
            let id = shelf.begin(fresh, &person, FORM, shown)?;
            shelf.change(id, what).then_some(id)
        });
        if let Some(id) = id {
            self.saved.entry(id).or_insert((phone, Vec::new())).1.push(done);
        }
    }

    fn finish(&mut self, phone: usize, n: u128) {
        let done = Change::Outcome(Outcome::Done { next_on: None });
        self.edit(phone, n, done, true);
        self.step(phone, |shelf, shown| {
            let id = shelf.draft_of(person(n).id).map(|draft| draft.id);
            id.map(|id| shelf.finish(id, shown))
        });
    }

    /// The tab is killed: what it had sent may still arrive, nobody hears the answer.
    fn kill(&mut self, phone: usize) {
        if let Some(flight) = self.phones[phone].flight.take() {
            self.strays.push((account(phone), flight.batch));
        }
    }

    fn send(&mut self, phone: usize, anyway: bool) {
        if self.phones[phone].flight.is_some() || !self.phones[phone].has_signal {
            return;
        }
        let batch = self.step(phone, |shelf, shown| {
            if anyway {
                shelf.hurry();
            }
            if shelf.is_time(shown) {
                shelf.batch(shown, |record| {
                    serde_json::to_vec(record).map_or(0, |text| text.len())
                })
            } else {
                None
            }
        });
        let flight = |batch| Flight {
            batch,
            answers: Vec::new(),
        };
        self.phones[phone].flight = batch.map(flight);
    }

    fn serve(&mut self, phone: usize, records: usize) {
        let Some(flight) = &mut self.phones[phone].flight else {
            return;
        };
        for _ in 0..records {
            let Some(record) = flight.batch.records.get(flight.answers.len()) else {
                return;
            };
            let answer = self.server.take(account(phone), &flight.batch, record);
            flight.answers.push(SyncAnswered {
                id: Some(record.id),
                answer,
            });
        }
    }

    fn answer(&mut self, phone: usize) {
        let Some(flight) = self.phones[phone].flight.take() else {
            return;
        };
        let whole = flight.answers.len() == flight.batch.records.len();
        let contact = if whole && self.phones[phone].has_signal {
            Contact::Answers(SyncAnswers {
                now: self.now,
                form: FORM,
                answers: flight.answers,
            })
        } else {
            self.strays.push((account(phone), flight.batch.clone()));
            Contact::Later
        };
        let sent = ids(&flight.batch.records);
        let gone = self.step(phone, |shelf, shown| shelf.settle(&sent, &contact, 9, shown));
        self.phones[phone].pack.retain(|id, _| !gone.contains(id));
    }

    /// The connection breaks off: some records may have been kept, no answer comes.
    fn give_up(&mut self, phone: usize) {
        if let Some(flight) = self.phones[phone].flight.take() {
            let sent = ids(&flight.batch.records);
            self.step(phone, |shelf, shown| {
                shelf.settle(&sent, &Contact::Later, 9, shown)
            });
        }
    }

    /// What was thought lost arrives after all, as often as it likes.
    fn stray(&mut self, times: usize) {
        for (account, batch) in std::mem::take(&mut self.strays) {
            for _ in 0..times {
                for record in &batch.records {
                    self.server.take(account, &batch, record);
                }
            }
        }
    }

    fn pack(&mut self, phone: usize) {
        if !self.phones[phone].has_signal {
            return;
        }
        let people = self.server.people_of(account(phone));
        let packed = (0..PEOPLE).map(person).filter(|one| people.contains(&one.id));
        let packed = packed.map(|one| {
            let fields = self.server.fields(one.id);
            (one.id, PackPerson { fields, ..one })
        });
        self.phones[phone].pack = packed.collect();
        self.step(phone, |shelf, shown| {
            shelf.adopt(account(phone), 30, &people, shown);
        });
    }

    /// What the server does not take is opened again and put right.
    fn mend(&mut self, phone: usize) {
        let fresh = self.fresh();
        let opened = self.step(phone, |shelf, _| {
            let mut stuck = shelf.waiting.values().filter(|one| !one.is_sendable());
            let id = stuck.next()?.draft.id;
            Some((id, shelf.reopen(id, fresh)?))
        });
        let Some((was, id)) = opened else { return };
        let (_, mut changes) = self.saved.remove(&was).expect("it was saved");
        let mended = Change::Note("mended".to_owned());
        changes.push(mended.clone());
        self.saved.insert(id, (phone, changes));
        self.step(phone, |shelf, _| shelf.change(id, mended));
    }

    /// Everybody has signal, the server is well, and the phones go on until nothing waits.
    fn calm_down(&mut self) {
        self.server.is_old = false;
        self.server.is_broken = false;
        self.stray(2);
        for _ in 0..24 {
            for phone in 0..2 {
                self.phones[phone].has_signal = true;
                self.pack(phone);
                for n in 0..PEOPLE {
                    let has = self.phones[phone].disk.read().draft_of(person(n).id).is_some();
                    if has {
                        self.finish(phone, n);
                    }
                }
                self.send(phone, true);
                self.serve(phone, usize::MAX);
                self.answer(phone);
                self.mend(phone);
            }
        }
        self.stray(3);
    }

    fn nothing_is_in_two_places(&self) {
        for (id, (phone, _)) in &self.saved {
            let shelf = self.phones[*phone].disk.read();
            let places = [
                shelf.drafts.contains_key(id),
                shelf.waiting.contains_key(id),
                shelf.told.contains_key(id),
            ];
            let here = places.iter().filter(|there| **there).count();
            let there = self.server.visits.contains_key(id) || self.server.proposals.contains_key(id);
            assert!(here <= 1, "{id} is in {here} places of the phone");
            assert!(here == 1 || there, "{id} is nowhere");
        }
    }

    fn nothing_is_lost_and_nothing_doubled(&self) {
        for phone in &self.phones {
            let shelf = phone.disk.read();
            assert_eq!(shelf.waiting, BTreeMap::new(), "something waits for ever");
            assert_eq!(shelf.drafts, BTreeMap::new());
        }
        let kept: BTreeMap<VisitId, &SyncRecord> = [&self.server.visits, &self.server.proposals]
            .into_iter()
            .flatten()
            .map(|(id, (_, record))| (*id, record))
            .collect();
        assert_eq!(
            kept.keys().collect::<Vec<_>>(),
            self.saved.keys().collect::<Vec<_>>(),
            "what was saved is what arrived"
        );
        for (id, (_, changes)) in &self.saved {
            assert_eq!(said(kept[id]), meant(changes), "{id} says what was typed");
        }
        for (id, times) in &self.server.written {
            assert_eq!(*times, 1, "{id} was written {times} times");
        }
        let edits: usize = self.server.visits.values().map(|(_, one)| one.edits.len()).sum();
        let settled = self.server.spread.len() + self.server.conflicts.len();
        assert_eq!(edits, settled, "each edit is in the file or in front of a human");
    }
}

fn ids(records: &[SyncRecord]) -> Vec<VisitId> {
    records.iter().map(|record| record.id).collect()
}

/// What a visit says, however it came about.
#[derive(Debug, Default, PartialEq)]
struct Said {
    note: String,
    barriers: Vec<Barrier>,
    fields: BTreeMap<PersonField, String>,
}

fn said(record: &SyncRecord) -> Said {
    let edits = record.edits.iter();
    Said {
        note: record.answers.note.clone(),
        barriers: record.answers.barriers.clone(),
        fields: edits.map(|edit| (edit.field, edit.now.clone())).collect(),
    }
}

/// The same from what was typed: the last word on each thing.
fn meant(changes: &[Change]) -> Said {
    let mut said = Said::default();
    for change in changes {
        match change {
            Change::Note(note) => said.note.clone_from(note),
            Change::Field(field, text) => {
                said.fields.insert(*field, text.clone());
            }
            Change::Barrier(one, on) => {
                said.barriers.retain(|known| known != one);
                said.barriers.extend(on.then_some(*one));
                said.barriers.sort_unstable();
            }
            _ => {}
        }
    }
    said
}

/// What is typed differs each time, so that nothing typed is by chance what the file says already.
fn change() -> impl Strategy<Value = Change> {
    let text = || any::<u32>().prop_map(|n| format!("t{n}"));
    let field = prop_oneof![
        Just(PersonField::Skills),
        Just(PersonField::WantedOccupations),
        Just(PersonField::WageMin)
    ];
    prop_oneof![
        4 => (field, text()).prop_map(|(field, text)| Change::Field(field, text)),
        2 => text().prop_map(Change::Note),
        1 => Just(Change::Note(NONSENSE.to_owned())),
        1 => any::<bool>().prop_map(|on| Change::Barrier(Barrier::Care, on)),
        1 => any::<bool>().prop_map(|on| Change::Barrier(Barrier::Skills, on)),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    let phone = || 0..2_usize;
    let person = || 0..PEOPLE;
    let minutes = prop_oneof![Just(0), Just(-30 * 24 * 60), Just(30 * 24 * 60), -20..20_i64];
    prop_oneof![
        8 => (phone(), person(), change(), prop::bool::weighted(0.85)).prop_map(|(phone, person, what, lands)| {
            Happens::Edit { phone, person, what, lands }
        }),
        5 => (phone(), person()).prop_map(|(phone, person)| Happens::Finish { phone, person }),
        2 => phone().prop_map(|phone| Happens::Kill { phone }),
        2 => (phone(), prop::bool::weighted(0.6)).prop_map(|(phone, on)| Happens::Signal { phone, on }),
        7 => (phone(), any::<bool>()).prop_map(|(phone, anyway)| Happens::Send { phone, anyway }),
        7 => (phone(), 1..5_usize).prop_map(|(phone, records)| Happens::Serve { phone, records }),
        6 => phone().prop_map(|phone| Happens::Answer { phone }),
        2 => Just(Happens::ServerKilled),
        1 => any::<bool>().prop_map(Happens::ServerOld),
        1 => any::<bool>().prop_map(Happens::ServerBroken),
        2 => (1..10_usize).prop_map(|times| Happens::Stray { times }),
        1 => (phone(), minutes).prop_map(|(phone, minutes)| Happens::Clock { phone, minutes }),
        1 => person().prop_map(|person| Happens::HandedOver { person }),
        2 => phone().prop_map(|phone| Happens::Pack { phone }),
        2 => phone().prop_map(|phone| Happens::Mend { phone }),
        1 => Just(Happens::Hour),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_nothing_is_lost_and_nothing_doubled(all in prop::collection::vec(happens(), 1..90)) {
        let mut world = World::new();
        for one in all {
            world.happen(one);
        }
        world.calm_down();
        world.nothing_is_lost_and_nothing_doubled();
    }
}
