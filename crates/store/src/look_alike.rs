//! Files that may be of one person: what of each is compared, and the table `not_alike` of those that are of two.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::PersonId;
use domain::person::CategorySet;
use domain::values::AreaCode;
use uuid::Uuid;

/// What of a file is compared. Nothing is unsealed for it: the telephone stands as its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeSketch {
    /// The file.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Where the person lives.
    pub living_area: AreaCode,
    /// Birth date.
    pub birth: NaiveDate,
    /// Groups.
    pub categories: CategorySet,
    /// Mark of the telephone number.
    pub phone: Option<Vec<u8>>,
}

/// Two files that look alike and are of two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAlike {
    /// The one with the smaller id.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// When that was said.
    pub at: DateTime<Utc>,
    /// By whom, as [`domain::actor::Actor::label`] says.
    pub by: String,
}

impl Connection {
    /// What of everybody in an area is compared, in no particular order.
    pub async fn list_alike_sketches(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<AlikeSketch>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT id, name, living_area, birth, categories, phone_index FROM person
            WHERE living_area >= $1 AND living_area < $2 AND merged_into IS NULL";
        let rows = fetch_all!(self, SketchRow, sql, &first, &end)?;
        rows.into_iter().map(AlikeSketch::try_from).collect()
    }

    /// Pairs that were said to be of two people, both of whom live in an area; the latest first.
    pub async fn list_not_alike(&mut self, area: Option<AreaCode>) -> Result<Vec<NotAlike>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT n.one_id, n.other_id, n.decided_at, n.decided_by FROM not_alike AS n
                JOIN person AS p ON p.id = n.one_id JOIN person AS o ON o.id = n.other_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND o.living_area >= $1 AND o.living_area < $2
                AND p.merged_into IS NULL AND o.merged_into IS NULL
            ORDER BY n.decided_at DESC, n.one_id, n.other_id";
        let rows = fetch_all!(self, (Uuid, Uuid, DateTime<Utc>, String), sql, &first, &end)?;
        Ok(rows.into_iter().map(not_alike).collect())
    }
}

impl Transaction {
    /// Says that two files are of two people, the smaller id first. Says whether that is news.
    pub async fn add_not_alike(&mut self, pair: &NotAlike) -> Result<bool, StoreError> {
        let sql = "INSERT INTO not_alike (one_id, other_id, decided_at, decided_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (one_id, other_id) DO NOTHING";
        Ok(execute!(self, sql, pair.one.0, pair.other.0, instant(pair.at), &pair.by)? > 0)
    }

    /// Takes that back. Says whether it had been said.
    pub async fn delete_not_alike(&mut self, one: PersonId, other: PersonId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM not_alike WHERE one_id = $1 AND other_id = $2";
        Ok(execute!(self, sql, one.0, other.0)? > 0)
    }
}

on_database! {
    list_alike_sketches(area: Option<AreaCode>) -> Vec<AlikeSketch>;
    list_not_alike(area: Option<AreaCode>) -> Vec<NotAlike>;
}

fn not_alike((one, other, at, by): (Uuid, Uuid, DateTime<Utc>, String)) -> NotAlike {
    NotAlike {
        one: PersonId(one),
        other: PersonId(other),
        at,
        by,
    }
}

#[derive(sqlx::FromRow)]
struct SketchRow {
    id: Uuid,
    name: String,
    living_area: String,
    birth: Option<NaiveDate>,
    categories: String,
    phone_index: Option<Vec<u8>>,
}

impl TryFrom<SketchRow> for AlikeSketch {
    type Error = StoreError;
    fn try_from(row: SketchRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person",
            id: row.id,
        };
        Ok(Self {
            id: PersonId(row.id),
            name: row.name,
            living_area: place.parse("living_area", &row.living_area)?,
            birth: place.need("birth", row.birth)?,
            categories: place.categories("categories", &row.categories)?,
            phone: row.phone_index,
        })
    }
}
