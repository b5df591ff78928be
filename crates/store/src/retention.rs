//! Table `retention`: files announced for erasure because their time is over.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::PersonId;
use domain::retention::{Announced, Hold, Idle, RetentionCause};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT person_id, area, cause, since, due_on, noticed_at, held_until, held_by, hold_reason FROM retention ",
            $tail
        )
    };
}

impl Connection {
    /// Everybody on the register whose file is kept for nothing: who has died, moved away, or belongs to no group any
    /// more and belonged to one; since when. Whoever has an application under way is not among them.
    pub async fn list_idle_files(&mut self, day: NaiveDate) -> Result<Vec<Idle>, StoreError> {
        const SQL: &str = "SELECT p.id, p.living_area, p.left_reason, p.left_on FROM person p
                WHERE p.erased_on IS NULL AND p.left_on <= $1 AND NOT EXISTS (
                    SELECT 1 FROM recognition r WHERE r.person_id = p.id
                        AND r.stage NOT IN ('recognised', 'refused', 'withdrawn'))
            UNION ALL SELECT p.id, p.living_area, 'no_group', MAX(c.valid_to) FROM person p
                JOIN category_period c ON c.person_id = p.id
                WHERE p.erased_on IS NULL AND (p.left_on IS NULL OR p.left_on > $1) AND p.categories = '[]'
                    AND NOT EXISTS (SELECT 1 FROM recognition r WHERE r.person_id = p.id
                        AND r.stage NOT IN ('recognised', 'refused', 'withdrawn'))
                GROUP BY p.id, p.living_area
                HAVING COUNT(c.valid_to) = COUNT(*) AND MAX(c.valid_to) < $1";
        let rows = fetch_all!(self, (Uuid, String, String, NaiveDate), SQL, day)?;
        rows.into_iter().map(idle).collect()
    }

    /// The announcement of a person's file.
    pub async fn find_announced(&mut self, person: PersonId) -> Result<Option<Announced>, StoreError> {
        let row = fetch_optional!(self, RetentionRow, select!("WHERE person_id = $1"), person.0)?;
        row.map(Announced::try_from).transpose()
    }

    /// The announced files of an area, those due first, first.
    pub async fn list_announced(&mut self, area: Option<AreaCode>) -> Result<Vec<Announced>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE area >= $1 AND area < $2 ORDER BY due_on, person_id");
        let rows = fetch_all!(self, RetentionRow, sql, &first, &end)?;
        rows.into_iter().map(Announced::try_from).collect()
    }
}

impl Transaction {
    /// Announces a file, or changes its announcement.
    pub async fn set_announced(&mut self, file: &Announced) -> Result<(), StoreError> {
        let held = file.held.as_ref();
        execute!(
            self,
            "INSERT INTO retention (person_id, area, cause, since, due_on, noticed_at, held_until, held_by, hold_reason)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (person_id) DO UPDATE SET area = excluded.area, cause = excluded.cause, since = excluded.since,
                due_on = excluded.due_on, held_until = excluded.held_until, held_by = excluded.held_by,
                hold_reason = excluded.hold_reason",
            file.idle.person.0,
            file.idle.area.to_string(),
            file.idle.cause.code(),
            file.idle.since,
            file.due_on,
            instant(file.noticed_at),
            held.map(|hold| hold.until),
            held.map(|hold| &hold.by),
            held.map_or("", |hold| hold.reason.as_str()),
        )?;
        Ok(())
    }

    /// Takes an announcement back. Says whether there was one.
    pub async fn delete_announced(&mut self, person: PersonId) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM retention WHERE person_id = $1", person.0)? > 0)
    }

    /// Forgets who read what before an instant. Gives how many lines.
    pub async fn delete_reading_before(&mut self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let looks = execute!(self, "DELETE FROM access_log WHERE at < $1", instant(before))?;
        let sql = "DELETE FROM audit WHERE verb = 'read' AND at < $1";
        Ok(looks + execute!(self, sql, instant(before))?)
    }
}

on_database! {
    list_idle_files(day: NaiveDate) -> Vec<Idle>;
    find_announced(person: PersonId) -> Option<Announced>;
    list_announced(area: Option<AreaCode>) -> Vec<Announced>;
}

fn idle((id, area, cause, since): (Uuid, String, String, NaiveDate)) -> Result<Idle, StoreError> {
    let place = Place { table: "person", id };
    let cause: RetentionCause = place.parse("left_reason", &cause)?;
    Ok(Idle {
        person: PersonId(id),
        area: place.parse("living_area", &area)?,
        cause,
        since,
    })
}

#[derive(sqlx::FromRow)]
struct RetentionRow {
    person_id: Uuid,
    area: String,
    cause: String,
    since: NaiveDate,
    due_on: NaiveDate,
    noticed_at: DateTime<Utc>,
    held_until: Option<NaiveDate>,
    held_by: Option<String>,
    hold_reason: String,
}

impl TryFrom<RetentionRow> for Announced {
    type Error = StoreError;
    fn try_from(row: RetentionRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "retention",
            id: row.person_id,
        };
        let held = match row.held_until {
            None => None,
            Some(until) => Some(Hold {
                until,
                by: place.need("held_by", row.held_by)?,
                reason: row.hold_reason,
            }),
        };
        Ok(Self {
            idle: Idle {
                person: PersonId(row.person_id),
                area: place.parse("area", &row.area)?,
                cause: place.parse("cause", &row.cause)?,
                since: row.since,
            },
            due_on: row.due_on,
            noticed_at: row.noticed_at,
            held,
        })
    }
}
