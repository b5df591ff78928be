//! Table `field_change`: the history of records, field by field. Lines are added and never changed.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::history::{FieldChange, KeptChange};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT seq, noun, noun_id, version, field, old_value, new_value, at, actor, why FROM field_change ",
            $tail
        )
    };
}

impl Connection {
    /// What changed in a record, latest first.
    pub async fn list_field_changes(
        &mut self,
        noun: &str,
        id: Uuid,
        limit: u32,
    ) -> Result<Vec<KeptChange>, StoreError> {
        let sql = select!("WHERE noun = $1 AND noun_id = $2 ORDER BY seq DESC LIMIT $3");
        let rows = fetch_all!(self, FieldChangeRow, sql, noun, id, i64::from(limit))?;
        rows.into_iter().map(KeptChange::try_from).collect()
    }

    /// What changed in a record since a version, latest first.
    pub async fn list_field_changes_since(
        &mut self,
        noun: &str,
        id: Uuid,
        version: u32,
    ) -> Result<Vec<KeptChange>, StoreError> {
        let sql = select!("WHERE noun = $1 AND noun_id = $2 AND version > $3 ORDER BY seq DESC");
        let rows = fetch_all!(self, FieldChangeRow, sql, noun, id, i64::from(version))?;
        rows.into_iter().map(KeptChange::try_from).collect()
    }

    /// The change at this place of the history.
    pub async fn find_field_change(&mut self, seq: i64) -> Result<Option<KeptChange>, StoreError> {
        let row = fetch_optional!(self, FieldChangeRow, select!("WHERE seq = $1"), seq)?;
        row.map(KeptChange::try_from).transpose()
    }
}

impl Transaction {
    /// Writes changes down, in the transaction of the change itself.
    pub async fn add_field_changes(&mut self, changes: &[FieldChange]) -> Result<(), StoreError> {
        if let Some(gathered) = self.gathered() {
            gathered.history.extend_from_slice(changes);
            return Ok(());
        }
        insert_all!(
            self,
            "INSERT INTO field_change (noun, noun_id, version, field, old_value, new_value, at, actor, why)",
            changes,
            |change| [
                &change.noun,
                change.id,
                i64::from(change.version),
                &change.field,
                &change.old,
                &change.new,
                instant(change.at),
                &change.actor,
                &change.why,
            ],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_field_changes(noun: &str, id: Uuid, limit: u32) -> Vec<KeptChange>;
    list_field_changes_since(noun: &str, id: Uuid, version: u32) -> Vec<KeptChange>;
    find_field_change(seq: i64) -> Option<KeptChange>;
}

#[derive(sqlx::FromRow)]
struct FieldChangeRow {
    seq: i64,
    noun: String,
    noun_id: Uuid,
    version: i64,
    field: String,
    old_value: String,
    new_value: String,
    at: DateTime<Utc>,
    actor: String,
    why: String,
}

impl TryFrom<FieldChangeRow> for KeptChange {
    type Error = StoreError;
    fn try_from(row: FieldChangeRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "field_change",
            id: row.seq,
        };
        Ok(Self {
            seq: row.seq,
            change: FieldChange {
                noun: row.noun,
                id: row.noun_id,
                version: place.number("version", row.version)?,
                field: row.field,
                old: row.old_value,
                new: row.new_value,
                at: row.at,
                actor: row.actor,
                why: row.why,
            },
        })
    }
}
