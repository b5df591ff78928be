//! Table `erasure`: who wished that a file be erased, and what became of it.

use crate::row::{Place, codes_in, instant};
use crate::vault::Sealed;
use crate::vault::columns::ERASURE_KEPT;
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::erasure::{Erasure, ErasureState, Kept};
use domain::ids::{ErasureId, PersonId};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, person_id, area, cause, why, asked_by, asked_at, state, state_by, state_at, kept, kept_since
                FROM erasure ",
            $tail
        )
    };
}

impl Connection {
    /// The wish about a person that waits or is done.
    pub async fn find_erasure_of(&mut self, person: PersonId) -> Result<Option<Erasure>, StoreError> {
        let sql = select!("WHERE person_id = $1 AND state <> 'dropped'");
        let row = fetch_optional!(self, ErasureRow, sql, person.0)?;
        row.map(|row| row.open(self)).transpose()
    }

    /// The wishes of an area in a state, oldest first.
    pub async fn list_erasures(
        &mut self,
        area: Option<AreaCode>,
        state: ErasureState,
        limit: u32,
    ) -> Result<Vec<Erasure>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE area >= $1 AND area < $2 AND state = $3 ORDER BY asked_at, id LIMIT $4");
        let rows = fetch_all!(
            self,
            ErasureRow,
            sql,
            &first,
            &end,
            state.code(),
            i64::from(limit)
        )?;
        rows.into_iter().map(|row| row.open(self)).collect()
    }

    /// Those of whom the law still keeps something, in an area; longest kept first.
    pub async fn list_kept_by_law(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<Erasure>, StoreError> {
        let (first, end) = codes_in(area);
        let sql =
            select!("WHERE area >= $1 AND area < $2 AND kept IS NOT NULL ORDER BY kept_since, id LIMIT $3");
        let rows = fetch_all!(self, ErasureRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self)).collect()
    }
}

impl Transaction {
    /// Keeps a wish, new or moved on. Two of one person that wait or are done are a violation of
    /// `erasure_person_id_key`.
    pub async fn set_erasure(&mut self, erasure: &Erasure) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let id = erasure.id.0;
        let kept = erasure.kept.as_ref();
        let sealed = kept.map(|(kept, _)| {
            let text = serde_json::to_string(kept).unwrap_or_default();
            ring.seal(ERASURE_KEPT.cell(id), &text)
        });
        execute!(
            self,
            "INSERT INTO erasure (id, person_id, area, cause, why, asked_by, asked_at, state, state_by, state_at, kept,
                kept_since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (id) DO UPDATE SET cause = excluded.cause, why = excluded.why, state = excluded.state,
                state_by = excluded.state_by, state_at = excluded.state_at, kept = excluded.kept,
                kept_since = excluded.kept_since",
            id,
            erasure.person.0,
            erasure.area.to_string(),
            erasure.cause.code(),
            &erasure.why,
            &erasure.asked_by,
            instant(erasure.asked_at),
            erasure.state.code(),
            erasure.settled.as_ref().map(|(by, _)| by),
            erasure.settled.as_ref().map(|(_, at)| instant(*at)),
            sealed,
            kept.map(|(_, since)| *since),
        )?;
        Ok(())
    }

    /// A wish about one file that still waits is about another, and lies before whoever decides where that person lives. Where
    /// there is one about that file it stays.
    pub async fn move_erasure(
        &mut self,
        wish: Option<ErasureId>,
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let Some(wish) = wish else { return Ok(()) };
        let sql = "UPDATE erasure SET person_id = $3, area = (SELECT p.living_area FROM person AS p WHERE p.id = $3)
            WHERE id = $1 AND person_id = $2 AND state = 'waiting'
                AND NOT EXISTS (SELECT 1 FROM erasure AS e WHERE e.person_id = $3 AND e.state <> 'dropped')";
        execute!(self, sql, wish.0, from.0, to.0)?;
        Ok(())
    }
}

on_database! {
    find_erasure_of(person: PersonId) -> Option<Erasure>;
    list_erasures(area: Option<AreaCode>, state: ErasureState, limit: u32) -> Vec<Erasure>;
    list_kept_by_law(area: Option<AreaCode>, limit: u32) -> Vec<Erasure>;
}

#[derive(sqlx::FromRow)]
struct ErasureRow {
    id: Uuid,
    person_id: Uuid,
    area: String,
    cause: String,
    why: String,
    asked_by: String,
    asked_at: DateTime<Utc>,
    state: String,
    state_by: Option<String>,
    state_at: Option<DateTime<Utc>>,
    kept: Option<Sealed>,
    kept_since: Option<NaiveDate>,
}

impl ErasureRow {
    fn open(self, on: &Connection) -> Result<Erasure, StoreError> {
        let place = Place {
            table: "erasure",
            id: self.id,
        };
        let kept = match self.kept {
            None => None,
            Some(sealed) => {
                let text = on.keys().open(ERASURE_KEPT.cell(self.id), &sealed)?;
                let kept: Kept = place.at("kept", serde_json::from_str(&text))?;
                Some((kept, place.need("kept_since", self.kept_since)?))
            }
        };
        Ok(Erasure {
            id: ErasureId(self.id),
            person: PersonId(self.person_id),
            area: place.parse("area", &self.area)?,
            cause: place.parse("cause", &self.cause)?,
            why: self.why,
            asked_by: self.asked_by,
            asked_at: self.asked_at,
            state: place.parse("state", &self.state)?,
            settled: self.state_by.zip(self.state_at),
            kept,
        })
    }
}
