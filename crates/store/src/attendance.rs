//! Tables `attendance`, `attendance_change`, `class_draw` and `class_check`: who was there, what was corrected, and whom
//! somebody looked for.

use crate::row::{Place, instant, list};
use crate::spot_check::found;
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ClassDrawId, ClassId, EnrolmentId};
use domain::training_class::{Attendance, AttendanceChange, ClassDraw, DrawResult, DrawnCheck};
use uuid::Uuid;

impl Connection {
    /// The days of these enrolments, in order.
    pub async fn list_class_attendance(&mut self, of: &[EnrolmentId]) -> Result<Vec<Attendance>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT enrolment_id, day, in_at, out_at, method, actor, noted_at, void FROM attendance
                WHERE enrolment_id IN ({marks}) ORDER BY enrolment_id, day"
            )
        };
        let rows = fetch_in!(self, AttendanceRow, sql, ids);
        rows.into_iter().map(Attendance::try_from).collect()
    }

    /// What was corrected of these enrolments, in order.
    pub async fn list_attendance_changes(
        &mut self,
        of: &[EnrolmentId],
    ) -> Result<Vec<AttendanceChange>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT enrolment_id, day, was_in, was_out, was_void, reason, actor, at FROM attendance_change
                WHERE enrolment_id IN ({marks}) ORDER BY enrolment_id, at, id"
            )
        };
        let rows = fetch_in!(self, ChangeRow, sql, ids);
        Ok(rows.into_iter().map(change_of).collect())
    }

    /// The draws of a class, the latest first.
    pub async fn list_class_draws(&mut self, class: ClassId) -> Result<Vec<ClassDraw>, StoreError> {
        let sql = "SELECT id, class_id, day, seed, percent, pool, drawn_by, drawn_at FROM class_draw WHERE class_id = $1
            ORDER BY day DESC";
        let rows = fetch_all!(self, DrawRow, sql, class.0)?;
        rows.into_iter().map(ClassDraw::try_from).collect()
    }

    /// The draw with this id.
    pub async fn find_class_draw(&mut self, id: ClassDrawId) -> Result<Option<ClassDraw>, StoreError> {
        let sql =
            "SELECT id, class_id, day, seed, percent, pool, drawn_by, drawn_at FROM class_draw WHERE id = $1";
        let row = fetch_optional!(self, DrawRow, sql, id.0)?;
        row.map(ClassDraw::try_from).transpose()
    }

    /// Whether somebody who looked for a trainee on a day found that nobody was there.
    pub async fn is_ghost_day(&mut self, of: EnrolmentId, day: NaiveDate) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM class_check AS c JOIN class_draw AS d ON d.id = c.draw_id
            WHERE c.enrolment_id = $1 AND d.day = $2 AND c.result = 'ghost'";
        Ok(fetch_count!(self, sql, of.0, day)? > 0)
    }

    /// Who was drawn, and what was found.
    pub async fn list_class_checks(&mut self, draw: ClassDrawId) -> Result<Vec<DrawnCheck>, StoreError> {
        let sql =
            "SELECT enrolment_id, result, note, checked_by, checked_at FROM class_check WHERE draw_id = $1
            ORDER BY enrolment_id";
        let rows = fetch_all!(self, CheckRow, sql, draw.0)?;
        rows.into_iter().map(|row| row.read(draw)).collect()
    }
}

impl Transaction {
    /// Keeps days of enrolments in place of what stood there.
    pub async fn set_class_attendance(&mut self, rows: &[Attendance]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO attendance (enrolment_id, day, in_at, out_at, method, actor, noted_at, void)",
            rows,
            |row| [
                row.enrolment.0,
                row.day,
                instant(row.in_at),
                row.out_at.map(instant),
                row.method.code(),
                &row.by,
                instant(row.noted_at),
                row.void,
            ],
            "ON CONFLICT (enrolment_id, day) DO UPDATE SET in_at = excluded.in_at, out_at = excluded.out_at,
                method = excluded.method, actor = excluded.actor, noted_at = excluded.noted_at, void = excluded.void",
        );
        Ok(())
    }

    /// Keeps what a correction changed.
    pub async fn add_attendance_change(
        &mut self,
        id: Uuid,
        one: &AttendanceChange,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO attendance_change (id, enrolment_id, day, was_in, was_out, was_void, reason, actor, at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            one.enrolment.0,
            one.day,
            one.was.map(|(in_at, ..)| instant(in_at)),
            one.was.and_then(|(_, out_at, _)| out_at).map(instant),
            one.was.map(|(.., void)| void),
            &one.reason,
            &one.by,
            instant(one.at),
        )?;
        Ok(())
    }

    /// Keeps a draw with those it named. A second one of a class and a day is a violation of `class_draw_class_id_day_key`.
    pub async fn add_class_draw(&mut self, draw: &ClassDraw) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO class_draw (id, class_id, day, seed, percent, pool, drawn_by, drawn_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            draw.id.0,
            draw.class.0,
            draw.day,
            i64::from(draw.seed),
            i64::from(draw.percent),
            list(&draw.pool),
            &draw.by,
            instant(draw.at),
        )?;
        insert_all!(
            self,
            "INSERT INTO class_check (draw_id, enrolment_id, note)",
            draw.drawn(),
            |one| [draw.id.0, one.0, ""],
            "",
        );
        Ok(())
    }

    /// Says what was found, while nobody has. Says whether there was such a name.
    pub async fn settle_class_check(
        &mut self,
        (draw, enrolment): (ClassDrawId, EnrolmentId),
        (result, note): (DrawResult, &str),
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE class_check SET result = $3, note = $4, checked_by = $5, checked_at = $6
            WHERE draw_id = $1 AND enrolment_id = $2 AND result IS NULL";
        self.settle_drawn(sql, (draw.0, enrolment.0), (result.code(), note), (by, at))
            .await
    }
}

on_database! {
    list_class_attendance(of: &[EnrolmentId]) -> Vec<Attendance>;
    list_attendance_changes(of: &[EnrolmentId]) -> Vec<AttendanceChange>;
    list_class_draws(class: ClassId) -> Vec<ClassDraw>;
}

#[derive(sqlx::FromRow)]
struct AttendanceRow {
    enrolment_id: Uuid,
    day: NaiveDate,
    in_at: DateTime<Utc>,
    out_at: Option<DateTime<Utc>>,
    method: String,
    actor: String,
    noted_at: DateTime<Utc>,
    void: bool,
}

impl TryFrom<AttendanceRow> for Attendance {
    type Error = StoreError;
    fn try_from(row: AttendanceRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "attendance",
            id: row.enrolment_id,
        };
        Ok(Self {
            enrolment: EnrolmentId(row.enrolment_id),
            day: row.day,
            in_at: row.in_at,
            out_at: row.out_at,
            method: place.parse("method", &row.method)?,
            by: row.actor,
            noted_at: row.noted_at,
            void: row.void,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    enrolment_id: Uuid,
    day: NaiveDate,
    was_in: Option<DateTime<Utc>>,
    was_out: Option<DateTime<Utc>>,
    was_void: Option<bool>,
    reason: String,
    actor: String,
    at: DateTime<Utc>,
}

fn change_of(row: ChangeRow) -> AttendanceChange {
    AttendanceChange {
        enrolment: EnrolmentId(row.enrolment_id),
        day: row.day,
        was: row
            .was_in
            .map(|in_at| (in_at, row.was_out, row.was_void.unwrap_or(false))),
        reason: row.reason,
        by: row.actor,
        at: row.at,
    }
}

#[derive(sqlx::FromRow)]
struct DrawRow {
    id: Uuid,
    class_id: Uuid,
    day: NaiveDate,
    seed: i64,
    percent: i64,
    pool: String,
    drawn_by: String,
    drawn_at: DateTime<Utc>,
}

impl TryFrom<DrawRow> for ClassDraw {
    type Error = StoreError;
    fn try_from(row: DrawRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "class_draw",
            id: row.id,
        };
        Ok(Self {
            id: ClassDrawId(row.id),
            class: ClassId(row.class_id),
            day: row.day,
            seed: place.number("seed", row.seed)?,
            percent: place.number("percent", row.percent)?,
            pool: place.list("pool", &row.pool)?,
            by: row.drawn_by,
            at: row.drawn_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CheckRow {
    enrolment_id: Uuid,
    result: Option<String>,
    note: String,
    checked_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
}

impl CheckRow {
    fn read(self, draw: ClassDrawId) -> Result<DrawnCheck, StoreError> {
        let place = Place {
            table: "class_check",
            id: self.enrolment_id,
        };
        let found = found(&place, self.result, (self.checked_by, self.checked_at))?;
        Ok(DrawnCheck {
            draw,
            enrolment: EnrolmentId(self.enrolment_id),
            found,
            note: self.note,
        })
    }
}
