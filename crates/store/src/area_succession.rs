//! An area becomes part of another: tables `area` (its end) and `past_area`, and every column that names an area.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::area_merge::AreaEnd;
use domain::ids::PersonId;
use domain::person::Person;
use domain::values::AreaCode;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A column that names areas, and what becomes of it when one of them ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaColumn {
    /// Its table.
    pub table: &'static str,
    /// Its name.
    pub column: &'static str,
    /// Whether its rows go to the successor; the others say how it was on their day.
    pub moves: bool,
}

const fn moves(table: &'static str, column: &'static str) -> AreaColumn {
    AreaColumn {
        table,
        column,
        moves: true,
    }
}

const fn stays(table: &'static str, column: &'static str) -> AreaColumn {
    AreaColumn {
        table,
        column,
        moves: false,
    }
}

/// Every column that names areas. A new one belongs here, or a test fails.
pub const AREA_COLUMNS: &[AreaColumn] = &[
    moves("person", "living_area"),
    moves("person", "hukou_area"),
    moves("person", "wanted_areas"),
    moves("person_key", "area"),
    moves("look_alike_due", "area"),
    moves("household", "area"),
    moves("vacancy", "area"),
    moves("posting", "area"),
    moves("public_post", "area"),
    moves("job_fair", "area"),
    moves("labour_group", "area"),
    moves("instructor", "area"),
    moves("screen", "area"),
    // Other regions are called what they call themselves; a package says what it said.
    stays("region_package", "area"),
    moves("course", "area"),
    moves("training_class", "area"),
    moves("training_order", "area"),
    moves("employer", "area"),
    moves("employer_account", "area"),
    moves("labour_case", "area"),
    moves("listing", "area"),
    moves("account", "area"),
    moves("recognition", "area"),
    moves("claim", "area"),
    moves("recognition_task", "area"),
    moves("public_notice", "area"),
    moves("setting", "area"),
    moves("access_log", "area"),
    moves("erasure", "area"),
    moves("retention", "area"),
    moves("land_acquisition", "area"),
    stays("quota_year", "area"),
    moves("quota_line", "area"),
    moves("export", "area"),
    moves("list_batch", "area"),
    stays("spot_draw", "area"),
    // Figures were set for an area as it was; those of the successor are its own.
    stays("policy_parameter", "area"),
    stays("figure_request", "area"),
    stays("round", "area"),
    stays("shortage", "area"),
    // A week counts by the streets there were.
    stays("assistance_week", "area"),
    stays("week_target", "area"),
    stays("week_statistic", "area"),
    stays("past_area", "area"),
];

/// The columns that plainly take the new code.
const PLAIN: [(&str, &str); 25] = [
    ("look_alike_due", "area"),
    ("access_log", "area"),
    ("erasure", "area"),
    ("retention", "area"),
    ("export", "area"),
    ("list_batch", "area"),
    ("person_key", "area"),
    ("vacancy", "area"),
    ("posting", "area"),
    ("public_post", "area"),
    ("labour_group", "area"),
    ("instructor", "area"),
    ("screen", "area"),
    ("course", "area"),
    ("training_class", "area"),
    ("training_order", "area"),
    ("employer", "area"),
    ("employer_account", "area"),
    ("labour_case", "area"),
    ("listing", "area"),
    ("account", "area"),
    ("recognition", "area"),
    ("recognition_task", "area"),
    ("public_notice", "area"),
    ("person", "hukou_area"),
];

/// How many records went to a successor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// People who live there.
    pub people: u64,
    /// Households.
    pub households: u64,
    /// Vacancies.
    pub vacancies: u64,
    /// Courses.
    pub courses: u64,
    /// Employers.
    pub employers: u64,
    /// Staff accounts.
    pub accounts: u64,
    /// Applications for recognition.
    pub recognitions: u64,
    /// Public notices.
    pub notices: u64,
    /// Open and past tasks about recognitions.
    pub tasks: u64,
}

impl std::ops::AddAssign for Moved {
    fn add_assign(&mut self, other: Self) {
        self.people += other.people;
        self.households += other.households;
        self.vacancies += other.vacancies;
        self.courses += other.courses;
        self.employers += other.employers;
        self.accounts += other.accounts;
        self.recognitions += other.recognitions;
        self.notices += other.notices;
        self.tasks += other.tasks;
    }
}

impl Connection {
    /// Every area that has ended, by code.
    pub async fn list_area_ends(&mut self) -> Result<Vec<AreaEnd>, StoreError> {
        let sql = "SELECT code, ended_on, successor FROM area
            WHERE ended_on IS NOT NULL AND successor IS NOT NULL ORDER BY code";
        let rows = fetch_all!(self, (String, NaiveDate, String), sql)?;
        let end = |(code, on, successor): (String, NaiveDate, String)| {
            let place = Place {
                table: "area",
                id: &code,
            };
            Ok(AreaEnd {
                code: place.parse("code", &code)?,
                on,
                successor: place.parse("successor", &successor)?,
            })
        };
        rows.into_iter().map(end).collect()
    }

    /// Every code of an area and below that a record names, whether the tree has it or not.
    pub async fn list_areas_in_use(&mut self, area: AreaCode) -> Result<BTreeSet<AreaCode>, StoreError> {
        let (first, end) = codes_in(Some(area));
        let mut found = BTreeSet::new();
        for (table, column) in [("person", "living_area"), ("household", "area")]
            .into_iter()
            .chain(PLAIN)
            // Whom to compare again says nothing about who is there.
            .filter(|(table, _)| *table != "look_alike_due")
        {
            let sql = format!("SELECT DISTINCT {column} FROM {table} WHERE {column} >= $1 AND {column} < $2");
            for (code,) in fetch_all!(self, (String,), &sql, &first, &end)? {
                let place = Place { table, id: &code };
                found.insert(place.parse("area", &code)?);
            }
        }
        Ok(found)
    }

    /// Where people lived on a day, as far as an area that has ended since: the others lived where they live.
    pub async fn list_past_areas(&mut self, day: NaiveDate) -> Result<Vec<(PersonId, AreaCode)>, StoreError> {
        let sql = "SELECT a.person_id, a.area FROM past_area AS a WHERE a.until =
            (SELECT MIN(b.until) FROM past_area AS b WHERE b.person_id = a.person_id AND b.until > $1)";
        let rows = fetch_all!(self, (Uuid, String), sql, day)?;
        let past = |(id, area): (Uuid, String)| {
            let place = Place {
                table: "past_area",
                id,
            };
            Ok((PersonId(id), place.parse("area", &area)?))
        };
        rows.into_iter().map(past).collect()
    }
}

/// Who moves an area, when, and from which day on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stamp<'a> {
    at: DateTime<Utc>,
    on: NaiveDate,
    actor: &'a str,
}

impl Transaction {
    /// Who would like to work in an area or below, held until the end of the transaction: nobody else writes them
    /// meanwhile.
    pub async fn claim_people_wanting(&mut self, area: AreaCode) -> Result<Vec<Person>, StoreError> {
        let wanting = format!("%\"{area}%");
        execute!(
            self,
            "UPDATE person SET version = version WHERE wanted_areas LIKE $1",
            &wanting
        )?;
        let sql = "SELECT id FROM person WHERE wanted_areas LIKE $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, &wanting)?;
        let ids: Vec<PersonId> = rows.into_iter().map(|(id,)| PersonId(id)).collect();
        self.list_people(&ids).await
    }

    /// Ends an area on a day, in favour of another. Says whether it had not ended before.
    pub async fn end_area(&mut self, end: AreaEnd) -> Result<bool, StoreError> {
        let sql = "UPDATE area SET ended_on = $2, successor = $3 WHERE code = $1 AND ended_on IS NULL";
        let (code, successor) = (end.code.to_string(), end.successor.to_string());
        self.raise_area_revision().await?;
        Ok(execute!(self, sql, code, end.on, successor)? > 0)
    }

    /// Gives everything that is in an area itself, not below it, to its successor. Histories name `actor`; where people
    /// lived until the day is kept. Documents that can be searched are put down for the index.
    pub async fn move_area(
        &mut self,
        end: AreaEnd,
        at: DateTime<Utc>,
        actor: &str,
    ) -> Result<Moved, StoreError> {
        let (from, into) = (end.code.to_string(), end.successor.to_string());
        let on = end.on;
        let stamp = Stamp { at, on, actor };
        for kind in ["vacancy", "course"] {
            let sql =
                format!("INSERT INTO index_task (kind, id) SELECT '{kind}', id FROM {kind} WHERE area = $1");
            execute!(self, &sql, &from)?;
        }
        let people = self.move_people(&from, &into, stamp).await?;
        let households = self.move_households(&from, &into, stamp).await?;
        let mut moved = Moved {
            people,
            households,
            ..Moved::default()
        };
        for (table, column) in PLAIN {
            let sql = format!("UPDATE {table} SET {column} = $2 WHERE {column} = $1");
            let rows = execute!(self, &sql, &from, &into)?;
            match table {
                "vacancy" => moved.vacancies = rows,
                "course" => moved.courses = rows,
                "employer" => moved.employers = rows,
                "account" => moved.accounts = rows,
                "recognition" => moved.recognitions = rows,
                "public_notice" => moved.notices = rows,
                "recognition_task" => moved.tasks = rows,
                _ => {}
            }
        }
        self.move_settings(&from, &into).await?;
        Ok(moved)
    }

    /// What stands in a setting of the successor stays; what it has not, it gets.
    async fn move_settings(&mut self, from: &str, into: &str) -> Result<(), StoreError> {
        let sql = "UPDATE setting SET area = $2 WHERE area = $1
            AND NOT EXISTS (SELECT 1 FROM setting AS s WHERE s.area = $2 AND s.key = setting.key)";
        execute!(self, sql, from, into)?;
        execute!(self, "DELETE FROM setting WHERE area = $1", from)?;
        Ok(())
    }

    async fn move_people(&mut self, from: &str, into: &str, stamp: Stamp<'_>) -> Result<u64, StoreError> {
        // Of two ends on one day the first is where they lived before.
        let past = "INSERT INTO past_area (person_id, area, until) SELECT id, living_area, $2 FROM person
            WHERE living_area = $1 ON CONFLICT (person_id, until) DO NOTHING";
        execute!(self, past, from, stamp.on)?;
        self.compare_elsewhere(from, into).await?;
        for column in ["living_area", "hukou_area"] {
            self.note_move(("person", column), from, into, stamp).await?;
        }
        let version = "UPDATE person SET version = version + 1 WHERE living_area = $1 OR hukou_area = $1";
        execute!(self, version, from)?;
        let sql = "UPDATE person SET living_area = $2 WHERE living_area = $1";
        Ok(execute!(self, sql, from, into)?)
    }

    async fn move_households(&mut self, from: &str, into: &str, stamp: Stamp<'_>) -> Result<u64, StoreError> {
        self.note_move(("household", "area"), from, into, stamp).await?;
        let sql = "UPDATE household SET area = $2, version = version + 1 WHERE area = $1";
        Ok(execute!(self, sql, from, into)?)
    }

    /// Writes the history of every record of a table whose column is about to take the new code.
    async fn note_move(
        &mut self,
        (table, column): (&str, &str),
        from: &str,
        into: &str,
        stamp: Stamp<'_>,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO field_change (noun, noun_id, version, field, old_value, new_value, at, actor, why)
            SELECT '{table}', id, version + 1, '{column}', $1, $2, $3, $4, '' FROM {table} WHERE {column} = $1"
        );
        execute!(self, &sql, from, into, instant(stamp.at), stamp.actor)?;
        Ok(())
    }
}

on_database! {
    list_area_ends() -> Vec<AreaEnd>;
    list_areas_in_use(area: AreaCode) -> BTreeSet<AreaCode>;
    list_past_areas(day: NaiveDate) -> Vec<(PersonId, AreaCode)>;
}
