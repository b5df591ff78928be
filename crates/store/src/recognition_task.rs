//! Tables `recognition_task` and `account_person`: what staff are told, and who of them is on the register.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, PersonId, RecognitionId, RecognitionTaskId};
use domain::person::Category;
use domain::ports::TaskKind;
use domain::values::AreaCode;
use uuid::Uuid;

/// What somebody of the staff is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecognitionTask {
    /// Our id.
    pub id: RecognitionTaskId,
    /// What it is about.
    pub kind: TaskKind,
    /// The application, where there is one.
    pub recognition: Option<RecognitionId>,
    /// The person.
    pub person: PersonId,
    /// The category.
    pub category: Category,
    /// Where the person lives.
    pub area: AreaCode,
    /// The label of the account it is for; empty for whoever looks after the area.
    pub actor: String,
    /// The day by which something is to be done.
    pub due_on: Option<NaiveDate>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was seen.
    pub seen_at: Option<DateTime<Utc>>,
}

/// A spell of belonging that ends soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewalDue {
    /// Who.
    pub person: PersonId,
    /// The group.
    pub category: Category,
    /// Where the person lives.
    pub area: AreaCode,
    /// The last day.
    pub valid_to: NaiveDate,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, kind, recognition_id, person_id, category, area, actor, due_on, made_at, seen_at
                FROM recognition_task ",
            $tail
        )
    };
}

impl Connection {
    /// The tasks of one account nobody has seen, what is due first, first.
    pub async fn list_recognition_tasks_of(
        &mut self,
        actor: &str,
        limit: u32,
    ) -> Result<Vec<RecognitionTask>, StoreError> {
        let sql = select!(
            "WHERE seen_at IS NULL AND actor = $1 ORDER BY due_on IS NULL, due_on, made_at, id LIMIT $2"
        );
        let rows = fetch_all!(self, TaskRow, sql, actor, i64::from(limit))?;
        rows.into_iter().map(RecognitionTask::try_from).collect()
    }

    /// The tasks of whoever looks after an area that nobody has seen, what is due first, first.
    pub async fn list_recognition_tasks_in(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<RecognitionTask>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE seen_at IS NULL AND actor = '' AND area >= $1 AND area < $2
                ORDER BY due_on IS NULL, due_on, made_at, id LIMIT $3"
        );
        let rows = fetch_all!(self, TaskRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(RecognitionTask::try_from).collect()
    }

    /// How many tasks about these people are open: for an account, and for whoever looks after them.
    pub async fn count_recognition_tasks_about(
        &mut self,
        people: &[PersonId],
        actor: &str,
    ) -> Result<u32, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!("SELECT actor FROM recognition_task WHERE seen_at IS NULL AND person_id IN ({marks})")
        };
        let rows = fetch_in!(self, (String,), sql, ids);
        let count = rows.iter().filter(|(of,)| of.is_empty() || of == actor).count();
        Ok(count as u32)
    }

    /// The task with this id.
    pub async fn find_recognition_task(
        &mut self,
        id: RecognitionTaskId,
    ) -> Result<Option<RecognitionTask>, StoreError> {
        let row = fetch_optional!(self, TaskRow, select!("WHERE id = $1"), id.0)?;
        row.map(RecognitionTask::try_from).transpose()
    }

    /// Spells of belonging that hold on a day and end by another, about whose renewal nobody was told yet.
    pub async fn list_renewals_due(
        &mut self,
        day: NaiveDate,
        last: NaiveDate,
        limit: u32,
    ) -> Result<Vec<RenewalDue>, StoreError> {
        const SQL: &str = "SELECT c.person_id, c.category, p.living_area, c.valid_to FROM category_period c
            JOIN person p ON p.id = c.person_id
            WHERE c.valid_to >= $1 AND c.valid_to <= $2 AND c.valid_from <= $1
                AND NOT EXISTS (SELECT 1 FROM recognition_task t WHERE t.person_id = c.person_id
                    AND t.category = c.category AND t.kind = 'renewal' AND t.due_on = c.valid_to)
                AND NOT EXISTS (SELECT 1 FROM recognition r WHERE r.person_id = c.person_id
                    AND r.category = c.category AND r.stage NOT IN ('recognised', 'refused', 'withdrawn'))
            ORDER BY c.valid_to, c.person_id, c.category LIMIT $3";
        let rows = fetch_all!(
            self,
            (Uuid, String, String, NaiveDate),
            SQL,
            day,
            last,
            i64::from(limit)
        )?;
        let read = |(id, category, area, valid_to): (Uuid, String, String, NaiveDate)| {
            let place = Place {
                table: "category_period",
                id,
            };
            Ok(RenewalDue {
                person: PersonId(id),
                category: place.parse("category", &category)?,
                area: place.parse("living_area", &area)?,
                valid_to,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// The person an account belongs to.
    pub async fn find_account_person(&mut self, account: AccountId) -> Result<Option<PersonId>, StoreError> {
        let sql = "SELECT person_id FROM account_person WHERE account_id = $1";
        let row = fetch_optional!(self, (Uuid,), sql, account.0)?;
        Ok(row.map(|(id,)| PersonId(id)))
    }
}

impl Transaction {
    /// Tells somebody something.
    pub async fn add_recognition_task(&mut self, task: &RecognitionTask) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO recognition_task (id, kind, recognition_id, person_id, category, area, actor, due_on, made_at,
                seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            task.id.0,
            task.kind.code(),
            task.recognition.map(|id| id.0),
            task.person.0,
            task.category.code(),
            task.area.to_string(),
            &task.actor,
            task.due_on,
            instant(task.made_at),
            task.seen_at.map(instant),
        )?;
        Ok(())
    }

    /// A task was seen. Says whether it was still open.
    pub async fn set_recognition_task_seen(
        &mut self,
        id: RecognitionTaskId,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE recognition_task SET seen_at = $2 WHERE id = $1 AND seen_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(at))? > 0)
    }

    /// Closes the renewals of a category of a person: an application was made.
    pub async fn close_renewal_tasks(
        &mut self,
        person: PersonId,
        category: Category,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE recognition_task SET seen_at = $3
            WHERE person_id = $1 AND category = $2 AND kind = 'renewal' AND seen_at IS NULL";
        Ok(execute!(self, sql, person.0, category.code(), instant(at))?)
    }

    /// What one account was told about people and has not seen, another is told from now on. Gives how many tasks moved.
    pub async fn reassign_recognition_tasks(
        &mut self,
        people: &[PersonId],
        from: &str,
        to: &str,
    ) -> Result<u64, StoreError> {
        let mut moved = 0;
        for person in people {
            let sql = "UPDATE recognition_task SET actor = $3
                WHERE person_id = $1 AND actor = $2 AND seen_at IS NULL";
            moved += execute!(self, sql, person.0, from, to)?;
        }
        Ok(moved)
    }

    /// Says which person an account belongs to.
    pub async fn set_account_person(
        &mut self,
        account: AccountId,
        person: PersonId,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO account_person (account_id, person_id) VALUES ($1, $2)
                ON CONFLICT (account_id) DO UPDATE SET person_id = excluded.person_id",
            account.0,
            person.0,
        )?;
        Ok(())
    }
}

on_database! {
    list_recognition_tasks_of(actor: &str, limit: u32) -> Vec<RecognitionTask>;
    list_recognition_tasks_in(area: Option<AreaCode>, limit: u32) -> Vec<RecognitionTask>;
    count_recognition_tasks_about(people: &[PersonId], actor: &str) -> u32;
    find_recognition_task(id: RecognitionTaskId) -> Option<RecognitionTask>;
    list_renewals_due(day: NaiveDate, last: NaiveDate, limit: u32) -> Vec<RenewalDue>;
    find_account_person(account: AccountId) -> Option<PersonId>;
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: Uuid,
    kind: String,
    recognition_id: Option<Uuid>,
    person_id: Uuid,
    category: String,
    area: String,
    actor: String,
    due_on: Option<NaiveDate>,
    made_at: DateTime<Utc>,
    seen_at: Option<DateTime<Utc>>,
}

impl TryFrom<TaskRow> for RecognitionTask {
    type Error = StoreError;
    fn try_from(row: TaskRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "recognition_task",
            id: row.id,
        };
        Ok(Self {
            id: RecognitionTaskId(row.id),
            kind: place.parse("kind", &row.kind)?,
            recognition: row.recognition_id.map(RecognitionId),
            person: PersonId(row.person_id),
            category: place.parse("category", &row.category)?,
            area: place.parse("area", &row.area)?,
            actor: row.actor,
            due_on: row.due_on,
            made_at: row.made_at,
            seen_at: row.seen_at,
        })
    }
}
