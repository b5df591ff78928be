//! A server of a few lines that keeps the contract: each record by itself, by its id once, and answered when it will last.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PersonId, VisitId};
use domain::person_field::PersonField;
use domain::ports::Author;
use domain::visit::{FieldEdit, Outcome, SyncAnswer, SyncBatch, SyncConflict, SyncReason, SyncRecord};
use std::collections::{BTreeMap, BTreeSet};

/// Words that make a record one the server does not take.
pub const NONSENSE: &str = "nonsense";

#[derive(Default)]
pub struct Server {
    /// Who looks after whom, and ever did.
    pub owners: BTreeMap<PersonId, BTreeSet<AccountId>>,
    pub once: BTreeMap<PersonId, BTreeSet<AccountId>>,
    /// What is kept: visits, and proposals of those who look after the person no more.
    pub visits: BTreeMap<VisitId, (AccountId, SyncRecord)>,
    pub proposals: BTreeMap<VisitId, (AccountId, SyncRecord)>,
    pub files: BTreeMap<(PersonId, PersonField), String>,
    /// What became of each edit that was kept.
    pub spread: Vec<(VisitId, PersonField)>,
    pub conflicts: Vec<(VisitId, PersonField)>,
    /// How often each visit was written: once, or it would count twice.
    pub written: BTreeMap<VisitId, u32>,
    /// The form is older than that of the phones.
    pub is_old: bool,
    /// Something is broken: records are not taken.
    pub is_broken: bool,
}

impl Server {
    pub fn take(&mut self, session: AccountId, batch: &SyncBatch, record: &SyncRecord) -> SyncAnswer {
        let refused = SyncAnswer::refused;
        if batch.account != Some(session) {
            return refused(SyncReason::OtherAccount);
        }
        if self.is_broken {
            return refused(SyncReason::TryAgain);
        }
        if self.is_old {
            return refused(SyncReason::FormNewer);
        }
        if let Some((by, known)) = self.visits.get(&record.id) {
            let goes_on = known.outcome == Outcome::Draft && known != record;
            if *by != session || !goes_on {
                return if *by == session {
                    SyncAnswer::Known
                } else {
                    refused(SyncReason::IdTaken)
                };
            }
        }
        if self.proposals.contains_key(&record.id) {
            return withdrawn();
        }
        if record.answers.note.contains(NONSENSE) {
            return refused(SyncReason::Fields);
        }
        let stands = |all: &BTreeMap<PersonId, BTreeSet<AccountId>>| {
            all.get(&record.person)
                .is_some_and(|accounts| accounts.contains(&session))
        };
        if !stands(&self.owners) {
            if !stands(&self.once) {
                return refused(SyncReason::NotFound);
            }
            self.write(record.id);
            self.proposals.insert(record.id, (session, record.clone()));
            return withdrawn();
        }
        self.keep(session, record)
    }

    fn keep(&mut self, session: AccountId, record: &SyncRecord) -> SyncAnswer {
        self.write(record.id);
        self.visits.insert(record.id, (session, record.clone()));
        let conflicts: Vec<SyncConflict> = record
            .edits
            .iter()
            .filter_map(|edit| self.spread(record, edit))
            .collect();
        if conflicts.is_empty() {
            SyncAnswer::Accepted {
                twin_of: None,
                clock_off: None,
            }
        } else {
            SyncAnswer::Conflict { conflicts }
        }
    }

    fn spread(&mut self, record: &SyncRecord, edit: &FieldEdit) -> Option<SyncConflict> {
        let stands = self.files.entry((record.person, edit.field)).or_default();
        if *stands == edit.was || *stands == edit.now {
            stands.clone_from(&edit.now);
            self.spread.push((record.id, edit.field));
            return None;
        }
        self.conflicts.push((record.id, edit.field));
        Some(SyncConflict {
            field: edit.field,
            mine: edit.now.clone(),
            theirs: stands.clone(),
            by: Author::Machine,
        })
    }

    fn write(&mut self, id: VisitId) {
        *self.written.entry(id).or_default() += 1;
    }

    /// What the pack of an account holds of a file.
    pub fn fields(&self, person: PersonId) -> BTreeMap<String, String> {
        let known = self.files.iter().filter(|((of, _), _)| *of == person);
        known
            .map(|((_, field), text)| (field.code().to_owned(), text.clone()))
            .collect()
    }

    pub fn people_of(&self, account: AccountId) -> BTreeSet<PersonId> {
        let own = self
            .owners
            .iter()
            .filter(|(_, accounts)| accounts.contains(&account));
        own.map(|(person, _)| *person).collect()
    }
}

fn withdrawn() -> SyncAnswer {
    SyncAnswer::Refused {
        reason: SyncReason::Withdrawn,
        kept: true,
        problems: Vec::new(),
    }
}

/// The instant everything begins.
pub fn beginning() -> DateTime<Utc> {
    super::at(0)
}
