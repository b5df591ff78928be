//! Tables `instructor`, `qualification` and `instructor_activity`: the register of instructors.

use crate::row::{Place, codes_in, trades};
use crate::vault::Sealed;
use crate::vault::columns::QUALIFICATION_NUMBER;
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::ids::{AccountId, InstructorActivityId, InstructorId, QualificationId};
use domain::instructor::{Instructor, InstructorActivity, Qualification};
use domain::values::AreaCode;
use std::collections::HashMap;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, name, kind, area, employer, full_time, account_id, since, left_on, version, made_by"
    };
}

impl Connection {
    /// Somebody on the register.
    pub async fn find_instructor(&mut self, id: InstructorId) -> Result<Option<Instructor>, StoreError> {
        let sql = concat!("SELECT ", columns!(), " FROM instructor WHERE id = $1");
        let row = fetch_optional!(self, InstructorRow, sql, id.0)?;
        let found = self.whole_instructors(row.into_iter().collect()).await?;
        Ok(found.into_iter().next())
    }

    /// Everybody on the register of an area, who has left too, by area and name.
    pub async fn list_instructors(&mut self, area: Option<AreaCode>) -> Result<Vec<Instructor>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = concat!(
            "SELECT ",
            columns!(),
            " FROM instructor WHERE area >= $1 AND area < $2 ORDER BY area, name, id"
        );
        let rows = fetch_all!(self, InstructorRow, sql, &first, &end)?;
        self.whole_instructors(rows).await
    }

    /// What these instructors did from a day to another, the latest first.
    pub async fn list_instructor_activities(
        &mut self,
        instructors: &[InstructorId],
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<HashMap<InstructorId, Vec<InstructorActivity>>, StoreError> {
        let ids: Vec<Uuid> = instructors.iter().map(|id| id.0).collect();
        let sql = |fixed: Vec<String>, marks| {
            format!(
                "SELECT id, instructor_id, kind, done_on, people, hours FROM instructor_activity
                WHERE done_on >= {} AND done_on <= {} AND instructor_id IN ({marks}) ORDER BY done_on DESC, id DESC",
                fixed[0], fixed[1]
            )
        };
        let rows = fetch_in_with!(self, ActivityRow, sql, [from, to], ids);
        let mut done: HashMap<InstructorId, Vec<InstructorActivity>> = HashMap::new();
        for row in rows {
            let of = InstructorId(row.instructor_id);
            done.entry(of).or_default().push(row.try_into()?);
        }
        Ok(done)
    }

    async fn whole_instructors(&mut self, rows: Vec<InstructorRow>) -> Result<Vec<Instructor>, StoreError> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let sql = |marks| {
            format!(
                "SELECT id, instructor_id, name, number, trades, valid_from, valid_to FROM qualification
                WHERE instructor_id IN ({marks})"
            )
        };
        let mut held: HashMap<Uuid, Vec<Qualification>> = HashMap::new();
        for row in fetch_in!(self, QualificationRow, sql, ids) {
            let of = row.instructor_id;
            held.entry(of).or_default().push(self.open_qualification(row)?);
        }
        for certificates in held.values_mut() {
            certificates.sort_by_key(|one| {
                let last = one.valid_to.unwrap_or(NaiveDate::MAX);
                std::cmp::Reverse((last, one.id))
            });
        }
        rows.into_iter()
            .map(|row| {
                let id = row.id;
                Ok(Instructor {
                    qualifications: held.remove(&id).unwrap_or_default(),
                    ..Instructor::try_from(row)?
                })
            })
            .collect()
    }

    fn open_qualification(&self, row: QualificationRow) -> Result<Qualification, StoreError> {
        let place = Place {
            table: "qualification",
            id: row.id,
        };
        Ok(Qualification {
            id: QualificationId(row.id),
            name: row.name,
            number: self.keys().open(QUALIFICATION_NUMBER.cell(row.id), &row.number)?,
            trades: place.trades("trades", &row.trades)?,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }
}

impl Transaction {
    /// Adds somebody to the register, without certificates.
    pub async fn add_instructor(&mut self, one: &Instructor) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO instructor (id, name, kind, area, employer, full_time, account_id, since, left_on, version,
                made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            one.id.0,
            &one.name,
            one.kind.code(),
            one.area.to_string(),
            &one.employer,
            one.full_time,
            one.account.map(|account| account.0),
            one.since,
            one.left_on,
            i64::from(one.version),
            &one.made_by,
        )?;
        Ok(())
    }

    /// Keeps an entry that follows the version that was seen. Says whether it was still that. Certificates have their own
    /// methods.
    pub async fn move_instructor(&mut self, one: &Instructor) -> Result<bool, StoreError> {
        let changed = execute!(
            self,
            "UPDATE instructor SET name = $3, kind = $4, area = $5, employer = $6, full_time = $7, account_id = $8,
                since = $9, left_on = $10, version = version + 1 WHERE id = $1 AND version = $2",
            one.id.0,
            i64::from(one.version),
            &one.name,
            one.kind.code(),
            one.area.to_string(),
            &one.employer,
            one.full_time,
            one.account.map(|account| account.0),
            one.since,
            one.left_on,
        )?;
        Ok(changed > 0)
    }

    /// Adds a certificate of somebody.
    pub async fn add_qualification(
        &mut self,
        of: InstructorId,
        one: &Qualification,
    ) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        execute!(
            self,
            "INSERT INTO qualification (id, instructor_id, name, number, trades, valid_from, valid_to)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            one.id.0,
            of.0,
            &one.name,
            ring.seal(QUALIFICATION_NUMBER.cell(one.id.0), &one.number),
            trades(one.trades),
            one.valid_from,
            one.valid_to,
        )?;
        Ok(())
    }

    /// Takes a certificate away. Says whether there was one.
    pub async fn delete_qualification(
        &mut self,
        of: InstructorId,
        id: QualificationId,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM qualification WHERE id = $1 AND instructor_id = $2";
        Ok(execute!(self, sql, id.0, of.0)? > 0)
    }

    /// Adds something somebody did.
    pub async fn add_instructor_activity(
        &mut self,
        of: InstructorId,
        one: &InstructorActivity,
        actor: &str,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO instructor_activity (id, instructor_id, kind, done_on, people, hours, actor)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            one.id.0,
            of.0,
            one.kind.code(),
            one.on,
            i64::from(one.people),
            i64::from(one.hours),
            actor,
        )?;
        Ok(())
    }

    /// Takes it away again. Says whether it was there.
    pub async fn delete_instructor_activity(
        &mut self,
        of: InstructorId,
        id: InstructorActivityId,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM instructor_activity WHERE id = $1 AND instructor_id = $2";
        Ok(execute!(self, sql, id.0, of.0)? > 0)
    }
}

on_database! {
    find_instructor(id: InstructorId) -> Option<Instructor>;
    list_instructors(area: Option<AreaCode>) -> Vec<Instructor>;
}

#[derive(sqlx::FromRow)]
struct InstructorRow {
    id: Uuid,
    name: String,
    kind: String,
    area: String,
    employer: String,
    full_time: bool,
    account_id: Option<Uuid>,
    since: NaiveDate,
    left_on: Option<NaiveDate>,
    version: i64,
    made_by: String,
}

impl TryFrom<InstructorRow> for Instructor {
    type Error = StoreError;
    fn try_from(row: InstructorRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "instructor",
            id: row.id,
        };
        Ok(Self {
            id: InstructorId(row.id),
            kind: place.parse("kind", &row.kind)?,
            area: place.parse("area", &row.area)?,
            version: place.number("version", row.version)?,
            name: row.name,
            employer: row.employer,
            full_time: row.full_time,
            account: row.account_id.map(AccountId),
            since: row.since,
            left_on: row.left_on,
            qualifications: Vec::new(),
            made_by: row.made_by,
        })
    }
}

#[derive(sqlx::FromRow)]
struct QualificationRow {
    id: Uuid,
    instructor_id: Uuid,
    name: String,
    number: Sealed,
    trades: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct ActivityRow {
    id: Uuid,
    instructor_id: Uuid,
    kind: String,
    done_on: NaiveDate,
    people: i64,
    hours: i64,
}

impl TryFrom<ActivityRow> for InstructorActivity {
    type Error = StoreError;
    fn try_from(row: ActivityRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "instructor_activity",
            id: row.id,
        };
        Ok(Self {
            id: InstructorActivityId(row.id),
            kind: place.parse("kind", &row.kind)?,
            on: row.done_on,
            people: place.number("people", row.people)?,
            hours: place.number("hours", row.hours)?,
        })
    }
}
