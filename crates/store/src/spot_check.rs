//! Tables `spot_draw` and `spot_check`: visits that somebody else checks.

use crate::row::{Place, codes_in, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, SpotDrawId, VisitId};
use domain::values::AreaCode;
use domain::visit::{SpotCheck, SpotDraw, SpotResult};
use std::str::FromStr;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, area, month_on, seed, percent, pool, drawn_by, drawn_at FROM spot_draw ",
            $tail
        )
    };
}

impl Connection {
    /// The draw of an area and a month.
    pub async fn find_spot_draw_of(
        &mut self,
        area: AreaCode,
        month: NaiveDate,
    ) -> Result<Option<SpotDraw>, StoreError> {
        let sql = select!("WHERE area = $1 AND month_on = $2");
        let row = fetch_optional!(self, DrawRow, sql, area.to_string(), month)?;
        row.map(SpotDraw::try_from).transpose()
    }

    /// The draw with this id.
    pub async fn find_spot_draw(&mut self, id: SpotDrawId) -> Result<Option<SpotDraw>, StoreError> {
        let row = fetch_optional!(self, DrawRow, select!("WHERE id = $1"), id.0)?;
        row.map(SpotDraw::try_from).transpose()
    }

    /// The visits of a draw, in the order of their ids.
    pub async fn list_spot_checks(&mut self, draw: SpotDrawId) -> Result<Vec<SpotCheck>, StoreError> {
        let sql = "SELECT visit_id, result, note, checked_by, checked_at FROM spot_check
            WHERE draw_id = $1 ORDER BY visit_id";
        let rows = fetch_all!(self, CheckRow, sql, draw.0)?;
        rows.into_iter().map(SpotCheck::try_from).collect()
    }

    /// The held visits of people who live in an area from a day to another, twins and those of erased people left out.
    pub async fn list_held_visits(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(VisitId, PersonId)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT v.id, v.person_id FROM visit AS v JOIN person AS p ON p.id = v.person_id
            WHERE v.outcome = 'done' AND v.twin_of IS NULL AND v.said IS NOT NULL
                AND v.held_on >= $1 AND v.held_on <= $2 AND p.living_area >= $3 AND p.living_area < $4
            ORDER BY v.id";
        let rows = fetch_all!(self, (Uuid, Uuid), sql, from, to, &first, &end)?;
        Ok(rows
            .into_iter()
            .map(|(visit, person)| (VisitId(visit), PersonId(person)))
            .collect())
    }
}

impl Transaction {
    /// Keeps a draw with its visits. A second one of an area and a month is a violation of `spot_draw_area_month_on_key`.
    pub async fn add_spot_draw(&mut self, draw: &SpotDraw) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO spot_draw (id, area, month_on, seed, percent, pool, drawn_by, drawn_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            draw.id.0,
            draw.area.to_string(),
            draw.month,
            i64::from(draw.seed),
            i64::from(draw.percent),
            list(&draw.pool),
            &draw.by,
            instant(draw.at),
        )?;
        insert_all!(
            self,
            "INSERT INTO spot_check (draw_id, visit_id, note)",
            draw.drawn(),
            |visit| [draw.id.0, visit.0, ""],
            "",
        );
        Ok(())
    }

    /// Says what a check found, while nobody has. Says whether there was such a visit.
    pub async fn settle_spot_check(
        &mut self,
        (draw, visit): (SpotDrawId, VisitId),
        (result, note): (SpotResult, &str),
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE spot_check SET result = $3, note = $4, checked_by = $5, checked_at = $6
            WHERE draw_id = $1 AND visit_id = $2 AND result IS NULL";
        self.settle_drawn(sql, (draw.0, visit.0), (result.code(), note), (by, at))
            .await
    }

    /// Says what was found of something that was drawn, while nobody has: draw, what of it, result, note, who, when. Says whether
    /// it was open.
    pub(crate) async fn settle_drawn(
        &mut self,
        sql: &'static str,
        (draw, of): (Uuid, Uuid),
        (result, note): (&str, &str),
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        Ok(execute!(self, sql, draw, of, result, note, by, instant(at))? > 0)
    }
}

on_database! {
    find_spot_draw_of(area: AreaCode, month: NaiveDate) -> Option<SpotDraw>;
    find_spot_draw(id: SpotDrawId) -> Option<SpotDraw>;
    list_spot_checks(draw: SpotDrawId) -> Vec<SpotCheck>;
    list_held_visits(area: Option<AreaCode>, days: (NaiveDate, NaiveDate)) -> Vec<(VisitId, PersonId)>;
}

#[derive(sqlx::FromRow)]
struct DrawRow {
    id: Uuid,
    area: String,
    month_on: NaiveDate,
    seed: i64,
    percent: i64,
    pool: String,
    drawn_by: String,
    drawn_at: DateTime<Utc>,
}

impl TryFrom<DrawRow> for SpotDraw {
    type Error = StoreError;
    fn try_from(row: DrawRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "spot_draw",
            id: row.id,
        };
        Ok(Self {
            id: SpotDrawId(row.id),
            area: place.parse("area", &row.area)?,
            month: row.month_on,
            seed: place.number("seed", row.seed)?,
            percent: place.number("percent", row.percent)?,
            pool: place.list("pool", &row.pool)?,
            by: row.drawn_by,
            at: row.drawn_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CheckRow {
    visit_id: Uuid,
    result: Option<String>,
    note: String,
    checked_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
}

impl TryFrom<CheckRow> for SpotCheck {
    type Error = StoreError;
    fn try_from(row: CheckRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "spot_check",
            id: row.visit_id,
        };
        let found = found(&place, row.result, (row.checked_by, row.checked_at))?;
        Ok(Self {
            visit: VisitId(row.visit_id),
            found,
            note: row.note,
        })
    }
}

/// What a check found, by whom and when; `None` = nobody has looked.
pub(crate) fn found<T: FromStr>(
    place: &Place<Uuid>,
    result: Option<String>,
    (by, at): (Option<String>, Option<DateTime<Utc>>),
) -> Result<Option<(T, String, DateTime<Utc>)>, StoreError> {
    let Some(result) = place.parse_option("result", result)? else {
        return Ok(None);
    };
    Ok(Some((
        result,
        place.need("checked_by", by)?,
        place.need("checked_at", at)?,
    )))
}
