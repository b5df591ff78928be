//! Tables `quota_year` and `quota_line`: the disability quota of a year. How many people work for an employer stands in
//! `employer_staff` (see [`crate::employer_staff`]), under the day a line speaks of.

use crate::row::{Place, codes_in, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::employer_staff::StaffCount;
use domain::ids::{EmployerId, QuotaLineId};
use domain::quota::{QuotaCheck, QuotaDeclaration, QuotaLine, QuotaOutcome, QuotaResult, QuotaYear};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT q.id, q.employer_id, q.year, q.area, q.as_of, s.staff_total, s.staff_disabled, s.staff_disabled_severe,
                s.staff_dispatched, q.is_small, q.founded, q.declared_by, q.checked_placed, q.checked_severe, q.on_record,
                q.checked_by, q.checked_at, q.result, q.required, q.gap, q.levy, q.rules, q.decided_by, q.paid, q.paid_on,
                q.receipt, q.closed_on, q.version FROM quota_line AS q LEFT JOIN employer_staff AS s
                ON s.employer_id = q.employer_id AND s.year = q.year AND s.as_of = q.as_of ",
            $tail
        )
    };
}

impl Connection {
    /// A year as counties of an area have opened it.
    pub async fn list_quota_years(
        &mut self,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Result<Vec<QuotaYear>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT year, area, opened_on, published_on, closed_on FROM quota_year
            WHERE area >= $1 AND area < $2 AND ($3 = 0 OR year = $3) ORDER BY year DESC, area";
        let rows = fetch_all!(self, YearRow, sql, &first, &end, i64::from(year.unwrap_or(0)))?;
        rows.into_iter().map(QuotaYear::try_from).collect()
    }

    /// The line with this id.
    pub async fn find_quota_line(&mut self, id: QuotaLineId) -> Result<Option<QuotaLine>, StoreError> {
        let row = fetch_optional!(self, LineRow, select!("WHERE q.id = $1"), id.0)?;
        row.map(QuotaLine::try_from).transpose()
    }

    /// The lines of a year in an area.
    pub async fn list_quota_lines(
        &mut self,
        year: i32,
        area: Option<AreaCode>,
    ) -> Result<Vec<QuotaLine>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE q.year = $1 AND q.area >= $2 AND q.area < $3 ORDER BY q.id");
        let rows = fetch_all!(self, LineRow, sql, i64::from(year), &first, &end)?;
        rows.into_iter().map(QuotaLine::try_from).collect()
    }

    /// The lines of an employer, the latest year first.
    pub async fn list_quota_lines_of(&mut self, employer: EmployerId) -> Result<Vec<QuotaLine>, StoreError> {
        let sql = select!("WHERE q.employer_id = $1 ORDER BY q.year DESC");
        let rows = fetch_all!(self, LineRow, sql, employer.0)?;
        rows.into_iter().map(QuotaLine::try_from).collect()
    }
}

impl Transaction {
    /// Opens a year in a county, or keeps what was published and closed of it.
    pub async fn set_quota_year(&mut self, one: &QuotaYear) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO quota_year (year, area, opened_on, published_on, closed_on) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (year, area) DO UPDATE SET published_on = excluded.published_on, closed_on = excluded.closed_on",
            i64::from(one.year),
            one.area.to_string(),
            one.opened_on,
            one.published_on,
            one.closed_on,
        )?;
        Ok(())
    }

    /// Adds a line to figures that are kept. A second one of an employer for a year is a violation of
    /// `quota_line_employer_key`.
    pub async fn add_quota_line(&mut self, one: &QuotaLine) -> Result<(), StoreError> {
        let declared = &one.declared;
        execute!(
            self,
            "INSERT INTO quota_line (id, employer_id, year, area, as_of, is_small, founded, declared_by, version)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            one.id.0,
            one.employer.0,
            i64::from(one.year),
            one.area.to_string(),
            declared.as_of,
            declared.is_small,
            declared.founded,
            &one.declared_by,
            i64::from(one.version),
        )?;
        Ok(())
    }

    /// Says that the figures a line rests on change, so that whoever acts on it looks at them first. A line that was checked
    /// stays as it is.
    pub async fn raise_quota_line(
        &mut self,
        employer: EmployerId,
        (year, as_of): (i32, NaiveDate),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE quota_line SET version = version + 1
            WHERE employer_id = $1 AND year = $2 AND as_of = $3 AND checked_by IS NULL";
        execute!(self, sql, employer.0, i64::from(year), as_of)?;
        Ok(())
    }

    /// Keeps a line that follows the version that was seen. Says whether it was still that.
    pub async fn move_quota_line(&mut self, moved: &QuotaLine) -> Result<bool, StoreError> {
        let declared = &moved.declared;
        let checked = moved.checked.as_ref();
        let outcome = moved.outcome.as_ref();
        let paid = moved.paid.as_ref();
        let changed = execute!(
            self,
            "UPDATE quota_line SET as_of = $3, is_small = $4, founded = $5, declared_by = $6, checked_placed = $7,
                checked_severe = $8, on_record = $9, checked_by = $10, checked_at = $11, result = $12, required = $13,
                gap = $14, levy = $15, rules = $16, decided_by = $17, paid = $18, paid_on = $19, receipt = $20,
                closed_on = $21, version = version + 1 WHERE id = $1 AND version = $2",
            moved.id.0,
            i64::from(moved.version),
            declared.as_of,
            declared.is_small,
            declared.founded,
            &moved.declared_by,
            checked.map(|one| i64::from(one.placed)),
            checked.map(|one| i64::from(one.severe)),
            checked.map(|one| i64::from(one.on_record)),
            checked.map(|one| one.by.clone()),
            checked.map(|one| instant(one.at)),
            outcome.map(|(one, _)| one.result.code()),
            outcome.map(|(one, _)| one.required),
            outcome.map(|(one, _)| one.gap),
            outcome.map(|(one, _)| one.levy.0),
            outcome.map(|(one, _)| list(&one.rules)),
            outcome.map(|(_, by)| by.clone()),
            paid.map(|(fen, ..)| fen.0),
            paid.map(|(_, on, _)| *on),
            paid.map(|(.., receipt)| receipt.clone()),
            moved.closed_on,
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    list_quota_years(year: Option<i32>, area: Option<AreaCode>) -> Vec<QuotaYear>;
    list_quota_lines(year: i32, area: Option<AreaCode>) -> Vec<QuotaLine>;
    list_quota_lines_of(employer: EmployerId) -> Vec<QuotaLine>;
    find_quota_line(id: QuotaLineId) -> Option<QuotaLine>;
}

#[derive(sqlx::FromRow)]
struct YearRow {
    year: i64,
    area: String,
    opened_on: NaiveDate,
    published_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
}

impl TryFrom<YearRow> for QuotaYear {
    type Error = StoreError;
    fn try_from(row: YearRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "quota_year",
            id: row.year,
        };
        Ok(Self {
            year: place.number("year", row.year)?,
            area: place.parse("area", &row.area)?,
            opened_on: row.opened_on,
            published_on: row.published_on,
            closed_on: row.closed_on,
        })
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: Uuid,
    employer_id: Uuid,
    year: i64,
    area: String,
    as_of: NaiveDate,
    staff_total: Option<i64>,
    staff_disabled: Option<i64>,
    staff_disabled_severe: Option<i64>,
    staff_dispatched: Option<i64>,
    is_small: bool,
    founded: Option<NaiveDate>,
    declared_by: String,
    checked_placed: Option<i64>,
    checked_severe: Option<i64>,
    on_record: Option<i64>,
    checked_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
    result: Option<String>,
    required: Option<i64>,
    gap: Option<i64>,
    levy: Option<i64>,
    rules: Option<String>,
    decided_by: Option<String>,
    paid: Option<i64>,
    paid_on: Option<NaiveDate>,
    receipt: Option<String>,
    closed_on: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<LineRow> for QuotaLine {
    type Error = StoreError;
    fn try_from(row: LineRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "quota_line",
            id: row.id,
        };
        Ok(Self {
            checked: row.checked(&place)?,
            outcome: row.outcome(&place)?,
            paid: match row.paid {
                None => None,
                Some(fen) => Some((
                    Fen(fen),
                    place.need("paid_on", row.paid_on)?,
                    place.need("receipt", row.receipt.clone())?,
                )),
            },
            id: QuotaLineId(row.id),
            employer: EmployerId(row.employer_id),
            year: place.number("year", row.year)?,
            area: place.parse("area", &row.area)?,
            declared: QuotaDeclaration {
                as_of: row.as_of,
                count: row.count(&place)?,
                is_small: row.is_small,
                founded: row.founded,
            },
            declared_by: row.declared_by,
            closed_on: row.closed_on,
            version: place.number("version", row.version)?,
        })
    }
}

impl LineRow {
    fn count(&self, place: &Place<Uuid>) -> Result<StaffCount, StoreError> {
        let count = |column, value: Option<i64>| place.number(column, place.need(column, value)?);
        Ok(StaffCount {
            total: count("staff_total", self.staff_total)?,
            disabled: count("staff_disabled", self.staff_disabled)?,
            severe: count("staff_disabled_severe", self.staff_disabled_severe)?,
            dispatched: count("staff_dispatched", self.staff_dispatched)?,
        })
    }

    fn checked(&self, place: &Place<Uuid>) -> Result<Option<QuotaCheck>, StoreError> {
        let Some(by) = self.checked_by.clone() else {
            return Ok(None);
        };
        let count = |column, value: Option<i64>| place.number(column, place.need(column, value)?);
        Ok(Some(QuotaCheck {
            placed: count("checked_placed", self.checked_placed)?,
            severe: count("checked_severe", self.checked_severe)?,
            on_record: count("on_record", self.on_record)?,
            by,
            at: place.need("checked_at", self.checked_at)?,
        }))
    }

    fn outcome(&self, place: &Place<Uuid>) -> Result<Option<(QuotaOutcome, String)>, StoreError> {
        let Some(result) = &self.result else {
            return Ok(None);
        };
        let outcome = QuotaOutcome {
            result: place.parse::<QuotaResult>("result", result)?,
            required: place.need("required", self.required)?,
            gap: place.need("gap", self.gap)?,
            levy: Fen(place.need("levy", self.levy)?),
            rules: place.list("rules", self.rules.as_deref().unwrap_or("[]"))?,
        };
        Ok(Some((
            outcome,
            place.need("decided_by", self.decided_by.clone())?,
        )))
    }
}
