//! Tables `task`, `task_due` and `household_mute`: what is to be done about people, about whom that is computed anew, and who is
//! left in peace.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, HouseholdId, MessageId, PersonId, TaskId};
use domain::message::Unreached;
use domain::task::{CancelReason, Settled, Task, TaskKind, Window};
use domain::values::AreaCode;
use domain::visit::MuteReason;
use uuid::Uuid;

/// A household that is left in peace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdMute {
    /// Which.
    pub household: HouseholdId,
    /// Why.
    pub why: MuteReason,
    /// The last day; `None` = until somebody says otherwise.
    pub until_on: Option<NaiveDate>,
    /// Who said so.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

const COLUMNS: &str =
    "t.id, t.person_id, t.kind, t.key, t.starts_on, t.due_on, t.ends_on, t.count, t.settled, t.done_on,
    t.why, t.made_at, t.cause";

impl Connection {
    /// The task with this id.
    pub async fn find_task(&mut self, id: TaskId) -> Result<Option<Task>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM task AS t WHERE t.id = $1");
        let row = fetch_optional!(self, TaskRow, &sql, id.0)?;
        row.map(Task::try_from).transpose()
    }

    /// Every task about these people, settled ones too.
    pub async fn list_tasks_of(&mut self, people: &[PersonId]) -> Result<Vec<Task>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| format!("SELECT {COLUMNS} FROM task AS t WHERE t.person_id IN ({marks})");
        let rows = fetch_in!(self, TaskRow, sql, ids);
        rows.into_iter().map(Task::try_from).collect()
    }

    /// The open tasks whose window has begun on a day, about people who live in an area, what is due first, first; of one
    /// Everything of one kind that is to be done about people who live in an area and has begun by a day, the earliest due first.
    pub async fn list_tasks_begun(
        &mut self,
        area: Option<AreaCode>,
        kind: TaskKind,
        day: NaiveDate,
    ) -> Result<Vec<Task>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = format!(
            "SELECT {COLUMNS} FROM task AS t JOIN person AS p ON p.id = t.person_id
                WHERE t.settled = 'open' AND t.starts_on <= $3 AND p.living_area >= $1 AND p.living_area < $2 AND t.kind = $4
                ORDER BY t.due_on, t.id"
        );
        let rows = fetch_all!(self, TaskRow, &sql, &first, &end, day, kind.code())?;
        rows.into_iter().map(Task::try_from).collect()
    }

    /// account's people where one is named.
    pub async fn list_tasks_to_do(
        &mut self,
        area: Option<AreaCode>,
        owner: Option<AccountId>,
        day: NaiveDate,
        limit: u32,
    ) -> Result<Vec<Task>, StoreError> {
        let (first, end) = codes_in(area);
        let limit = i64::from(limit);
        let rows = match owner {
            None => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM task AS t JOIN person AS p ON p.id = t.person_id
                        WHERE t.settled = 'open' AND t.starts_on <= $3 AND p.living_area >= $1 AND p.living_area < $2
                        ORDER BY t.due_on, t.id LIMIT $4"
                );
                fetch_all!(self, TaskRow, &sql, &first, &end, day, limit)?
            }
            Some(owner) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM task AS t JOIN person AS p ON p.id = t.person_id
                        JOIN person_owner AS o ON o.person_id = p.id AND o.until IS NULL AND o.account_id = $5
                        WHERE t.settled = 'open' AND t.starts_on <= $3 AND p.living_area >= $1 AND p.living_area < $2
                        ORDER BY t.due_on, t.id LIMIT $4"
                );
                fetch_all!(self, TaskRow, &sql, &first, &end, day, limit, owner.0)?
            }
        };
        rows.into_iter().map(Task::try_from).collect()
    }

    /// The household of each of these people, with whether it is left in peace on a day.
    pub async fn list_mutes_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, HouseholdMute)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| {
            format!(
                "SELECT m.person_id, u.household_id, u.why, u.until_on, u.muted_by, u.muted_at FROM household_mute AS u
                    JOIN household_member AS m ON m.household_id = u.household_id AND m.left_on IS NULL
                    WHERE m.person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, MuteRow, sql, ids);
        rows.into_iter().map(MuteRow::mute).collect()
    }

    /// Which household each of these people belongs to now.
    pub async fn list_current_households(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, HouseholdId)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, household_id FROM household_member WHERE left_on IS NULL AND person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(person, household)| (PersonId(person), HouseholdId(household)))
            .collect())
    }

    /// Whether somebody waits for what is to be done about them to be computed anew.
    pub async fn has_tasks_due(&mut self) -> Result<bool, StoreError> {
        Ok(fetch_optional!(self, (Uuid,), "SELECT person_id FROM task_due LIMIT 1")?.is_some())
    }

    /// When something was last written about each of these people, or brought to them, or said by them.
    pub async fn list_last_words(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, DateTime<Utc>)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let mut words = Vec::new();
        for (column, from) in [
            (
                "noun_id, MAX(at)",
                "field_change WHERE noun = 'person' AND noun_id",
            ),
            (
                "person_id, MAX(delivered_at)",
                "lead WHERE delivered_at IS NOT NULL AND person_id",
            ),
            (
                "person_id, MAX(answered_at)",
                "lead WHERE answered_at IS NOT NULL AND person_id",
            ),
            (
                "person_id, MAX(made_at)",
                "visit WHERE outcome = 'done' AND person_id",
            ),
        ] {
            let group = column.split(',').next().unwrap_or(column);
            let sql = |marks| format!("SELECT {column} FROM {from} IN ({marks}) GROUP BY {group}");
            let rows = fetch_in!(self, (Uuid, DateTime<Utc>), sql, ids);
            words.extend(rows.into_iter().map(|(person, at)| (PersonId(person), at)));
        }
        Ok(words)
    }
}

impl Transaction {
    /// Adds tasks; of one kind and key about a person the first stays.
    pub async fn add_tasks(&mut self, tasks: &[Task]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO task (id, person_id, kind, key, starts_on, due_on, ends_on, count, cause, settled, made_at)",
            tasks,
            |one| [
                one.id.0,
                one.person.0,
                one.kind.code(),
                &one.key,
                one.window.start,
                one.window.due,
                one.window.end,
                i64::from(one.count),
                one.cause.map(Unreached::code),
                "open",
                instant(one.made_at),
            ],
            "ON CONFLICT (person_id, kind, key) DO NOTHING",
        );
        Ok(())
    }

    /// Says what became of a task.
    pub async fn settle_task(&mut self, id: TaskId, settled: Settled) -> Result<bool, StoreError> {
        Ok(self.settle_tasks(&[id], settled).await? > 0)
    }

    /// Says that the same became of several tasks. Gives how many there were.
    pub async fn settle_tasks(&mut self, ids: &[TaskId], settled: Settled) -> Result<u64, StoreError> {
        let (code, on, why) = match settled {
            Settled::Open => ("open", None, None),
            Settled::Done { on } => ("done", Some(on), None),
            Settled::Cancelled { why } => ("cancelled", None, Some(why.code())),
        };
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |with: Vec<String>, keys| {
            format!(
                "UPDATE task SET settled = {}, done_on = {}, why = {} WHERE id IN ({keys})",
                with[0], with[1], with[2]
            )
        };
        Ok(execute_in_with!(self, sql, [code, on, why], ids))
    }

    /// Gives a task another window, another number of things and another cause.
    pub async fn move_task(
        &mut self,
        id: TaskId,
        window: Window,
        (count, cause): (u32, Option<Unreached>),
    ) -> Result<bool, StoreError> {
        let sql =
            "UPDATE task SET starts_on = $2, due_on = $3, ends_on = $4, count = $5, cause = $6 WHERE id = $1";
        Ok(execute!(
            self,
            sql,
            id.0,
            window.start,
            window.due,
            window.end,
            i64::from(count),
            cause.map(Unreached::code),
        )? > 0)
    }

    /// Makes tasks those about another file; what is there already about that one stays.
    pub async fn move_tasks(
        &mut self,
        tasks: &[TaskId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for task in tasks {
            let sql = "UPDATE task SET person_id = $3 WHERE id = $1 AND person_id = $2 AND NOT EXISTS (
                SELECT 1 FROM task o WHERE o.person_id = $3 AND o.kind = task.kind AND o.key = task.key)";
            execute!(self, sql, task.0, from.0, to.0)?;
        }
        Ok(())
    }

    /// Lets what is to be done about these people be computed anew by the worker.
    pub async fn add_tasks_due(&mut self, people: &[PersonId]) -> Result<(), StoreError> {
        let mut ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        ids.sort_unstable();
        ids.dedup();
        insert_all!(
            self,
            "INSERT INTO task_due (person_id)",
            ids,
            |id| [*id],
            "ON CONFLICT (person_id) DO UPDATE SET person_id = excluded.person_id",
        );
        Ok(())
    }

    /// The same about those to whom these messages went.
    pub async fn add_tasks_due_of(&mut self, messages: &[MessageId]) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = messages.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "INSERT INTO task_due (person_id) SELECT DISTINCT person_id FROM message WHERE id IN ({marks})
                    ORDER BY person_id ON CONFLICT (person_id) DO UPDATE SET person_id = excluded.person_id"
            )
        };
        execute_in!(self, sql, ids);
        Ok(())
    }

    /// Takes people about whom it is to be computed anew. Whoever writes about one of them meanwhile is waited for, and puts
    /// them down again.
    pub async fn take_tasks_due(&mut self, limit: u32) -> Result<Vec<PersonId>, StoreError> {
        let sql = "DELETE FROM task_due WHERE person_id IN (SELECT person_id FROM task_due ORDER BY person_id LIMIT $1)
            RETURNING person_id";
        let rows = fetch_all!(self, (Uuid,), sql, i64::from(limit))?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// Leaves a household in peace, or says otherwise than before.
    pub async fn set_household_mute(&mut self, mute: &HouseholdMute) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO household_mute (household_id, why, until_on, muted_by, muted_at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (household_id) DO UPDATE SET why = excluded.why, until_on = excluded.until_on,
                muted_by = excluded.muted_by, muted_at = excluded.muted_at",
            mute.household.0,
            mute.why.code(),
            mute.until_on,
            &mute.by,
            instant(mute.at),
        )?;
        Ok(())
    }

    /// Leaves a household in peace no more. Says whether it was.
    pub async fn delete_household_mute(&mut self, household: HouseholdId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM household_mute WHERE household_id = $1";
        Ok(execute!(self, sql, household.0)? > 0)
    }
}

on_database! {
    find_task(id: TaskId) -> Option<Task>;
    list_tasks_of(people: &[PersonId]) -> Vec<Task>;
    list_tasks_to_do(area: Option<AreaCode>, owner: Option<AccountId>, day: NaiveDate, limit: u32) -> Vec<Task>;
    list_mutes_of(people: &[PersonId]) -> Vec<(PersonId, HouseholdMute)>;
    list_current_households(people: &[PersonId]) -> Vec<(PersonId, HouseholdId)>;
    has_tasks_due() -> bool;
    list_last_words(people: &[PersonId]) -> Vec<(PersonId, DateTime<Utc>)>;
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    key: String,
    starts_on: NaiveDate,
    due_on: NaiveDate,
    ends_on: NaiveDate,
    count: i64,
    settled: String,
    done_on: Option<NaiveDate>,
    why: Option<String>,
    made_at: DateTime<Utc>,
    cause: Option<String>,
}

impl TryFrom<TaskRow> for Task {
    type Error = StoreError;
    fn try_from(row: TaskRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "task",
            id: row.id,
        };
        let settled = match row.settled.as_str() {
            "open" => Settled::Open,
            "done" => Settled::Done {
                on: place.need("done_on", row.done_on)?,
            },
            "cancelled" => Settled::Cancelled {
                why: place.parse::<CancelReason>("why", &place.need("why", row.why)?)?,
            },
            _ => return place.at("settled", Err(())),
        };
        Ok(Self {
            id: TaskId(row.id),
            person: PersonId(row.person_id),
            kind: place.parse("kind", &row.kind)?,
            key: row.key,
            window: Window {
                start: row.starts_on,
                due: row.due_on,
                end: row.ends_on,
            },
            count: place.number("count", row.count)?,
            cause: place.parse_option("cause", row.cause)?,
            settled,
            made_at: row.made_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct MuteRow {
    person_id: Uuid,
    household_id: Uuid,
    why: String,
    until_on: Option<NaiveDate>,
    muted_by: String,
    muted_at: DateTime<Utc>,
}

impl MuteRow {
    fn mute(self) -> Result<(PersonId, HouseholdMute), StoreError> {
        let place = Place {
            table: "household_mute",
            id: self.household_id,
        };
        let mute = HouseholdMute {
            household: HouseholdId(self.household_id),
            why: place.parse("why", &self.why)?,
            until_on: self.until_on,
            by: self.muted_by,
            at: self.muted_at,
        };
        Ok((PersonId(self.person_id), mute))
    }
}
