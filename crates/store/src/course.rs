//! Table `course`.

use crate::row::{self, Imported, Place};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::course::Course;
use domain::ids::CourseId;
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

/// What an import needs to know of a course that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseKey {
    /// Our id.
    pub id: CourseId,
    /// The number outside.
    pub no: String,
    /// Fingerprint of the row it came from.
    pub content_hash: u64,
}

macro_rules! columns {
    () => {
        "id, no, name, kind, occupation, hours, area, address, provider, audience, certificate, fee, starts,
            description, trades, source"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM course ", $tail)
    };
}

impl Connection {
    /// The course with this id.
    pub async fn find_course(&mut self, id: CourseId) -> Result<Option<Course>, StoreError> {
        let row = fetch_optional!(self, CourseRow, select!("WHERE id = $1"), id.0)?;
        row.map(Course::try_from).transpose()
    }

    /// The course with this number outside.
    pub async fn find_course_by_no(&mut self, no: &str) -> Result<Option<Course>, StoreError> {
        let row = fetch_optional!(self, CourseRow, select!("WHERE no = $1"), no)?;
        row.map(Course::try_from).transpose()
    }

    /// The courses with these ids, in no particular order; unknown ids are left out.
    pub async fn list_courses(&mut self, ids: &[CourseId]) -> Result<Vec<Course>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!("SELECT ", columns!(), " FROM course WHERE id IN ({})"),
                marks
            )
        };
        let rows = fetch_in!(self, CourseRow, sql, ids);
        rows.into_iter().map(Course::try_from).collect()
    }

    /// Courses of an area that begin from a day to another, the earliest first.
    pub async fn list_courses_starting(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
        limit: u32,
    ) -> Result<Vec<Course>, StoreError> {
        let (first, end) = row::codes_in(area);
        let sql = select!(
            "WHERE starts >= $1 AND starts <= $2 AND area >= $3 AND area < $4 ORDER BY starts, id LIMIT $5"
        );
        let rows = fetch_all!(self, CourseRow, sql, from, to, &first, &end, i64::from(limit))?;
        rows.into_iter().map(Course::try_from).collect()
    }

    /// The next courses by id, for walking through all of them in portions.
    pub async fn list_courses_after(
        &mut self,
        after: Option<CourseId>,
        limit: u32,
    ) -> Result<Vec<Course>, StoreError> {
        let after = after.map_or(Uuid::nil(), |id| id.0);
        let sql = select!("WHERE id > $1 ORDER BY id LIMIT $2");
        let rows = fetch_all!(self, CourseRow, sql, after, i64::from(limit))?;
        rows.into_iter().map(Course::try_from).collect()
    }

    /// What an import needs to know of all courses.
    pub async fn list_course_keys(&mut self) -> Result<Vec<CourseKey>, StoreError> {
        let rows = fetch_all!(
            self,
            (Uuid, String, i64),
            "SELECT id, no, content_hash FROM course"
        )?;
        Ok(rows.into_iter().map(key).collect())
    }

    /// How many courses there are.
    pub async fn count_courses(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM course")?)
    }
}

impl Transaction {
    /// Adds courses. A number that is there already is a violation of `course_no_key`.
    pub async fn add_courses(&mut self, courses: &[Imported<Course>]) -> Result<u64, StoreError> {
        self.put_courses(courses, "").await
    }

    /// Adds courses, or replaces those that are there by id.
    pub async fn set_courses(&mut self, courses: &[Imported<Course>]) -> Result<u64, StoreError> {
        let replace =
            "ON CONFLICT (id) DO UPDATE SET no = excluded.no, name = excluded.name, kind = excluded.kind,
            occupation = excluded.occupation, hours = excluded.hours, area = excluded.area,
            address = excluded.address, provider = excluded.provider, audience = excluded.audience,
            certificate = excluded.certificate, fee = excluded.fee, starts = excluded.starts,
            description = excluded.description, trades = excluded.trades, source = excluded.source,
            content_hash = excluded.content_hash";
        self.put_courses(courses, replace).await
    }

    async fn put_courses(
        &mut self,
        courses: &[Imported<Course>],
        tail: &'static str,
    ) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            concat!("INSERT INTO course (", columns!(), ", content_hash)"),
            courses,
            |course| [
                course.record.id.0,
                &course.record.no,
                &course.record.name,
                &course.record.kind,
                &course.record.occupation,
                course.record.hours.map(i64::from),
                course.record.area.map(String::from),
                &course.record.address,
                &course.record.provider,
                &course.record.audience,
                &course.record.certificate,
                course.record.fee.map(|fen| fen.0),
                course.record.starts,
                &course.record.description,
                row::trades(course.record.trades),
                &course.record.source,
                course.hash(),
            ],
            tail,
        ))
    }
}

on_database! {
    list_courses_starting(area: Option<AreaCode>, span: (NaiveDate, NaiveDate), limit: u32) -> Vec<Course>;
    find_course(id: CourseId) -> Option<Course>;
    list_courses(ids: &[CourseId]) -> Vec<Course>;
    list_courses_after(after: Option<CourseId>, limit: u32) -> Vec<Course>;
    list_course_keys() -> Vec<CourseKey>;
    count_courses() -> u64;
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    id: Uuid,
    no: String,
    name: String,
    kind: String,
    occupation: String,
    hours: Option<i64>,
    area: Option<String>,
    address: String,
    provider: String,
    audience: String,
    certificate: String,
    fee: Option<i64>,
    starts: Option<NaiveDate>,
    description: String,
    trades: String,
    source: String,
}

impl TryFrom<CourseRow> for Course {
    type Error = StoreError;
    fn try_from(row: CourseRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "course",
            id: row.id,
        };
        Ok(Self {
            id: CourseId(row.id),
            no: row.no,
            name: row.name,
            kind: row.kind,
            occupation: row.occupation,
            hours: place.number_option("hours", row.hours)?,
            area: place.parse_option("area", row.area)?,
            address: row.address,
            provider: row.provider,
            audience: row.audience,
            certificate: row.certificate,
            fee: row.fee.map(Fen),
            starts: row.starts,
            description: row.description,
            trades: place.trades("trades", &row.trades)?,
            source: row.source,
        })
    }
}

fn key((id, no, hash): (Uuid, String, i64)) -> CourseKey {
    CourseKey {
        id: CourseId(id),
        no,
        content_hash: hash as u64,
    }
}
