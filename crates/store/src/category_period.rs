//! Table `category_period`: since when, until when and on whose word somebody belongs to a group.

use crate::row::{Place, codes_in};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::category::CategoryPeriod;
use domain::ids::{PersonId, RecognitionId};
use domain::person::Category;
use domain::values::AreaCode;
use uuid::Uuid;

const COLUMNS: &str = "person_id, category, valid_from, valid_to, source, document, recognised_by,
    recognition_id, recorded_on";

const UNLESS_VOID: &str =
    "ON CONFLICT (person_id, category, valid_from) DO UPDATE SET valid_to = excluded.valid_to,
    source = excluded.source, document = excluded.document, recognised_by = excluded.recognised_by,
    recognition_id = excluded.recognition_id, recorded_on = excluded.recorded_on
    WHERE category_period.valid_to < category_period.valid_from";

impl Connection {
    /// Every spell of a person, ended ones too, latest first.
    pub async fn list_category_periods(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<CategoryPeriod>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM category_period WHERE person_id = $1 ORDER BY valid_from DESC, category"
        );
        let rows = fetch_all!(self, CategoryPeriodRow, &sql, person.0)?;
        rows.into_iter().map(CategoryPeriod::try_from).collect()
    }

    /// Every spell of these people, in no particular order.
    pub async fn list_category_periods_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<CategoryPeriod>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| format!("SELECT {COLUMNS} FROM category_period WHERE person_id IN ({marks})");
        let rows = fetch_in!(self, CategoryPeriodRow, sql, ids);
        rows.into_iter().map(CategoryPeriod::try_from).collect()
    }

    /// Spells that hold on a day and end by another, of people who live in an area; those that end first, first.
    pub async fn list_category_periods_ending(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
        last: NaiveDate,
        limit: u32,
    ) -> Result<Vec<CategoryPeriod>, StoreError> {
        let (first, end) = codes_in(area);
        let columns = COLUMNS.replace("person_id", "p.id AS person_id");
        let sql = format!(
            "SELECT {columns} FROM category_period c JOIN person p ON p.id = c.person_id
                WHERE c.valid_to >= $1 AND c.valid_to <= $2 AND c.valid_from <= $1
                    AND p.living_area >= $3 AND p.living_area < $4
                ORDER BY c.valid_to, p.id, c.category LIMIT $5"
        );
        let limit = i64::from(limit);
        let rows = fetch_all!(self, CategoryPeriodRow, &sql, day, last, &first, &end, limit)?;
        rows.into_iter().map(CategoryPeriod::try_from).collect()
    }

    /// People whose groups on their file are not those of a day: a spell has ended, or one that was written down
    /// ahead has begun.
    pub async fn list_people_with_due_periods(
        &mut self,
        day: NaiveDate,
        limit: u32,
    ) -> Result<Vec<PersonId>, StoreError> {
        const SQL: &str = "SELECT c.person_id FROM category_period c
                JOIN person p ON p.id = c.person_id AND p.erased_on IS NULL
                JOIN person_category h ON h.person_id = c.person_id AND h.category = c.category
                WHERE c.valid_to < $1 AND NOT EXISTS (
                    SELECT 1 FROM category_period o WHERE o.person_id = c.person_id AND o.category = c.category
                        AND o.valid_from <= $1 AND (o.valid_to IS NULL OR o.valid_to >= $1))
            UNION SELECT c.person_id FROM category_period c
                WHERE c.valid_from > c.recorded_on AND c.valid_from <= $1
                    AND (c.valid_to IS NULL OR c.valid_to >= $1) AND NOT EXISTS (
                    SELECT 1 FROM person_category h WHERE h.person_id = c.person_id AND h.category = c.category)
            LIMIT $2";
        let rows = fetch_all!(self, (Uuid,), SQL, day, i64::from(limit))?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// Begins a spell. Another of the same group that begins on the same day is a violation of `category_period_pkey`,
    /// unless it never held: then it is replaced.
    pub async fn add_category_period(&mut self, period: &CategoryPeriod) -> Result<(), StoreError> {
        self.add_category_periods(std::slice::from_ref(period)).await
    }

    /// Begins several.
    pub async fn add_category_periods(&mut self, periods: &[CategoryPeriod]) -> Result<(), StoreError> {
        let written = insert_all!(
            self,
            "INSERT INTO category_period (person_id, category, valid_from, valid_to, source, document,
                recognised_by, recognition_id, recorded_on)",
            periods,
            |period| [
                period.person.0,
                period.category.code(),
                period.valid_from,
                period.valid_to,
                period.source.code(),
                &period.document,
                &period.recognised_by,
                period.recognition.map(|id| id.0),
                period.recorded_on,
            ],
            UNLESS_VOID,
        );
        if written == periods.len() as u64 {
            return Ok(());
        }
        Err(StoreError::UniqueViolation {
            constraint: "category_period_pkey".to_owned(),
        })
    }

    /// Ends the spells of a person in a group that would hold after a day: `last` is their last day. Says whether there
    /// was one.
    pub async fn end_category_period(
        &mut self,
        person: PersonId,
        category: Category,
        last: NaiveDate,
    ) -> Result<bool, StoreError> {
        let ended = execute!(
            self,
            "UPDATE category_period SET valid_to = $3
                WHERE person_id = $1 AND category = $2 AND (valid_to IS NULL OR valid_to > $3)",
            person.0,
            category.code(),
            last,
        )?;
        Ok(ended > 0)
    }

    /// Ends the one spell of a person in a group that began on a day. Says whether it held after `last`.
    pub async fn end_category_spell(
        &mut self,
        spell: &CategoryPeriod,
        last: NaiveDate,
    ) -> Result<bool, StoreError> {
        let ended = execute!(
            self,
            "UPDATE category_period SET valid_to = $4 WHERE person_id = $1 AND category = $2 AND valid_from = $3
                AND (valid_to IS NULL OR valid_to > $4)",
            spell.person.0,
            spell.category.code(),
            spell.valid_from,
            last,
        )?;
        Ok(ended > 0)
    }
}

on_database! {
    list_category_periods(person: PersonId) -> Vec<CategoryPeriod>;
    list_category_periods_of(people: &[PersonId]) -> Vec<CategoryPeriod>;
    list_category_periods_ending(area: Option<AreaCode>, day: NaiveDate, last: NaiveDate, limit: u32)
        -> Vec<CategoryPeriod>;
    list_people_with_due_periods(day: NaiveDate, limit: u32) -> Vec<PersonId>;
}

#[derive(sqlx::FromRow)]
struct CategoryPeriodRow {
    person_id: Uuid,
    category: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    source: String,
    document: String,
    recognised_by: String,
    recognition_id: Option<Uuid>,
    recorded_on: NaiveDate,
}

impl TryFrom<CategoryPeriodRow> for CategoryPeriod {
    type Error = StoreError;
    fn try_from(row: CategoryPeriodRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "category_period",
            id: row.person_id,
        };
        Ok(Self {
            person: PersonId(row.person_id),
            category: place.parse("category", &row.category)?,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            source: place.parse("source", &row.source)?,
            document: row.document,
            recognised_by: row.recognised_by,
            recognition: row.recognition_id.map(RecognitionId),
            recorded_on: row.recorded_on,
        })
    }
}
