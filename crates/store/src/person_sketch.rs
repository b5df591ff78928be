//! Table `person`, as much of it as lists need: nothing is unsealed for it.

use crate::row::{Place, codes_in};
use crate::{Connection, StoreError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::fit::Functions;
use domain::ids::{AccountId, PersonId};
use domain::person::{DueFacts, EmploymentStatus};
use domain::values::AreaCode;
use std::collections::HashSet;
use uuid::Uuid;

/// What lists narrow and sort by.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonSketch {
    /// Our id.
    pub id: PersonId,
    /// The number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where the person lives.
    pub living_area: AreaCode,
    /// What decides whether leads are owed.
    pub due: DueFacts,
    /// What the person does now.
    pub employment_status: Option<EmploymentStatus>,
    /// The six functions.
    pub functions: Functions,
    /// Who looks after the person.
    pub owner: Option<AccountId>,
}

macro_rules! select {
    ($from:literal) => {
        concat!(
            "SELECT p.id, p.no, p.name, p.living_area, p.birth, p.categories, p.work_capacity, p.work_willingness,
                p.consent, p.left_on, p.employment_status, p.functions, o.account_id AS owner ",
            $from
        )
    };
}

impl Connection {
    /// Everybody who lives in an area, in no particular order.
    pub async fn list_sketches(&mut self, area: Option<AreaCode>) -> Result<Vec<PersonSketch>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "FROM person AS p LEFT JOIN person_owner AS o ON o.person_id = p.id AND o.until IS NULL
            WHERE p.living_area >= $1 AND p.living_area < $2 AND p.merged_into IS NULL AND p.erased_on IS NULL"
        );
        let rows = fetch_all!(self, SketchRow, sql, &first, &end)?;
        rows.into_iter().map(PersonSketch::try_from).collect()
    }

    /// Everybody in an area whom an account looks after.
    pub async fn list_sketches_of_owner(
        &mut self,
        owner: AccountId,
        area: Option<AreaCode>,
    ) -> Result<Vec<PersonSketch>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "FROM person_owner AS o JOIN person AS p ON p.id = o.person_id
            WHERE o.account_id = $1 AND o.until IS NULL AND p.living_area >= $2 AND p.living_area < $3
                AND p.merged_into IS NULL"
        );
        let rows = fetch_all!(self, SketchRow, sql, owner.0, &first, &end)?;
        rows.into_iter().map(PersonSketch::try_from).collect()
    }

    /// The people with these ids.
    pub async fn list_sketches_with(&mut self, ids: &[PersonId]) -> Result<Vec<PersonSketch>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "{} WHERE p.id IN ({marks}) AND p.merged_into IS NULL AND p.erased_on IS NULL",
                select!(
                    "FROM person AS p LEFT JOIN person_owner AS o ON o.person_id = p.id AND o.until IS NULL"
                )
            )
        };
        let rows = fetch_in!(self, SketchRow, sql, ids);
        rows.into_iter().map(PersonSketch::try_from).collect()
    }

    /// Everybody in an area who was born in a year.
    pub async fn list_sketches_born_in(
        &mut self,
        year: i32,
        area: Option<AreaCode>,
    ) -> Result<Vec<PersonSketch>, StoreError> {
        let first_day = |year| NaiveDate::from_ymd_opt(year, 1, 1);
        let (Some(from), Some(until)) = (first_day(year), first_day(year + 1)) else {
            return Ok(Vec::new());
        };
        let (first, end) = codes_in(area);
        let sql = select!(
            "FROM person AS p LEFT JOIN person_owner AS o ON o.person_id = p.id AND o.until IS NULL
            WHERE p.birth >= $1 AND p.birth < $2 AND p.living_area >= $3 AND p.living_area < $4
                AND p.merged_into IS NULL AND p.erased_on IS NULL"
        );
        let rows = fetch_all!(self, SketchRow, sql, from, until, &first, &end)?;
        rows.into_iter().map(PersonSketch::try_from).collect()
    }

    /// Everybody in an area about whom something was written, or to whom something was brought, since an instant.
    pub async fn list_people_touched_since(
        &mut self,
        since: DateTime<Utc>,
        area: Option<AreaCode>,
    ) -> Result<HashSet<PersonId>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT l.person_id FROM lead AS l JOIN person AS p ON p.id = l.person_id
                WHERE l.delivered_at >= $1 AND p.living_area >= $2 AND p.living_area < $3
            UNION SELECT c.noun_id FROM field_change AS c JOIN person AS p ON p.id = c.noun_id
                WHERE c.noun = 'person' AND c.at >= $1 AND p.living_area >= $2 AND p.living_area < $3";
        let rows = fetch_all!(self, (Uuid,), sql, since, &first, &end)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

on_database! {
    list_sketches(area: Option<AreaCode>) -> Vec<PersonSketch>;
    list_sketches_of_owner(owner: AccountId, area: Option<AreaCode>) -> Vec<PersonSketch>;
    list_sketches_with(ids: &[PersonId]) -> Vec<PersonSketch>;
    list_sketches_born_in(year: i32, area: Option<AreaCode>) -> Vec<PersonSketch>;
    list_people_touched_since(since: DateTime<Utc>, area: Option<AreaCode>) -> HashSet<PersonId>;
}

#[derive(sqlx::FromRow)]
struct SketchRow {
    id: Uuid,
    no: String,
    name: String,
    living_area: String,
    birth: Option<NaiveDate>,
    categories: String,
    work_capacity: Option<bool>,
    work_willingness: Option<bool>,
    consent: String,
    left_on: Option<NaiveDate>,
    employment_status: Option<String>,
    functions: String,
    owner: Option<Uuid>,
}

impl TryFrom<SketchRow> for PersonSketch {
    type Error = StoreError;
    fn try_from(row: SketchRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person",
            id: row.id,
        };
        Ok(Self {
            id: PersonId(row.id),
            no: row.no,
            name: row.name,
            living_area: place.parse("living_area", &row.living_area)?,
            due: DueFacts {
                categories: place.categories("categories", &row.categories)?,
                birth: place.need("birth", row.birth)?,
                work_capacity: row.work_capacity,
                work_willingness: row.work_willingness,
                consent: place.parse("consent", &row.consent)?,
                left_on: row.left_on,
            },
            employment_status: place.parse_option("employment_status", row.employment_status)?,
            functions: place.functions("functions", &row.functions)?,
            owner: row.owner.map(AccountId),
        })
    }
}
