//! Table `fair_pass`: links of gates and stands at a fair.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::check_in::{FairPass, PassKind};
use domain::ids::{FairId, FairPassId, FairStandId};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, fair_id, kind, number, name, stand_id, opens_at, closes_at, revoked_at, made_by, made_at
             FROM fair_pass ",
            $tail
        )
    };
}

impl Connection {
    /// The link with this id.
    pub async fn find_fair_pass(&mut self, id: FairPassId) -> Result<Option<FairPass>, StoreError> {
        let row = fetch_optional!(self, PassRow, select!("WHERE id = $1"), id.0)?;
        row.map(FairPass::try_from).transpose()
    }

    /// The link whose secret has this hash.
    pub async fn find_fair_pass_by_secret(&mut self, hash: &[u8]) -> Result<Option<FairPass>, StoreError> {
        let row = fetch_optional!(self, PassRow, select!("WHERE secret_hash = $1"), hash)?;
        row.map(FairPass::try_from).transpose()
    }

    /// The links of a fair: gates, then stands, by number.
    pub async fn list_fair_passes(&mut self, fair: FairId) -> Result<Vec<FairPass>, StoreError> {
        let sql = select!("WHERE fair_id = $1 ORDER BY kind, number");
        let rows = fetch_all!(self, PassRow, sql, fair.0)?;
        rows.into_iter().map(FairPass::try_from).collect()
    }
}

impl Transaction {
    /// Adds a link with the hash of its secret and the next number of its kind, which it gives back.
    pub async fn add_fair_pass(&mut self, pass: &FairPass, hash: &[u8]) -> Result<u32, StoreError> {
        let sql = "SELECT COALESCE(MAX(number), 0) FROM fair_pass WHERE fair_id = $1 AND kind = $2";
        let (fair, kind) = (pass.fair.0, pass.kind.code());
        let most = fetch_count!(self, sql, fair, kind)?;
        let number = u32::try_from(most).unwrap_or(u32::MAX).saturating_add(1);
        execute!(
            self,
            "INSERT INTO fair_pass (id, fair_id, kind, number, name, stand_id, secret_hash, opens_at, closes_at, revoked_at,
                made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            pass.id.0,
            fair,
            kind,
            i64::from(number),
            &pass.name,
            pass.stand.map(|stand| stand.0),
            hash,
            instant(pass.opens_at),
            instant(pass.closes_at),
            pass.revoked_at.map(instant),
            &pass.made_by,
            instant(pass.made_at),
        )?;
        Ok(number)
    }

    /// Takes a link back. Says whether it was not before.
    pub async fn revoke_fair_pass(&mut self, id: FairPassId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE fair_pass SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(at))? > 0)
    }
}

on_database! {
    find_fair_pass(id: FairPassId) -> Option<FairPass>;
    find_fair_pass_by_secret(hash: &[u8]) -> Option<FairPass>;
    list_fair_passes(fair: FairId) -> Vec<FairPass>;
}

#[derive(sqlx::FromRow)]
struct PassRow {
    id: Uuid,
    fair_id: Uuid,
    kind: String,
    number: i64,
    name: String,
    stand_id: Option<Uuid>,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    revoked_at: Option<DateTime<Utc>>,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<PassRow> for FairPass {
    type Error = StoreError;
    fn try_from(row: PassRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_pass",
            id: row.id,
        };
        Ok(Self {
            id: FairPassId(row.id),
            fair: FairId(row.fair_id),
            kind: place.parse::<PassKind>("kind", &row.kind)?,
            number: place.number("number", row.number)?,
            name: row.name,
            stand: row.stand_id.map(FairStandId),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            revoked_at: row.revoked_at,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
