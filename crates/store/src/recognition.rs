//! Tables `recognition` and `recognition_entry`: applications and their trails.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, RecognitionId};
use domain::person::{Category, CategorySet};
use domain::recognition::{Entry, Recognition, Stage, State};
use domain::values::AreaCode;
use serde::Serialize;
use uuid::Uuid;

/// Which applications are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct RecognitionQuery {
    /// In this area alone.
    pub area: Option<AreaCode>,
    /// In these stages alone; none = whatever the stage.
    pub stages: &'static [Stage],
    /// Of these categories alone; none = whatever the category.
    pub categories: CategorySet,
    /// Of people who hold this category, or apply for it, alone.
    pub only: Option<Category>,
    /// Due before this day and still under way alone.
    pub due_before: Option<NaiveDate>,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT r.id, r.person_id, r.category, r.area, r.claim, r.paper, r.entered_by, r.applied_on, r.version,
                r.stage, r.facts, r.due_on FROM recognition r ",
            $tail
        )
    };
}

/// `$1`–`$6`: first and last code, stages, categories, only, due before; empty texts ask for everything. Lists of codes
/// are texts with a comma before and after each.
macro_rules! narrowed {
    ($head:literal, $tail:literal) => {
        concat!(
            $head,
            " WHERE r.area >= $1 AND r.area < $2 AND ($3 = '' OR $3 LIKE '%,' || r.stage || ',%')
                AND ($4 = '' OR $4 LIKE '%,' || r.category || ',%')
                AND ($5 = '' OR r.category = $5 OR EXISTS (SELECT 1 FROM person_category c
                    WHERE c.person_id = r.person_id AND c.category = $5))
                AND ($6 = '9999-12-31' OR r.due_on < $6 AND r.stage IN ('village_review', 'investigating',
                    'town_review', 'department_review', 'county_decision', 'appealed')) ",
            $tail
        )
    };
}

struct Marks {
    area: (String, String),
    stages: String,
    categories: String,
    only: &'static str,
    due: NaiveDate,
}

impl From<RecognitionQuery> for Marks {
    fn from(query: RecognitionQuery) -> Self {
        let never = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
        Self {
            area: codes_in(query.area),
            stages: commas(query.stages.iter().map(|stage| stage.code())),
            categories: commas(query.categories.iter().map(Category::code)),
            only: query.only.map_or("", Category::code),
            due: query.due_before.unwrap_or(never),
        }
    }
}

impl Connection {
    /// The application with this id.
    pub async fn find_recognition(&mut self, id: RecognitionId) -> Result<Option<Recognition>, StoreError> {
        let row = fetch_optional!(self, RecognitionRow, select!("WHERE r.id = $1"), id.0)?;
        row.map(Recognition::try_from).transpose()
    }

    /// Every application of a person, latest first.
    pub async fn list_recognitions_of(&mut self, person: PersonId) -> Result<Vec<Recognition>, StoreError> {
        let sql = select!("WHERE r.person_id = $1 ORDER BY r.applied_on DESC, r.id DESC");
        let rows = fetch_all!(self, RecognitionRow, sql, person.0)?;
        rows.into_iter().map(Recognition::try_from).collect()
    }

    /// A page of applications, oldest first.
    pub async fn list_recognitions(
        &mut self,
        query: RecognitionQuery,
        limit: u32,
        offset: u64,
    ) -> Result<Vec<Recognition>, StoreError> {
        let marks = Marks::from(query);
        let sql = narrowed!(
            "SELECT r.id, r.person_id, r.category, r.area, r.claim, r.paper, r.entered_by, r.applied_on, r.version,
                r.stage, r.facts, r.due_on FROM recognition r",
            "ORDER BY r.applied_on, r.id LIMIT $7 OFFSET $8"
        );
        let rows = fetch_all!(
            self,
            RecognitionRow,
            sql,
            &marks.area.0,
            &marks.area.1,
            &marks.stages,
            &marks.categories,
            marks.only,
            marks.due,
            i64::from(limit),
            offset as i64,
        )?;
        rows.into_iter().map(Recognition::try_from).collect()
    }

    /// How many applications stand in each stage.
    pub async fn count_recognitions(
        &mut self,
        query: RecognitionQuery,
    ) -> Result<Vec<(Stage, u32)>, StoreError> {
        let marks = Marks::from(query);
        let sql = narrowed!(
            "SELECT r.stage, COUNT(*) FROM recognition r",
            "GROUP BY r.stage ORDER BY r.stage"
        );
        let rows = fetch_all!(
            self,
            (String, i64),
            sql,
            &marks.area.0,
            &marks.area.1,
            &marks.stages,
            &marks.categories,
            marks.only,
            marks.due,
        )?;
        let place = Place {
            table: "recognition",
            id: "count",
        };
        let count = |(stage, count): (String, i64)| {
            Ok((place.parse("stage", &stage)?, place.number("stage", count)?))
        };
        rows.into_iter().map(count).collect()
    }

    /// The trail of an application, first step first.
    pub async fn list_recognition_entries(&mut self, id: RecognitionId) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT recognition_id, version, at, actor, role, deed, from_stage, to_stage, reason, proof
            FROM recognition_entry WHERE recognition_id = $1 ORDER BY version";
        let rows = fetch_all!(self, EntryRow, sql, id.0)?;
        rows.into_iter().map(Entry::try_from).collect()
    }
}

impl Transaction {
    /// Adds an application.
    pub async fn add_recognition(&mut self, recognition: &Recognition) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO recognition (id, person_id, category, area, claim, paper, entered_by, applied_on, version,
                stage, facts, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            recognition.id.0,
            recognition.person.0,
            recognition.category.code(),
            recognition.area.to_string(),
            json(&recognition.claim),
            json(&recognition.paper),
            &recognition.entered_by,
            recognition.applied_on,
            i64::from(recognition.version),
            recognition.state.stage().code(),
            json(&recognition.state),
            recognition.due_on,
        )?;
        Ok(())
    }

    /// Moves an application from the version before; says whether nobody else had moved it. What is stated and its
    /// paper are written too: a returned application comes back corrected.
    pub async fn move_recognition(&mut self, moved: &Recognition) -> Result<bool, StoreError> {
        let changed = execute!(
            self,
            "UPDATE recognition SET claim = $3, paper = $4, version = version + 1, stage = $5, facts = $6, due_on = $7
                WHERE id = $1 AND version = $2",
            moved.id.0,
            i64::from(moved.version) - 1,
            json(&moved.claim),
            json(&moved.paper),
            moved.state.stage().code(),
            json(&moved.state),
            moved.due_on,
        )?;
        Ok(changed > 0)
    }

    /// Adds a step to the trail.
    pub async fn add_recognition_entry(&mut self, entry: &Entry) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO recognition_entry (recognition_id, version, at, actor, role, deed, from_stage, to_stage,
                reason, proof) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            entry.recognition.0,
            i64::from(entry.version),
            instant(entry.at),
            &entry.actor,
            entry.role.map(domain::actor::Role::code),
            entry.deed.code(),
            entry.from.map(Stage::code),
            entry.to.code(),
            &entry.reason,
            json(&entry.proof),
        )?;
        Ok(())
    }
}

on_database! {
    find_recognition(id: RecognitionId) -> Option<Recognition>;
    list_recognitions_of(person: PersonId) -> Vec<Recognition>;
    list_recognitions(query: RecognitionQuery, limit: u32, offset: u64) -> Vec<Recognition>;
    count_recognitions(query: RecognitionQuery) -> Vec<(Stage, u32)>;
    list_recognition_entries(id: RecognitionId) -> Vec<Entry>;
}

fn commas(codes: impl Iterator<Item = &'static str>) -> String {
    let list: Vec<&str> = codes.collect();
    if list.is_empty() {
        return String::new();
    }
    format!(",{},", list.join(","))
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(sqlx::FromRow)]
struct RecognitionRow {
    id: Uuid,
    person_id: Uuid,
    category: String,
    area: String,
    claim: String,
    paper: String,
    entered_by: String,
    applied_on: NaiveDate,
    version: i64,
    stage: String,
    facts: String,
    due_on: Option<NaiveDate>,
}

impl TryFrom<RecognitionRow> for Recognition {
    type Error = StoreError;
    fn try_from(row: RecognitionRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "recognition",
            id: row.id,
        };
        let state: State = place.at("facts", serde_json::from_str(&row.facts))?;
        if state.stage().code() != row.stage {
            return place.at("stage", Err(()));
        }
        Ok(Self {
            id: RecognitionId(row.id),
            person: PersonId(row.person_id),
            category: place.parse("category", &row.category)?,
            area: place.parse("area", &row.area)?,
            claim: place.at("claim", serde_json::from_str(&row.claim))?,
            paper: place.at("paper", serde_json::from_str(&row.paper))?,
            entered_by: row.entered_by,
            applied_on: row.applied_on,
            version: place.number("version", row.version)?,
            due_on: row.due_on,
            state,
        })
    }
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    recognition_id: Uuid,
    version: i64,
    at: DateTime<Utc>,
    actor: String,
    role: Option<String>,
    deed: String,
    from_stage: Option<String>,
    to_stage: String,
    reason: String,
    proof: String,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;
    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "recognition_entry",
            id: row.recognition_id,
        };
        Ok(Self {
            recognition: RecognitionId(row.recognition_id),
            version: place.number("version", row.version)?,
            at: row.at,
            actor: row.actor,
            role: place.parse_option("role", row.role)?,
            deed: place.parse("deed", &row.deed)?,
            from: place.parse_option("from_stage", row.from_stage)?,
            to: place.parse("to_stage", &row.to_stage)?,
            reason: row.reason,
            proof: place.at("proof", serde_json::from_str(&row.proof))?,
        })
    }
}
