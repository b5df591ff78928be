//! Table `week_fair`: which job fairs belong to an assistance week.

use crate::row::instant;
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{FairId, WeekId};
use uuid::Uuid;

impl Connection {
    /// The fairs of a week, in the order they were linked.
    pub async fn list_week_fairs(&mut self, week: WeekId) -> Result<Vec<FairId>, StoreError> {
        let sql = "SELECT fair_id FROM week_fair WHERE week_id = $1 ORDER BY linked_at, fair_id";
        let rows = fetch_all!(self, (Uuid,), sql, week.0)?;
        Ok(rows.into_iter().map(|(id,)| FairId(id)).collect())
    }

    /// The week a fair belongs to.
    pub async fn find_week_of_fair(&mut self, fair: FairId) -> Result<Option<WeekId>, StoreError> {
        let sql = "SELECT week_id FROM week_fair WHERE fair_id = $1";
        let row = fetch_optional!(self, (Uuid,), sql, fair.0)?;
        Ok(row.map(|(id,)| WeekId(id)))
    }
}

impl Transaction {
    /// Makes a fair one of a week. A fair that belongs to one already is a violation of `week_fair_pkey`.
    pub async fn add_week_fair(
        &mut self,
        (week, fair): (WeekId, FairId),
        by: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO week_fair (fair_id, week_id, linked_by, linked_at) VALUES ($1, $2, $3, $4)";
        execute!(self, sql, fair.0, week.0, by, instant(at))?;
        Ok(())
    }

    /// It is no fair of the week after all. Says whether it was.
    pub async fn delete_week_fair(&mut self, week: WeekId, fair: FairId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM week_fair WHERE fair_id = $1 AND week_id = $2";
        Ok(execute!(self, sql, fair.0, week.0)? > 0)
    }
}
