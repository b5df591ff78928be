//! Table `figure_request`: policy figures that a county asks to be set.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::FigureRequestId;
use domain::ports::FigureWish;
use domain::values::AreaCode;
use uuid::Uuid;

/// A figure somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRequest {
    /// Our id.
    pub id: FigureRequestId,
    /// What is asked.
    pub wish: FigureWish,
    /// The label of the account that asked.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// What came of it.
    pub decided: Option<FigureDecision>,
}

/// What somebody said to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDecision {
    /// The label of the account that decided.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the figure was set.
    pub approved: bool,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, area, key, value, valid_from, source, asked_by, asked_at, decided_by, decided_at, approved
                FROM figure_request ",
            $tail
        )
    };
}

impl Connection {
    /// A request.
    pub async fn find_figure_request(
        &mut self,
        id: FigureRequestId,
    ) -> Result<Option<FigureRequest>, StoreError> {
        let row = fetch_optional!(self, FigureRequestRow, select!("WHERE id = $1"), id.0)?;
        row.map(FigureRequest::try_from).transpose()
    }

    /// The requests of an area: those that wait, then the latest.
    pub async fn list_figure_requests(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<FigureRequest>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE area >= $1 AND area < $2 ORDER BY decided_at IS NOT NULL, asked_at DESC, id DESC LIMIT $3"
        );
        let rows = fetch_all!(self, FigureRequestRow, sql, first, end, i64::from(limit))?;
        rows.into_iter().map(FigureRequest::try_from).collect()
    }
}

impl Transaction {
    /// Adds a request nobody has decided yet.
    pub async fn add_figure_request(&mut self, request: &FigureRequest) -> Result<(), StoreError> {
        let wish = &request.wish;
        execute!(
            self,
            "INSERT INTO figure_request (id, area, key, value, valid_from, source, asked_by, asked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            request.id.0,
            wish.area.to_string(),
            wish.key.code(),
            wish.value,
            wish.valid_from,
            &wish.source,
            &request.asked_by,
            instant(request.asked_at),
        )?;
        Ok(())
    }

    /// Notes what came of a request. Says whether it still waited.
    pub async fn decide_figure_request(
        &mut self,
        id: FigureRequestId,
        decision: &FigureDecision,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE figure_request SET decided_by = $2, decided_at = $3, approved = $4
            WHERE id = $1 AND decided_at IS NULL";
        let done = execute!(
            self,
            sql,
            id.0,
            &decision.by,
            instant(decision.at),
            decision.approved
        )?;
        Ok(done > 0)
    }
}

on_database! {
    find_figure_request(id: FigureRequestId) -> Option<FigureRequest>;
    list_figure_requests(area: Option<AreaCode>, limit: u32) -> Vec<FigureRequest>;
}

#[derive(sqlx::FromRow)]
struct FigureRequestRow {
    id: Uuid,
    area: String,
    key: String,
    value: i64,
    valid_from: NaiveDate,
    source: String,
    asked_by: String,
    asked_at: DateTime<Utc>,
    decided_by: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    approved: Option<bool>,
}

impl TryFrom<FigureRequestRow> for FigureRequest {
    type Error = StoreError;
    fn try_from(row: FigureRequestRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "figure_request",
            id: row.id,
        };
        let decided = match (row.decided_by, row.decided_at, row.approved) {
            (Some(by), Some(at), Some(approved)) => Some(FigureDecision { by, at, approved }),
            _ => None,
        };
        Ok(Self {
            id: FigureRequestId(row.id),
            wish: FigureWish {
                area: place.parse("area", &row.area)?,
                key: place.parse("key", &row.key)?,
                value: row.value,
                valid_from: row.valid_from,
                source: row.source,
            },
            asked_by: row.asked_by,
            asked_at: row.asked_at,
            decided,
        })
    }
}
