//! Table `round`: runs of the matching engine.

use crate::row::{Place, area_from_empty, area_or_empty, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::RoundId;
use domain::lead::RoundKind;
use domain::values::AreaCode;
use serde_json::Value;
use uuid::Uuid;

/// One run of the matching engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Our id.
    pub id: RoundId,
    /// When it ran.
    pub at: DateTime<Utc>,
    /// The year whose leads it planned.
    pub year: i32,
    /// The day it decided for.
    pub as_of: NaiveDate,
    /// Whose people it looked after; `None` = everybody's.
    pub area: Option<AreaCode>,
    /// Pushes allowed per free opening.
    pub per_opening: u32,
    /// For whom it was.
    pub kind: RoundKind,
    /// Leads planned.
    pub assigned: u32,
    /// The rest of its account, as the command prints it.
    pub summary: Value,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, at, year, as_of, area, per_opening, kind, assigned, summary FROM round ",
            $tail
        )
    };
}

impl Connection {
    /// The latest round that looked after an area, all of it or a part; `None` stands for any area and any year.
    pub async fn find_latest_round(
        &mut self,
        area: Option<AreaCode>,
        year: Option<i32>,
    ) -> Result<Option<Round>, StoreError> {
        let sql = select!(
            "WHERE (substr(area, 1, length($1)) = $1 OR substr($1, 1, length(area)) = area)
                AND ($2 = 0 OR year = $2) ORDER BY at DESC, id DESC LIMIT 1"
        );
        let year = i64::from(year.unwrap_or(0));
        let row = fetch_optional!(self, RoundRow, sql, area_or_empty(area), year)?;
        row.map(Round::try_from).transpose()
    }

    /// The latest round for everybody that looked after an area, all of it or a part.
    pub async fn find_latest_full_round(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Option<Round>, StoreError> {
        let sql = select!(
            "WHERE (substr(area, 1, length($1)) = $1 OR substr($1, 1, length(area)) = area)
                AND kind <> 'day' ORDER BY at DESC, id DESC LIMIT 1"
        );
        let row = fetch_optional!(self, RoundRow, sql, area_or_empty(area))?;
        row.map(Round::try_from).transpose()
    }

    /// The days for which rounds over everywhere decided since a day, with their kinds.
    pub async fn list_round_days(
        &mut self,
        since: NaiveDate,
    ) -> Result<Vec<(NaiveDate, RoundKind)>, StoreError> {
        let sql = "SELECT id, as_of, kind FROM round WHERE area = '' AND as_of >= $1 ORDER BY as_of, at";
        let rows = fetch_all!(self, (Uuid, NaiveDate, String), sql, since)?;
        let day = |(id, as_of, kind): (Uuid, NaiveDate, String)| {
            let place = Place { table: "round", id };
            Ok((as_of, place.parse("kind", &kind)?))
        };
        rows.into_iter().map(day).collect()
    }
}

impl Transaction {
    /// Adds a round.
    pub async fn add_round(&mut self, round: &Round) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO round (id, at, year, as_of, area, per_opening, kind, assigned, summary)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            round.id.0,
            instant(round.at),
            i64::from(round.year),
            round.as_of,
            area_or_empty(round.area),
            i64::from(round.per_opening),
            round.kind.code(),
            i64::from(round.assigned),
            round.summary.to_string(),
        )?;
        Ok(())
    }
}

on_database! {
    find_latest_round(area: Option<AreaCode>, year: Option<i32>) -> Option<Round>;
    find_latest_full_round(area: Option<AreaCode>) -> Option<Round>;
    list_round_days(since: NaiveDate) -> Vec<(NaiveDate, RoundKind)>;
}

#[derive(sqlx::FromRow)]
struct RoundRow {
    id: Uuid,
    at: DateTime<Utc>,
    year: i64,
    as_of: NaiveDate,
    area: String,
    per_opening: i64,
    kind: String,
    assigned: i64,
    summary: String,
}

impl TryFrom<RoundRow> for Round {
    type Error = StoreError;
    fn try_from(row: RoundRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "round",
            id: row.id,
        };
        Ok(Self {
            id: RoundId(row.id),
            at: row.at,
            year: place.number("year", row.year)?,
            as_of: row.as_of,
            area: place.at("area", area_from_empty(&row.area))?,
            per_opening: place.number("per_opening", row.per_opening)?,
            kind: place.parse("kind", &row.kind)?,
            assigned: place.number("assigned", row.assigned)?,
            summary: place.at("summary", serde_json::from_str(&row.summary))?,
        })
    }
}
