//! Table `merge`: which files were made one, and, sealed, what was before.

use crate::row::{Place, instant};
use crate::vault::columns::MERGE_RECORD;
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{MergeId, PersonId};
use domain::merge::MergeRecord;
use uuid::Uuid;

/// A merge that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// Our id.
    pub id: MergeId,
    /// The file that was kept.
    pub kept: PersonId,
    /// The file that went.
    pub gone: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// By whom, as [`domain::actor::Actor::label`] says.
    pub made_by: String,
    /// What was before.
    pub record: MergeRecord,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, kept_id, gone_id, made_at, made_by, record FROM merge ",
            $tail
        )
    };
}

impl Connection {
    /// The merge with this id, while it stands.
    pub async fn find_merge(&mut self, id: MergeId) -> Result<Option<Merge>, StoreError> {
        let sql = select!("WHERE id = $1 AND undone_at IS NULL");
        let row = fetch_optional!(self, MergeRow, sql, id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The merges into a file that stand, the latest first.
    pub async fn list_merges_of(&mut self, kept: PersonId) -> Result<Vec<Merge>, StoreError> {
        let sql = select!("WHERE kept_id = $1 AND undone_at IS NULL ORDER BY made_at DESC, id");
        let rows = fetch_all!(self, MergeRow, sql, kept.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }
}

impl Transaction {
    /// Writes a merge down. A file that is merged already is a violation of `merge_gone_id_key`.
    pub async fn add_merge(&mut self, merge: &Merge) -> Result<(), StoreError> {
        let place = Place {
            table: "merge",
            id: merge.id,
        };
        let record = place.at("record", serde_json::to_string(&merge.record))?;
        let ring = self.sealing_ring().await?;
        execute!(
            self,
            "INSERT INTO merge (id, kept_id, gone_id, made_at, made_by, record) VALUES ($1, $2, $3, $4, $5, $6)",
            merge.id.0,
            merge.kept.0,
            merge.gone.0,
            instant(merge.made_at),
            &merge.made_by,
            ring.seal(MERGE_RECORD.cell(merge.id.0), &record),
        )?;
        Ok(())
    }

    /// Says that a merge was undone, and forgets what it remembered. Says whether it stood.
    pub async fn end_merge(&mut self, id: MergeId, at: DateTime<Utc>, by: &str) -> Result<bool, StoreError> {
        let nothing = self.sealing_ring().await?.seal(MERGE_RECORD.cell(id.0), "");
        let sql = "UPDATE merge SET undone_at = $2, undone_by = $3, record = $4
            WHERE id = $1 AND undone_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(at), by, nothing)? > 0)
    }
}

on_database! {
    find_merge(id: MergeId) -> Option<Merge>;
    list_merges_of(kept: PersonId) -> Vec<Merge>;
}

#[derive(sqlx::FromRow)]
struct MergeRow {
    id: Uuid,
    kept_id: Uuid,
    gone_id: Uuid,
    made_at: DateTime<Utc>,
    made_by: String,
    record: Sealed,
}

impl MergeRow {
    fn open(self, keys: &Keys) -> Result<Merge, StoreError> {
        let place = Place {
            table: "merge",
            id: self.id,
        };
        let record = keys.open(MERGE_RECORD.cell(self.id), &self.record)?;
        Ok(Merge {
            id: MergeId(self.id),
            kept: PersonId(self.kept_id),
            gone: PersonId(self.gone_id),
            made_at: self.made_at,
            made_by: self.made_by,
            record: place.at("record", serde_json::from_str(&record))?,
        })
    }
}
