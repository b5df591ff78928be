//! Tables `day_job`, when one works at a vacancy of some days, and `employer_licence`, of who seeks people for others.

use crate::row::codes_in;
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::day_job::{DayJob, WorkDays};
use domain::ids::{EmployerId, VacancyId};
use domain::posting::AgencyLicence;
use domain::values::AreaCode;
use uuid::Uuid;

impl Connection {
    /// The days of a vacancy.
    pub async fn find_day_job(&mut self, vacancy: VacancyId) -> Result<Option<WorkDays>, StoreError> {
        let sql = "SELECT vacancy_id, work_from, work_to, hours, meeting FROM day_job WHERE vacancy_id = $1";
        let row = fetch_optional!(self, DayRow, sql, vacancy.0)?;
        Ok(row.map(|row| DayJob::from(row).days))
    }

    /// Vacancies of some days in an area with a day left on or after one, the earliest first. Whether they are open the
    /// vacancy says.
    pub async fn list_day_jobs(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
        limit: u32,
    ) -> Result<Vec<DayJob>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT d.vacancy_id, d.work_from, d.work_to, d.hours, d.meeting FROM day_job AS d
            JOIN vacancy AS v ON v.id = d.vacancy_id
            WHERE v.area >= $1 AND v.area < $2 AND v.state = 'open' AND d.work_to >= $3
            ORDER BY d.work_from, d.vacancy_id LIMIT $4";
        let rows = fetch_all!(self, DayRow, sql, &first, &end, day, i64::from(limit))?;
        Ok(rows.into_iter().map(DayJob::from).collect())
    }

    /// The licence of an employer.
    pub async fn find_employer_licence(
        &mut self,
        employer: EmployerId,
    ) -> Result<Option<AgencyLicence>, StoreError> {
        let sql = "SELECT no, valid_until FROM employer_licence WHERE employer_id = $1";
        let row = fetch_optional!(self, (String, NaiveDate), sql, employer.0)?;
        Ok(row.map(|(no, until)| AgencyLicence { no, until }))
    }
}

impl Transaction {
    /// Says on which days one works at a vacancy, or that it is no work of some days.
    pub async fn set_day_job(
        &mut self,
        vacancy: VacancyId,
        days: Option<&WorkDays>,
    ) -> Result<(), StoreError> {
        let Some(days) = days else {
            execute!(self, "DELETE FROM day_job WHERE vacancy_id = $1", vacancy.0)?;
            return Ok(());
        };
        let sql =
            "INSERT INTO day_job (vacancy_id, work_from, work_to, hours, meeting) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (vacancy_id) DO UPDATE SET work_from = excluded.work_from, work_to = excluded.work_to,
                hours = excluded.hours, meeting = excluded.meeting";
        execute!(
            self,
            sql,
            vacancy.0,
            days.from,
            days.to,
            &days.hours,
            &days.meeting
        )?;
        Ok(())
    }

    /// Keeps the licence of an employer.
    pub async fn set_employer_licence(
        &mut self,
        employer: EmployerId,
        licence: &AgencyLicence,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO employer_licence (employer_id, no, valid_until) VALUES ($1, $2, $3)
            ON CONFLICT (employer_id) DO UPDATE SET no = excluded.no, valid_until = excluded.valid_until";
        execute!(self, sql, employer.0, &licence.no, licence.until)?;
        Ok(())
    }
}

on_database! {
    find_day_job(vacancy: VacancyId) -> Option<WorkDays>;
    list_day_jobs(area: Option<AreaCode>, day: NaiveDate, limit: u32) -> Vec<DayJob>;
    find_employer_licence(employer: EmployerId) -> Option<AgencyLicence>;
}

#[derive(sqlx::FromRow)]
struct DayRow {
    vacancy_id: Uuid,
    work_from: NaiveDate,
    work_to: NaiveDate,
    hours: String,
    meeting: String,
}

impl From<DayRow> for DayJob {
    fn from(row: DayRow) -> Self {
        Self {
            vacancy: VacancyId(row.vacancy_id),
            days: WorkDays {
                from: row.work_from,
                to: row.work_to,
                hours: row.hours,
                meeting: row.meeting,
            },
        }
    }
}
