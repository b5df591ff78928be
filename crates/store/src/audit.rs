//! Table `audit`: who did what to which record. Lines are added and never changed.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// One deed.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as [`domain::actor::Actor::label`] says: a code and an id, never a name.
    pub actor: String,
    /// What was done (`withdraw`).
    pub verb: String,
    /// To what kind of record (`vacancy`).
    pub noun: String,
    /// Its id, or another key that is not personal.
    pub noun_id: String,
    /// Circumstances without personal data.
    pub detail: Value,
}

impl Connection {
    /// What was done to a record, newest first.
    pub async fn list_audit_of(&mut self, noun: &str, noun_id: &str) -> Result<Vec<AuditLine>, StoreError> {
        let sql = "SELECT seq, at, actor, verb, noun, noun_id, detail FROM audit
            WHERE noun = $1 AND noun_id = $2 ORDER BY seq DESC";
        let rows = fetch_all!(self, AuditRow, sql, noun, noun_id)?;
        rows.into_iter().map(AuditLine::try_from).collect()
    }

    /// The last deeds, newest first.
    pub async fn list_audit(&mut self, limit: u32) -> Result<Vec<AuditLine>, StoreError> {
        let sql = "SELECT seq, at, actor, verb, noun, noun_id, detail FROM audit ORDER BY seq DESC LIMIT $1";
        let rows = fetch_all!(self, AuditRow, sql, i64::from(limit))?;
        rows.into_iter().map(AuditLine::try_from).collect()
    }
}

impl Transaction {
    /// Records a deed, in the transaction of the deed itself.
    pub async fn add_audit(&mut self, line: &AuditLine) -> Result<(), StoreError> {
        self.add_audits(std::slice::from_ref(line)).await
    }

    /// Records several deeds.
    pub async fn add_audits(&mut self, lines: &[AuditLine]) -> Result<(), StoreError> {
        if let Some(gathered) = self.gathered() {
            gathered.audit.extend_from_slice(lines);
            return Ok(());
        }
        insert_all!(
            self,
            "INSERT INTO audit (at, actor, verb, noun, noun_id, detail)",
            lines,
            |line| [
                instant(line.at),
                &line.actor,
                &line.verb,
                &line.noun,
                &line.noun_id,
                line.detail.to_string(),
            ],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_audit_of(noun: &str, noun_id: &str) -> Vec<AuditLine>;
    list_audit(limit: u32) -> Vec<AuditLine>;
}

#[derive(sqlx::FromRow)]
struct AuditRow {
    seq: i64,
    at: DateTime<Utc>,
    actor: String,
    verb: String,
    noun: String,
    noun_id: String,
    detail: String,
}

impl TryFrom<AuditRow> for AuditLine {
    type Error = StoreError;
    fn try_from(row: AuditRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "audit",
            id: row.seq,
        };
        Ok(Self {
            at: row.at,
            actor: row.actor,
            verb: row.verb,
            noun: row.noun,
            noun_id: row.noun_id,
            detail: place.at("detail", serde_json::from_str(&row.detail))?,
        })
    }
}
