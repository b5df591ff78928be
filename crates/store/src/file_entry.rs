//! Tables `employment_spell`, `training_need` and `group_note`: what a file gathers over the years. What holds a sealed
//! number is in [`crate::sealed_entry`].

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::file_entry::{
    EmploymentSpell, Entry, EntryKind, GroupNote, KeptEntry, TrainingKind, TrainingNeed,
};
use domain::ids::{EntryId, PersonId};
use domain::values::Fen;
use uuid::Uuid;

impl Connection {
    /// Everything gathered of a person: work, training, notes, each latest first.
    pub async fn list_file_entries(&mut self, person: PersonId) -> Result<Vec<KeptEntry>, StoreError> {
        let sql = "SELECT id, begins_on, ends_on, kind, employer, occupation, monthly, actor, at
            FROM employment_spell WHERE person_id = $1 ORDER BY begins_on DESC, id DESC";
        let spells = fetch_all!(self, SpellRow, sql, person.0)?;
        let sql = "SELECT id, topic, kind, noted_on, actor, at
            FROM training_need WHERE person_id = $1 ORDER BY noted_on DESC, id DESC";
        let needs = fetch_all!(self, NeedRow, sql, person.0)?;
        let sql = "SELECT id, record_group, noted_on, none, text, amount, actor, at
            FROM group_note WHERE person_id = $1 ORDER BY noted_on DESC, id DESC";
        let notes = fetch_all!(self, NoteRow, sql, person.0)?;
        let sealed = self.list_sealed_entries(person).await?;
        let spells = spells.into_iter().map(KeptEntry::try_from);
        let needs = needs.into_iter().map(KeptEntry::try_from);
        let notes = notes.into_iter().map(KeptEntry::try_from);
        let sealed = sealed.into_iter().map(Ok);
        spells.chain(needs).chain(notes).chain(sealed).collect()
    }
}

impl Transaction {
    /// Adds what was gathered.
    pub async fn add_file_entries(&mut self, entries: &[(PersonId, KeptEntry)]) -> Result<(), StoreError> {
        let (mut spells, mut needs, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for (person, kept) in entries {
            match &kept.entry {
                Entry::Employment(spell) => spells.push((person.0, kept, spell)),
                Entry::Training(need) => needs.push((person.0, kept, need)),
                Entry::Note(note) => notes.push((person.0, kept, note)),
                Entry::Vocational(_) | Entry::Phone(_) => {}
            }
        }
        self.add_spells(&spells).await?;
        self.add_needs(&needs).await?;
        self.add_notes(&notes).await?;
        self.add_sealed_entries(entries).await
    }

    /// Takes an entry away. Says whether it was there.
    pub async fn delete_file_entry(
        &mut self,
        person: PersonId,
        kind: EntryKind,
        id: EntryId,
    ) -> Result<bool, StoreError> {
        let sql = match kind {
            EntryKind::Employment => "DELETE FROM employment_spell WHERE person_id = $1 AND id = $2",
            EntryKind::Training => "DELETE FROM training_need WHERE person_id = $1 AND id = $2",
            EntryKind::Note => "DELETE FROM group_note WHERE person_id = $1 AND id = $2",
            EntryKind::Vocational => "DELETE FROM vocational_certificate WHERE person_id = $1 AND id = $2",
            EntryKind::Phone => "DELETE FROM person_phone WHERE person_id = $1 AND id = $2",
        };
        Ok(execute!(self, sql, person.0, id.0)? > 0)
    }

    async fn add_spells(&mut self, rows: &[(Uuid, &KeptEntry, &EmploymentSpell)]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO employment_spell (id, person_id, begins_on, ends_on, kind, employer, occupation, monthly,
                actor, at)",
            rows,
            |row| [
                row.1.id.0,
                row.0,
                row.2.from,
                row.2.to,
                row.2.kind.code(),
                &row.2.employer,
                &row.2.occupation,
                row.2.monthly.map(|fen| fen.0),
                &row.1.by,
                instant(row.1.at),
            ],
            "",
        );
        Ok(())
    }

    async fn add_needs(&mut self, rows: &[(Uuid, &KeptEntry, &TrainingNeed)]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO training_need (id, person_id, topic, kind, noted_on, actor, at)",
            rows,
            |row| [
                row.1.id.0,
                row.0,
                &row.2.topic,
                row.2.kind.map(TrainingKind::code),
                row.2.on,
                &row.1.by,
                instant(row.1.at),
            ],
            "",
        );
        Ok(())
    }

    async fn add_notes(&mut self, rows: &[(Uuid, &KeptEntry, &GroupNote)]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO group_note (id, person_id, record_group, noted_on, none, text, amount, actor, at)",
            rows,
            |row| [
                row.1.id.0,
                row.0,
                row.2.group.code(),
                row.2.on,
                row.2.none,
                &row.2.text,
                row.2.amount.map(|fen| fen.0),
                &row.1.by,
                instant(row.1.at),
            ],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_file_entries(person: PersonId) -> Vec<KeptEntry>;
}

#[derive(sqlx::FromRow)]
struct SpellRow {
    id: Uuid,
    begins_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    kind: String,
    employer: String,
    occupation: String,
    monthly: Option<i64>,
    actor: String,
    at: DateTime<Utc>,
}

impl TryFrom<SpellRow> for KeptEntry {
    type Error = StoreError;
    fn try_from(row: SpellRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "employment_spell",
            id: row.id,
        };
        Ok(Self {
            id: EntryId(row.id),
            entry: Entry::Employment(EmploymentSpell {
                from: row.begins_on,
                to: row.ends_on,
                kind: place.parse("kind", &row.kind)?,
                employer: row.employer,
                occupation: row.occupation,
                monthly: row.monthly.map(Fen),
            }),
            by: row.actor,
            at: row.at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct NeedRow {
    id: Uuid,
    topic: String,
    kind: Option<String>,
    noted_on: NaiveDate,
    actor: String,
    at: DateTime<Utc>,
}

impl TryFrom<NeedRow> for KeptEntry {
    type Error = StoreError;
    fn try_from(row: NeedRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "training_need",
            id: row.id,
        };
        Ok(Self {
            id: EntryId(row.id),
            entry: Entry::Training(TrainingNeed {
                topic: row.topic,
                kind: place.parse_option("kind", row.kind)?,
                on: row.noted_on,
            }),
            by: row.actor,
            at: row.at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct NoteRow {
    id: Uuid,
    record_group: String,
    noted_on: NaiveDate,
    none: bool,
    text: String,
    amount: Option<i64>,
    actor: String,
    at: DateTime<Utc>,
}

impl TryFrom<NoteRow> for KeptEntry {
    type Error = StoreError;
    fn try_from(row: NoteRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "group_note",
            id: row.id,
        };
        Ok(Self {
            id: EntryId(row.id),
            entry: Entry::Note(GroupNote {
                group: place.parse("record_group", &row.record_group)?,
                on: row.noted_on,
                none: row.none,
                text: row.text,
                amount: row.amount.map(Fen),
            }),
            by: row.actor,
            at: row.at,
        })
    }
}
