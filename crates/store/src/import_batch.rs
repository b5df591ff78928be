//! Table `import_batch`: imports of files and what came of them.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::ImportId;
use uuid::Uuid;

/// One import of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportBatch {
    /// Our id.
    pub id: ImportId,
    /// What came in (`vacancies`).
    pub kind: String,
    /// Format of the file.
    pub format: String,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// Who did it, as [`domain::actor::Actor::label`] says.
    pub actor: String,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it was done; `None` where that was not written down.
    pub finished_at: Option<DateTime<Utc>>,
    /// Rows read.
    pub rows: u32,
    /// Rows that were new.
    pub inserted: u32,
    /// Rows that changed a record.
    pub updated: u32,
    /// Rows that were there already.
    pub unchanged: u32,
    /// Rows refused.
    pub refused: u32,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, kind, format, file_name, actor, started_at, finished_at, row_count, inserted, updated,
                unchanged, refused FROM import_batch ",
            $tail
        )
    };
}

impl Connection {
    /// The last imports, newest first.
    pub async fn list_import_batches(&mut self, limit: u32) -> Result<Vec<ImportBatch>, StoreError> {
        let sql = select!("ORDER BY started_at DESC, id DESC LIMIT $1");
        let rows = fetch_all!(self, ImportBatchRow, sql, i64::from(limit))?;
        rows.into_iter().map(ImportBatch::try_from).collect()
    }
}

impl Transaction {
    /// Adds an import, in the transaction that keeps what it brought.
    pub async fn add_import_batch(&mut self, batch: &ImportBatch) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO import_batch (id, kind, format, file_name, actor, started_at, finished_at, row_count,
                inserted, updated, unchanged, refused)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            batch.id.0,
            &batch.kind,
            &batch.format,
            &batch.file_name,
            &batch.actor,
            instant(batch.started_at),
            batch.finished_at.map(instant),
            i64::from(batch.rows),
            i64::from(batch.inserted),
            i64::from(batch.updated),
            i64::from(batch.unchanged),
            i64::from(batch.refused),
        )?;
        Ok(())
    }
}

on_database! {
    list_import_batches(limit: u32) -> Vec<ImportBatch>;
}

#[derive(sqlx::FromRow)]
struct ImportBatchRow {
    id: Uuid,
    kind: String,
    format: String,
    file_name: String,
    actor: String,
    started_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    row_count: i64,
    inserted: i64,
    updated: i64,
    unchanged: i64,
    refused: i64,
}

impl TryFrom<ImportBatchRow> for ImportBatch {
    type Error = StoreError;
    fn try_from(row: ImportBatchRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "import_batch",
            id: row.id,
        };
        Ok(Self {
            id: ImportId(row.id),
            kind: row.kind,
            format: row.format,
            file_name: row.file_name,
            actor: row.actor,
            started_at: row.started_at,
            finished_at: row.finished_at,
            rows: place.number("row_count", row.row_count)?,
            inserted: place.number("inserted", row.inserted)?,
            updated: place.number("updated", row.updated)?,
            unchanged: place.number("unchanged", row.unchanged)?,
            refused: place.number("refused", row.refused)?,
        })
    }
}
