//! Table `vacancy`.

use crate::row::{self, Imported};
use crate::vacancy_row::VacancyRow;
use crate::{Connection, StoreError, Transaction};
use chrono::{Days, NaiveDate};
use domain::ids::{EmployerId, VacancyId};
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::{AreaCode, Education};
use uuid::Uuid;

/// What an import needs to know of a vacancy that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VacancyKey {
    /// Our id.
    pub id: VacancyId,
    /// The number outside.
    pub no: String,
    /// Fingerprint of the row it came from.
    pub content_hash: u64,
}

macro_rules! columns {
    () => {
        "id, no, employer_id, employer_name, title, occupation, kind, headcount, filled, wage_low, wage_high, wage_unit,
            wage_text, area, address, lon, lat, education, education_required, experience, age_min, age_max, demands,
            home_based, lodging, meals, transport, insured, night, no_reading, contract_months, reserved_for, licences,
            open_from, open_to, touched, description, tags, trades, unlawful, state, phone, source"
    };
}

macro_rules! select {
    ($tail:expr) => {
        concat!("SELECT ", columns!(), " FROM vacancy ", $tail)
    };
}

/// Open on the day `$1`; without closing date when touched on `$2` or later. The employer is not on the blacklist.
macro_rules! open {
    () => {
        "state = 'open' AND open_from <= $1
            AND (open_to >= $1 OR open_to IS NULL AND touched >= $2)
            AND filled < CASE WHEN headcount IS NULL OR headcount < 1 THEN 1 ELSE headcount END
            AND employer_id NOT IN (SELECT id FROM employer WHERE blacklisted = TRUE)"
    };
}

/// Held in the areas from `$1` to before `$2`, or from another region where `$4`; not over on `$3`, and of no posting.
macro_rules! held {
    () => {
        "WHERE state = 'held' AND (open_to IS NULL OR open_to >= $3)
            AND (area >= $1 AND area < $2 OR $4 AND id IN (SELECT vacancy_id FROM vacancy_origin))
            AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.vacancy_id = vacancy.id)"
    };
}

impl Connection {
    /// The vacancy with this id.
    pub async fn find_vacancy(&mut self, id: VacancyId) -> Result<Option<Vacancy>, StoreError> {
        let row = fetch_optional!(self, VacancyRow, select!("WHERE id = $1"), id.0)?;
        row.map(Vacancy::try_from).transpose()
    }

    /// The vacancy with this number outside.
    pub async fn find_vacancy_by_no(&mut self, no: &str) -> Result<Option<Vacancy>, StoreError> {
        let row = fetch_optional!(self, VacancyRow, select!("WHERE no = $1"), no)?;
        row.map(Vacancy::try_from).transpose()
    }

    /// The vacancies with these ids, in no particular order; unknown ids are left out.
    pub async fn list_vacancies(&mut self, ids: &[VacancyId]) -> Result<Vec<Vacancy>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!("SELECT ", columns!(), " FROM vacancy WHERE id IN ({})"),
                marks
            )
        };
        let rows = fetch_in!(self, VacancyRow, sql, ids);
        rows.into_iter().map(Vacancy::try_from).collect()
    }

    /// Vacancies that can be shown and matched on a day, by id: those of [`Vacancy::is_open_on`], without employers on
    /// the blacklist.
    pub async fn list_open_vacancies(
        &mut self,
        day: NaiveDate,
        fresh_days: u32,
    ) -> Result<Vec<Vacancy>, StoreError> {
        let sql = select!(concat!("WHERE ", open!(), " ORDER BY id"));
        let rows = fetch_all!(self, VacancyRow, sql, day, touched_since(day, fresh_days))?;
        rows.into_iter().map(Vacancy::try_from).collect()
    }

    /// The ids of [`Connection::list_open_vacancies`], without reading the records.
    pub async fn list_open_vacancy_ids(
        &mut self,
        day: NaiveDate,
        fresh_days: u32,
    ) -> Result<Vec<VacancyId>, StoreError> {
        let sql = concat!("SELECT id FROM vacancy WHERE ", open!(), " ORDER BY id");
        let rows = fetch_all!(self, (Uuid,), sql, day, touched_since(day, fresh_days))?;
        Ok(rows.into_iter().map(|(id,)| VacancyId(id)).collect())
    }

    /// How many of [`Connection::list_open_vacancies`] lie in an area, and how many openings they have.
    pub async fn count_open_vacancies_in(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
        fresh_days: u32,
    ) -> Result<(u64, u64), StoreError> {
        let (first, end) = row::codes_in(area);
        let sql = concat!(
            "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN headcount IS NULL OR headcount < 1 THEN 1 ELSE headcount END
                - filled), 0) AS BIGINT) FROM vacancy WHERE ",
            open!(),
            " AND area >= $3 AND area < $4"
        );
        let since = touched_since(day, fresh_days);
        let row = fetch_optional!(self, (i64, i64), sql, day, since, &first, &end)?;
        let (vacancies, openings) = row.unwrap_or_default();
        Ok((
            u64::try_from(vacancies).unwrap_or(0),
            u64::try_from(openings).unwrap_or(0),
        ))
    }

    /// The vacancies of an employer, the newest first.
    pub async fn list_vacancies_of(
        &mut self,
        employer: EmployerId,
        limit: u32,
    ) -> Result<Vec<Vacancy>, StoreError> {
        let sql = select!("WHERE employer_id = $1 ORDER BY open_from DESC, id DESC LIMIT $2");
        let rows = fetch_all!(self, VacancyRow, sql, employer.0, i64::from(limit))?;
        rows.into_iter().map(Vacancy::try_from).collect()
    }

    /// Vacancies of an area that are held and that no employer posted here: of files, and, where `packed`, all that came from
    /// other regions. The newest first, without those whose last day has passed.
    pub async fn list_held_vacancies(
        &mut self,
        (area, packed): (Option<AreaCode>, bool),
        today: NaiveDate,
        limit: u32,
    ) -> Result<Vec<Vacancy>, StoreError> {
        let (first, end) = row::codes_in(area);
        let sql = select!(concat!(held!(), " ORDER BY open_from DESC, id DESC LIMIT $5"));
        let rows = fetch_all!(
            self,
            VacancyRow,
            sql,
            &first,
            &end,
            today,
            packed,
            i64::from(limit)
        )?;
        rows.into_iter().map(Vacancy::try_from).collect()
    }

    /// How many of [`Connection::list_held_vacancies`] there are.
    pub async fn count_held_vacancies(
        &mut self,
        (area, packed): (Option<AreaCode>, bool),
        today: NaiveDate,
    ) -> Result<u64, StoreError> {
        let (first, end) = row::codes_in(area);
        let sql = concat!("SELECT COUNT(*) FROM vacancy ", held!());
        let row = fetch_optional!(self, (i64,), sql, &first, &end, today, packed)?;
        Ok(row.map_or(0, |(count,)| u64::try_from(count).unwrap_or(0)))
    }

    /// Open vacancies of employers who may sign in that nobody has touched since a day, or whose last day has passed, by id.
    pub async fn list_ageing_vacancies(
        &mut self,
        touched_until: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<Vacancy>, StoreError> {
        let sql = select!(
            "WHERE state = 'open' AND (open_to IS NULL AND touched <= $1 OR open_to < $2)
            AND employer_id IN (SELECT employer_id FROM employer_account WHERE state = 'confirmed') ORDER BY id"
        );
        let rows = fetch_all!(self, VacancyRow, sql, touched_until, today)?;
        rows.into_iter().map(Vacancy::try_from).collect()
    }

    /// The next vacancies by id, for walking through all of them in portions.
    pub async fn list_vacancies_after(
        &mut self,
        after: Option<VacancyId>,
        limit: u32,
    ) -> Result<Vec<Vacancy>, StoreError> {
        let after = after.map_or(Uuid::nil(), |id| id.0);
        let sql = select!("WHERE id > $1 ORDER BY id LIMIT $2");
        let rows = fetch_all!(self, VacancyRow, sql, after, i64::from(limit))?;
        rows.into_iter().map(Vacancy::try_from).collect()
    }

    /// What an import needs to know of all vacancies.
    pub async fn list_vacancy_keys(&mut self) -> Result<Vec<VacancyKey>, StoreError> {
        let rows = fetch_all!(
            self,
            (Uuid, String, i64),
            "SELECT id, no, content_hash FROM vacancy"
        )?;
        Ok(rows.into_iter().map(key).collect())
    }

    /// How many vacancies there are, in whatever state.
    pub async fn count_vacancies(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM vacancy")?)
    }
}

impl Transaction {
    /// Adds vacancies. A number that is there already is a violation of `vacancy_no_key`.
    pub async fn add_vacancies(&mut self, vacancies: &[Imported<Vacancy>]) -> Result<u64, StoreError> {
        self.put_vacancies(vacancies, "").await
    }

    /// Adds vacancies, or replaces those that are there by id.
    pub async fn set_vacancies(&mut self, vacancies: &[Imported<Vacancy>]) -> Result<u64, StoreError> {
        self.put_vacancies(vacancies, REPLACE).await
    }

    /// Moves a vacancy on, unless it is no longer in state `from`. Says whether it was.
    pub async fn set_vacancy_state(
        &mut self,
        id: VacancyId,
        from: VacancyState,
        to: VacancyState,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE vacancy SET state = $3 WHERE id = $1 AND state = $2";
        Ok(execute!(self, sql, id.0, from.code(), to.code())? > 0)
    }

    /// Says on a day that a vacancy still stands; its last day may change. Says whether there is such a vacancy.
    pub async fn set_vacancy_touched(
        &mut self,
        id: VacancyId,
        touched: NaiveDate,
        open_to: Option<NaiveDate>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE vacancy SET touched = $2, open_to = $3 WHERE id = $1";
        Ok(execute!(self, sql, id.0, touched, open_to)? > 0)
    }

    /// Sets how many openings are taken. Says whether there is such a vacancy.
    pub async fn set_vacancy_filled(&mut self, id: VacancyId, filled: u32) -> Result<bool, StoreError> {
        let sql = "UPDATE vacancy SET filled = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, i64::from(filled))? > 0)
    }

    async fn put_vacancies(
        &mut self,
        vacancies: &[Imported<Vacancy>],
        tail: &'static str,
    ) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            concat!("INSERT INTO vacancy (", columns!(), ", content_hash)"),
            vacancies,
            |vacancy| [
                vacancy.record.id.0,
                &vacancy.record.no,
                vacancy.record.employer.0,
                &vacancy.record.employer_name,
                &vacancy.record.title,
                &vacancy.record.occupation,
                vacancy.record.kind.code(),
                vacancy.record.headcount.map(i64::from),
                i64::from(vacancy.record.filled),
                vacancy.record.wage.low.map(|fen| fen.0),
                vacancy.record.wage.high.map(|fen| fen.0),
                vacancy.record.wage.unit.code(),
                &vacancy.record.wage_text,
                vacancy.record.area.to_string(),
                &vacancy.record.address,
                vacancy.record.point.map(|point| point.lon),
                vacancy.record.point.map(|point| point.lat),
                vacancy.record.education.map(Education::code),
                vacancy.record.education_required,
                &vacancy.record.experience,
                vacancy.record.age_min.map(i64::from),
                vacancy.record.age_max.map(i64::from),
                row::functions(vacancy.record.demands),
                vacancy.record.conditions.home_based,
                vacancy.record.conditions.lodging,
                vacancy.record.conditions.meals,
                vacancy.record.conditions.transport,
                vacancy.record.conditions.insured,
                vacancy.record.night,
                vacancy.record.no_reading,
                vacancy.record.contract_months.map(i64::from),
                row::categories(vacancy.record.reserved_for),
                row::list(&vacancy.record.licences),
                vacancy.record.open_from,
                vacancy.record.open_to,
                vacancy.record.touched,
                &vacancy.record.description,
                row::list(&vacancy.record.tags),
                row::trades(vacancy.record.trades),
                row::list(&vacancy.record.unlawful),
                vacancy.record.state.code(),
                &vacancy.record.phone,
                &vacancy.record.source,
                vacancy.hash(),
            ],
            tail,
        ))
    }
}

on_database! {
    find_vacancy(id: VacancyId) -> Option<Vacancy>;
    find_vacancy_by_no(no: &str) -> Option<Vacancy>;
    list_vacancies(ids: &[VacancyId]) -> Vec<Vacancy>;
    list_open_vacancies(day: NaiveDate, fresh_days: u32) -> Vec<Vacancy>;
    list_open_vacancy_ids(day: NaiveDate, fresh_days: u32) -> Vec<VacancyId>;
    list_vacancies_of(employer: EmployerId, limit: u32) -> Vec<Vacancy>;
    list_held_vacancies(of: (Option<AreaCode>, bool), today: NaiveDate, limit: u32) -> Vec<Vacancy>;
    count_held_vacancies(of: (Option<AreaCode>, bool), today: NaiveDate) -> u64;
    list_ageing_vacancies(touched_until: NaiveDate, today: NaiveDate) -> Vec<Vacancy>;
    list_vacancies_after(after: Option<VacancyId>, limit: u32) -> Vec<Vacancy>;
    list_vacancy_keys() -> Vec<VacancyKey>;
    count_vacancies() -> u64;
}

/// The first day whose touch keeps a vacancy without closing date open.
fn touched_since(day: NaiveDate, fresh_days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(fresh_days)))
        .unwrap_or(NaiveDate::MIN)
}

fn key((id, no, hash): (Uuid, String, i64)) -> VacancyKey {
    VacancyKey {
        id: VacancyId(id),
        no,
        content_hash: hash as u64,
    }
}

const REPLACE: &str = "ON CONFLICT (id) DO UPDATE SET no = excluded.no, employer_id = excluded.employer_id,
    employer_name = excluded.employer_name, title = excluded.title, occupation = excluded.occupation,
    kind = excluded.kind, headcount = excluded.headcount, filled = excluded.filled, wage_low = excluded.wage_low,
    wage_high = excluded.wage_high, wage_unit = excluded.wage_unit, wage_text = excluded.wage_text,
    area = excluded.area, address = excluded.address, lon = excluded.lon, lat = excluded.lat,
    education = excluded.education, education_required = excluded.education_required,
    experience = excluded.experience, age_min = excluded.age_min, age_max = excluded.age_max,
    demands = excluded.demands, home_based = excluded.home_based, lodging = excluded.lodging, meals = excluded.meals,
    transport = excluded.transport, insured = excluded.insured, night = excluded.night,
    no_reading = excluded.no_reading, contract_months = excluded.contract_months,
    reserved_for = excluded.reserved_for, licences = excluded.licences, open_from = excluded.open_from,
    open_to = excluded.open_to, touched = excluded.touched, description = excluded.description, tags = excluded.tags,
    trades = excluded.trades, unlawful = excluded.unlawful, state = excluded.state, phone = excluded.phone,
    source = excluded.source, content_hash = excluded.content_hash";
