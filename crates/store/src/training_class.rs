//! Tables `training_class` and `class_day`: what is planned, and the days on which it is held.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, ClassId, CourseId, EmployerId, InstructorId, TrainingOrderId};
use domain::training_class::{ClassDay, ClassPlan, ClassState, TrainingClass};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, course_id, name, kind, audience, funding, area, address, starts_on, ends_on, weekends, seats, hours, syllabus,
            standard, instructor_id, trainer, trainer_paper, provider, employer, employer_id, order_id, shortage, cost,
            provider_account, state, over_on, reason, made_by, made_at, approved_by, version"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM training_class ", $tail)
    };
}

/// Runs a statement with all that is kept of a class: `$1` its id, `$2` its version, then the other columns in their order.
macro_rules! write_class {
    ($on:expr, $sql:expr, $one:expr) => {{
        let (one, plan) = ($one, &$one.plan);
        execute!(
            $on,
            $sql,
            one.id.0,
            i64::from(one.version),
            one.course.0,
            &plan.name,
            plan.kind.code(),
            plan.audience.code(),
            plan.funding.code(),
            plan.area.to_string(),
            &plan.address,
            plan.starts_on,
            plan.ends_on,
            plan.weekends,
            i64::from(plan.seats),
            i64::from(plan.hours),
            &plan.syllabus,
            &plan.standard,
            plan.instructor.map(|id| id.0),
            &plan.trainer,
            &plan.trainer_paper,
            &plan.provider,
            &plan.employer,
            plan.employer_id.map(|id| id.0),
            plan.order.map(|id| id.0),
            plan.shortage,
            plan.cost.0,
            one.provider_account.map(|id| id.0),
            one.state.code(),
            one.state.over_on(),
            reason_of(&one.state),
            &one.made_by,
            instant(one.made_at),
            &one.approved_by,
        )
    }};
}

impl Connection {
    /// The class with this id.
    pub async fn find_training_class(&mut self, id: ClassId) -> Result<Option<TrainingClass>, StoreError> {
        let row = fetch_optional!(self, ClassRow, select!("WHERE id = $1"), id.0)?;
        row.map(TrainingClass::try_from).transpose()
    }

    /// The classes with these ids, the latest first.
    pub async fn list_training_classes(&mut self, ids: &[ClassId]) -> Result<Vec<TrainingClass>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM training_class WHERE id IN ({}) ORDER BY starts_on DESC, id DESC"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, ClassRow, sql, ids);
        rows.into_iter().map(TrainingClass::try_from).collect()
    }

    /// The classes of an area, the latest first.
    pub async fn list_training_classes_in(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<TrainingClass>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE area >= $1 AND area < $2 ORDER BY starts_on DESC, id DESC");
        let rows = fetch_all!(self, ClassRow, sql, &first, &end)?;
        rows.into_iter().map(TrainingClass::try_from).collect()
    }

    /// The classes of a school, the latest first.
    pub async fn list_training_classes_by(
        &mut self,
        provider: AccountId,
    ) -> Result<Vec<TrainingClass>, StoreError> {
        let sql = select!("WHERE provider_account = $1 ORDER BY starts_on DESC, id DESC");
        let rows = fetch_all!(self, ClassRow, sql, provider.0)?;
        rows.into_iter().map(TrainingClass::try_from).collect()
    }

    /// The classes of a course that were approved, the next first.
    pub async fn list_open_classes_of(&mut self, course: CourseId) -> Result<Vec<TrainingClass>, StoreError> {
        let sql = select!("WHERE course_id = $1 AND state = 'open' ORDER BY starts_on, id");
        let rows = fetch_all!(self, ClassRow, sql, course.0)?;
        rows.into_iter().map(TrainingClass::try_from).collect()
    }

    /// The classes that answer these orders, the latest first.
    pub async fn list_training_classes_for(
        &mut self,
        orders: &[TrainingOrderId],
    ) -> Result<Vec<TrainingClass>, StoreError> {
        let ids: Vec<Uuid> = orders.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM training_class WHERE order_id IN ({}) ORDER BY starts_on DESC, id DESC"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, ClassRow, sql, ids);
        rows.into_iter().map(TrainingClass::try_from).collect()
    }

    /// The approved classes that begin on a day.
    pub async fn list_classes_beginning(&mut self, day: NaiveDate) -> Result<Vec<TrainingClass>, StoreError> {
        let sql = select!("WHERE starts_on = $1 AND state = 'open' ORDER BY id");
        let rows = fetch_all!(self, ClassRow, sql, day)?;
        rows.into_iter().map(TrainingClass::try_from).collect()
    }

    /// The days of these classes, in order.
    pub async fn list_class_days(&mut self, ids: &[ClassId]) -> Result<Vec<ClassDay>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT class_id, day, code, cancelled FROM class_day WHERE class_id IN ({marks}) ORDER BY class_id, day"
            )
        };
        let rows = fetch_in!(self, DayRow, sql, ids);
        Ok(rows.into_iter().map(day_of).collect())
    }

    /// The day on whose wall this hangs.
    pub async fn find_class_day_by_code(&mut self, code: &str) -> Result<Option<ClassDay>, StoreError> {
        let sql = "SELECT class_id, day, code, cancelled FROM class_day WHERE code = $1";
        let row = fetch_optional!(self, DayRow, sql, code)?;
        Ok(row.map(day_of))
    }
}

impl Transaction {
    /// Adds a class.
    pub async fn add_training_class(&mut self, one: &TrainingClass) -> Result<(), StoreError> {
        let sql = concat!(
            "INSERT INTO training_class (",
            columns!(),
            ") VALUES ($1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                $24, $25, $26, $27, $28, $29, $30, $31, $32, $2)"
        );
        write_class!(self, sql, one)?;
        Ok(())
    }

    /// Keeps a class that follows the version that was seen. Says whether it was still that.
    pub async fn move_training_class(&mut self, one: &TrainingClass) -> Result<bool, StoreError> {
        let sql = "UPDATE training_class SET course_id = $3, name = $4, kind = $5, audience = $6, funding = $7, area = $8,
            address = $9, starts_on = $10, ends_on = $11, weekends = $12, seats = $13, hours = $14, syllabus = $15,
            standard = $16, instructor_id = $17, trainer = $18, trainer_paper = $19, provider = $20, employer = $21,
            employer_id = $22, order_id = $23, shortage = $24, cost = $25, provider_account = $26, state = $27,
            over_on = $28, reason = $29, made_by = $30, made_at = $31, approved_by = $32, version = version + 1
            WHERE id = $1 AND version = $2";
        Ok(write_class!(self, sql, one)? > 0)
    }

    /// Holds a class until the end, so that two do not take its last place and nobody enrols in one that is being called off;
    /// and gives it as it stands then.
    pub async fn hold_training_class(&mut self, id: ClassId) -> Result<Option<TrainingClass>, StoreError> {
        execute!(
            self,
            "UPDATE training_class SET version = version WHERE id = $1",
            id.0
        )?;
        self.find_training_class(id).await
    }

    /// The days of a class in place of those that were planned before.
    pub async fn set_class_days(&mut self, class: ClassId, days: &[ClassDay]) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM class_day WHERE class_id = $1", class.0)?;
        insert_all!(
            self,
            "INSERT INTO class_day (class_id, day, code, cancelled)",
            days,
            |one| [one.class.0, one.day, &one.code, &one.cancelled],
            "",
        );
        Ok(())
    }
}

on_database! {
    find_training_class(id: ClassId) -> Option<TrainingClass>;
    list_training_classes_in(area: Option<AreaCode>) -> Vec<TrainingClass>;
    list_class_days(ids: &[ClassId]) -> Vec<ClassDay>;
}

fn reason_of(state: &ClassState) -> Option<&str> {
    match state {
        ClassState::Returned { reason } | ClassState::Cancelled { reason, .. } => Some(reason),
        _ => None,
    }
}

#[derive(sqlx::FromRow)]
struct ClassRow {
    id: Uuid,
    course_id: Uuid,
    name: String,
    kind: String,
    audience: String,
    funding: String,
    area: String,
    address: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    weekends: bool,
    seats: i64,
    hours: i64,
    syllabus: String,
    standard: String,
    instructor_id: Option<Uuid>,
    trainer: String,
    trainer_paper: String,
    provider: String,
    employer: String,
    employer_id: Option<Uuid>,
    order_id: Option<Uuid>,
    shortage: bool,
    cost: i64,
    provider_account: Option<Uuid>,
    state: String,
    over_on: Option<NaiveDate>,
    reason: Option<String>,
    made_by: String,
    made_at: DateTime<Utc>,
    approved_by: Option<String>,
    version: i64,
}

impl TryFrom<ClassRow> for TrainingClass {
    type Error = StoreError;
    fn try_from(row: ClassRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "training_class",
            id: row.id,
        };
        let state = state_of(&place, (&row.state, row.over_on, row.reason))?;
        Ok(Self {
            id: ClassId(row.id),
            course: CourseId(row.course_id),
            plan: ClassPlan {
                name: row.name,
                kind: place.parse("kind", &row.kind)?,
                audience: place.parse("audience", &row.audience)?,
                funding: place.parse("funding", &row.funding)?,
                area: place.parse("area", &row.area)?,
                address: row.address,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                weekends: row.weekends,
                seats: place.number("seats", row.seats)?,
                hours: place.number("hours", row.hours)?,
                syllabus: row.syllabus,
                standard: row.standard,
                instructor: row.instructor_id.map(InstructorId),
                trainer: row.trainer,
                trainer_paper: row.trainer_paper,
                provider: row.provider,
                employer: row.employer,
                employer_id: row.employer_id.map(EmployerId),
                order: row.order_id.map(TrainingOrderId),
                shortage: row.shortage,
                cost: Fen(row.cost),
            },
            provider_account: row.provider_account.map(AccountId),
            state,
            made_by: row.made_by,
            made_at: row.made_at,
            approved_by: row.approved_by,
            version: place.number("version", row.version)?,
        })
    }
}

fn state_of(
    place: &Place<Uuid>,
    (code, over_on, reason): (&str, Option<NaiveDate>, Option<String>),
) -> Result<ClassState, StoreError> {
    let on = |over_on| place.need("over_on", over_on);
    Ok(match code {
        "planned" => ClassState::Planned,
        "returned" => ClassState::Returned {
            reason: place.need("reason", reason)?,
        },
        "open" => ClassState::Open,
        "ended" => ClassState::Ended { on: on(over_on)? },
        "evaluated" => ClassState::Evaluated { on: on(over_on)? },
        "cancelled" => ClassState::Cancelled {
            on: on(over_on)?,
            reason: place.need("reason", reason)?,
        },
        _ => place.need("state", None)?,
    })
}

#[derive(sqlx::FromRow)]
struct DayRow {
    class_id: Uuid,
    day: NaiveDate,
    code: String,
    cancelled: Option<String>,
}

fn day_of(row: DayRow) -> ClassDay {
    ClassDay {
        class: ClassId(row.class_id),
        day: row.day,
        code: row.code,
        cancelled: row.cancelled,
    }
}
