//! What a file gathers: work, training, notes. Each coming and going is in the history.

use super::write::PERSON;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::file_entry::{Entry, EntryKind, KeptEntry};
use domain::history::FieldChange;
use domain::ids::{EntryId, PersonId};
use domain::permission::Deed;
use domain::refusal::{FieldProblem, Problem, Refusal};
use serde_json::json;
use store::Transaction;

impl Services {
    pub(super) async fn keep_entry(&self, who: &Actor, id: PersonId, entry: Entry) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let record = self.record(&mut change, who, Deed::Update, id).await?;
        if let Some(problem) = out_of_time(&entry, self.clock.today()) {
            return Err(Refusal::Fields(vec![problem]).into());
        }
        self.add_entry_in(&mut change, who, (id, record.person.version), entry)
            .await?;
        Ok(change.commit().await?)
    }

    /// Adds to what a file gathers, with its line of the history, in the transaction of whoever asks.
    pub(crate) async fn add_entry_in(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, version): (PersonId, u32),
        entry: Entry,
    ) -> Result<EntryId, Failure> {
        let now = self.clock.now();
        let entry_id = EntryId::new(self.ids.as_ref(), now);
        let kept = KeptEntry {
            id: entry_id,
            entry,
            by: who.label(),
            at: now,
        };
        let (kind, text) = (kept.entry.kind(), told(&kept.entry.clone().masked()));
        change.add_file_entries(&[(id, kept)]).await?;
        self.note_entry(change, who, (id, version, kind), ("", &text))
            .await?;
        Ok(entry_id)
    }

    pub(super) async fn drop_entry(
        &self,
        who: &Actor,
        id: PersonId,
        kind: EntryKind,
        entry: EntryId,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let record = self.record(&mut change, who, Deed::Update, id).await?;
        let version = record.person.version;
        if !self
            .remove_entry_in(&mut change, who, (id, version), (kind, entry))
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        Ok(change.commit().await?)
    }

    /// Takes an entry away with its line of the history, in the transaction of whoever asks. Says whether it was there.
    pub(crate) async fn remove_entry_in(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, version): (PersonId, u32),
        (kind, entry): (EntryKind, EntryId),
    ) -> Result<bool, Failure> {
        let entries = change.list_file_entries(id).await?;
        let found = entries
            .iter()
            .find(|kept| kept.id == entry && kept.entry.kind() == kind);
        let Some(found) = found else {
            return Ok(false);
        };
        let text = told(&found.entry.clone().masked());
        change.delete_file_entry(id, kind, entry).await?;
        self.note_entry(change, who, (id, version, kind), (&text, ""))
            .await?;
        Ok(true)
    }

    async fn note_entry(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, version, kind): (PersonId, u32, EntryKind),
        (old, new): (&str, &str),
    ) -> Result<(), Failure> {
        let line = FieldChange {
            noun: PERSON.to_owned(),
            id: id.0,
            version,
            field: kind.code().to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            at: self.clock.now(),
            actor: who.label(),
            why: String::new(),
        };
        change.add_field_changes(&[line]).await?;
        let verb = if new.is_empty() {
            "remove_entry"
        } else {
            "add_entry"
        };
        let detail = json!({ "kind": kind.code() });
        change
            .add_audit(&self.audit(who, verb, PERSON, id.to_string(), detail))
            .await?;
        Ok(())
    }
}

/// Nothing has happened in the future, and nothing ends before it begins.
fn out_of_time(entry: &Entry, today: chrono::NaiveDate) -> Option<FieldProblem> {
    let wrong = match entry {
        Entry::Employment(spell) if spell.from > today => Some("from"),
        Entry::Employment(spell) if spell.to.is_some_and(|to| to < spell.from) => Some("to"),
        Entry::Training(need) if need.on > today => Some("on"),
        Entry::Note(note) if note.on > today => Some("on"),
        Entry::Vocational(one) if one.issued.is_some_and(|on| on > today) => Some("issued"),
        Entry::Vocational(one) if one.valid_to < one.issued && one.valid_to.is_some() => Some("valid_to"),
        _ => None,
    };
    wrong.map(|field| FieldProblem {
        field: field.to_owned(),
        problem: Problem::OutOfRange,
    })
}

/// An entry in one line, for the history.
fn told(entry: &Entry) -> String {
    let parts = match entry {
        Entry::Employment(spell) => vec![
            spell.from.to_string(),
            spell.to.map(|to| to.to_string()).unwrap_or_default(),
            spell.employer.clone(),
            spell.occupation.clone(),
        ],
        Entry::Training(need) => vec![need.on.to_string(), need.topic.clone()],
        Entry::Vocational(one) => vec![one.occupation.clone(), one.number.clone()],
        Entry::Phone(one) => vec![one.number.clone(), one.owner.code().to_owned()],
        Entry::Note(note) => vec![
            note.group.code().to_owned(),
            note.on.to_string(),
            if note.none {
                "none".to_owned()
            } else {
                note.text.clone()
            },
        ],
    };
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join(" ")
}
