//! Table `employer_staff`: how many people work for an employer, by year and day.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::employer_staff::{StaffCount, StaffFigures};
use domain::ids::EmployerId;
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT s.employer_id, s.year, s.as_of, s.staff_total, s.staff_disabled, s.staff_disabled_severe,
                s.staff_dispatched, s.declared_by, s.declared_at, s.confirmed_by, s.confirmed_at, s.version
                FROM employer_staff AS s ",
            $tail
        )
    };
}

impl Connection {
    /// The figures of an employer for a year as of a day.
    pub async fn find_staff_figures(
        &mut self,
        employer: EmployerId,
        year: i32,
        as_of: NaiveDate,
    ) -> Result<Option<StaffFigures>, StoreError> {
        let sql = select!("WHERE s.employer_id = $1 AND s.year = $2 AND s.as_of = $3");
        let row = fetch_optional!(self, StaffRow, sql, employer.0, i64::from(year), as_of)?;
        row.map(StaffFigures::try_from).transpose()
    }

    /// All figures of an employer, the latest first.
    pub async fn list_staff_figures_of(
        &mut self,
        employer: EmployerId,
    ) -> Result<Vec<StaffFigures>, StoreError> {
        let sql = select!("WHERE s.employer_id = $1 ORDER BY s.year DESC, s.as_of DESC");
        let rows = fetch_all!(self, StaffRow, sql, employer.0)?;
        rows.into_iter().map(StaffFigures::try_from).collect()
    }

    /// The figures for a year of the employers in an area, by employer, the latest day of each last.
    pub async fn list_staff_figures(
        &mut self,
        year: i32,
        area: Option<AreaCode>,
    ) -> Result<Vec<StaffFigures>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN employer AS e ON e.id = s.employer_id
            WHERE s.year = $1 AND coalesce(e.area, '') >= $2 AND coalesce(e.area, '') < $3
            ORDER BY s.employer_id, s.as_of"
        );
        let rows = fetch_all!(self, StaffRow, sql, i64::from(year), &first, &end)?;
        rows.into_iter().map(StaffFigures::try_from).collect()
    }
}

impl Transaction {
    /// Keeps figures that are new, as version 0, or that follow the version before. Says whether nobody was faster.
    pub async fn set_staff_figures(&mut self, one: &StaffFigures) -> Result<bool, StoreError> {
        let (by, at) = one.confirmed.clone().unzip();
        let done = execute!(
            self,
            "INSERT INTO employer_staff (employer_id, year, as_of, staff_total, staff_disabled, staff_disabled_severe,
                staff_dispatched, declared_by, declared_at, confirmed_by, confirmed_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (employer_id, year, as_of) DO UPDATE SET staff_total = excluded.staff_total,
            staff_disabled = excluded.staff_disabled, staff_disabled_severe = excluded.staff_disabled_severe,
            staff_dispatched = excluded.staff_dispatched, declared_by = excluded.declared_by,
            declared_at = excluded.declared_at, confirmed_by = excluded.confirmed_by,
            confirmed_at = excluded.confirmed_at, version = excluded.version
            WHERE employer_staff.version = excluded.version - 1",
            one.employer.0,
            i64::from(one.year),
            one.as_of,
            i64::from(one.count.total),
            i64::from(one.count.disabled),
            i64::from(one.count.severe),
            i64::from(one.count.dispatched),
            &one.declared_by,
            instant(one.declared_at),
            by,
            at.map(instant),
            i64::from(one.version),
        )?;
        Ok(done > 0)
    }
}

on_database! {
    find_staff_figures(employer: EmployerId, year: i32, as_of: NaiveDate) -> Option<StaffFigures>;
    list_staff_figures_of(employer: EmployerId) -> Vec<StaffFigures>;
    list_staff_figures(year: i32, area: Option<AreaCode>) -> Vec<StaffFigures>;
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    employer_id: Uuid,
    year: i64,
    as_of: NaiveDate,
    staff_total: i64,
    staff_disabled: i64,
    staff_disabled_severe: i64,
    staff_dispatched: i64,
    declared_by: String,
    declared_at: DateTime<Utc>,
    confirmed_by: Option<String>,
    confirmed_at: Option<DateTime<Utc>>,
    version: i64,
}

impl TryFrom<StaffRow> for StaffFigures {
    type Error = StoreError;
    fn try_from(row: StaffRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "employer_staff",
            id: row.employer_id,
        };
        let confirmed = match row.confirmed_by {
            None => None,
            Some(by) => Some((by, place.need("confirmed_at", row.confirmed_at)?)),
        };
        Ok(Self {
            employer: EmployerId(row.employer_id),
            year: place.number("year", row.year)?,
            as_of: row.as_of,
            count: StaffCount {
                total: place.number("staff_total", row.staff_total)?,
                disabled: place.number("staff_disabled", row.staff_disabled)?,
                severe: place.number("staff_disabled_severe", row.staff_disabled_severe)?,
                dispatched: place.number("staff_dispatched", row.staff_dispatched)?,
            },
            declared_by: row.declared_by,
            declared_at: row.declared_at,
            confirmed,
            version: place.number("version", row.version)?,
        })
    }
}
