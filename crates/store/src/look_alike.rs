//! Files that may be of one person: tables `look_alike`, the pairs that were found, `look_alike_due`, whom to compare
//! again, and `not_alike`, the pairs that are of two.
//!
//! Only people of one township who were born in one year are compared. Whoever writes a person puts their group down to
//! be compared again, in the same transaction.

use crate::row::{Imported, Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::ids::PersonId;
use domain::look_alike::{Pair, township};
use domain::person::{Category, Person};
use domain::values::AreaCode;
use std::collections::BTreeSet;
use uuid::Uuid;

/// People who are compared with each other, because one of them was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeGroup {
    /// Their township, or what is known of it.
    pub area: AreaCode,
    /// The year in which they were born.
    pub born: i32,
    /// The writings that were known when they were asked for. One that began before the last of them may end after it.
    pub writings: Vec<i64>,
}

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

/// Of whom pairs are asked for: both live in an area, and both belong to a group where one is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlikeQuery {
    /// The area; `None` = everywhere.
    pub area: Option<AreaCode>,
    /// The group.
    pub only: Option<Category>,
}

/// Which pairs are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// Those for which more than chance speaks.
    Likely,
    /// These, and behind them the others.
    All,
    /// Those that were set apart.
    Apart,
}

/// How many pairs there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlikeCounts {
    /// Those for which more than chance speaks.
    pub likely: u32,
    /// The others.
    pub unlikely: u32,
    /// Those that were set apart.
    pub apart: u32,
}

/// Pairs of files that stand, of an area.
const PAIRS: &str = "FROM look_alike AS l
        JOIN person AS p ON p.id = l.one_person_id JOIN person AS o ON o.id = l.other_person_id
        LEFT JOIN not_alike AS n ON n.one_id = l.one_person_id AND n.other_id = l.other_person_id
    WHERE p.living_area >= $1 AND p.living_area < $2 AND o.living_area >= $1 AND o.living_area < $2
        AND p.merged_into IS NULL AND o.merged_into IS NULL AND p.erased_on IS NULL AND o.erased_on IS NULL";

/// Of which both belong to a group.
fn both_in(only: Option<Category>) -> String {
    let is_in = |side: &str, category: Category| {
        format!(
            " AND EXISTS (SELECT 1 FROM person_category AS c WHERE c.person_id = l.{side} AND c.category = '{}')",
            category.code()
        )
    };
    only.map(|category| is_in("one_person_id", category) + &is_in("other_person_id", category))
        .unwrap_or_default()
}

impl Connection {
    /// Groups to be compared again in an area, those that wait longest first.
    pub async fn list_alike_groups_due(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<AlikeGroup>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT area, born, MAX(seq) FROM look_alike_due WHERE area >= $1 AND area < $2
            GROUP BY area, born ORDER BY MAX(seq) LIMIT $3";
        let rows = fetch_all!(self, (String, i64, i64), sql, &first, &end, i64::from(limit))?;
        let mut groups = Vec::new();
        for (area, born, last) in rows {
            let place = Place {
                table: "look_alike_due",
                id: last,
            };
            let sql = "SELECT seq FROM look_alike_due WHERE area = $1 AND born = $2 ORDER BY seq";
            let writings = fetch_all!(self, (i64,), sql, &area, born)?;
            groups.push(AlikeGroup {
                area: place.parse("area", &area)?,
                born: place.number("born", born)?,
                writings: writings.into_iter().map(|(seq,)| seq).collect(),
            });
        }
        Ok(groups)
    }

    /// What of everybody in a group is compared, in no particular order.
    pub async fn list_alike_sketches(&mut self, group: &AlikeGroup) -> Result<Vec<AlikeSketch>, StoreError> {
        let (first, end) = codes_in(Some(group.area));
        let Some((from, until)) = year(group.born) else {
            return Ok(Vec::new());
        };
        let sql = "SELECT id, name, living_area, birth, phone_index FROM person
            WHERE living_area >= $1 AND living_area < $2 AND substr(living_area, 1, 9) = $3
                AND birth >= $4 AND birth < $5 AND merged_into IS NULL AND erased_on IS NULL";
        let town = group.area.to_string();
        let rows = fetch_all!(self, SketchRow, sql, &first, &end, &town, from, until)?;
        rows.into_iter().map(AlikeSketch::try_from).collect()
    }

    /// How many pairs there are.
    pub async fn count_look_alikes(&mut self, query: AlikeQuery) -> Result<AlikeCounts, StoreError> {
        let (first, end) = codes_in(query.area);
        let only = both_in(query.only);
        let sql = format!(
            "SELECT l.likely, n.one_id IS NOT NULL, COUNT(*) {PAIRS}{only} GROUP BY l.likely, n.one_id IS NOT NULL"
        );
        let mut counts = AlikeCounts::default();
        for (likely, apart, count) in fetch_all!(self, (bool, bool, i64), &sql, &first, &end)? {
            match (likely, apart) {
                (_, true) => counts.apart += count as u32,
                (true, false) => counts.likely += count as u32,
                (false, false) => counts.unlikely += count as u32,
            }
        }
        Ok(counts)
    }

    /// Pairs, the likeliest first; those that were set apart by when that was said, the latest first.
    pub async fn list_look_alikes(
        &mut self,
        query: AlikeQuery,
        which: Alike,
        (offset, limit): (u64, u32),
    ) -> Result<Vec<(Pair, Option<NotAlike>)>, StoreError> {
        let (first, end) = codes_in(query.area);
        let only = both_in(query.only);
        let (which, order) = match which {
            Alike::Likely => ("n.one_id IS NULL AND l.likely", "l.place"),
            Alike::All => ("n.one_id IS NULL", "l.place"),
            Alike::Apart => ("n.one_id IS NOT NULL", "n.decided_at DESC"),
        };
        let sql = format!(
            "SELECT l.one_person_id, l.other_person_id, l.likeness, l.same_birthday, l.same_phone, n.decided_at, n.decided_by
                {PAIRS}{only} AND {which} ORDER BY {order}, l.one_person_id, l.other_person_id LIMIT $3 OFFSET $4"
        );
        let rows = fetch_all!(self, PairRow, &sql, &first, &end, i64::from(limit), offset as i64)?;
        rows.into_iter().map(PairRow::pair).collect()
    }
}

impl Transaction {
    /// Keeps what was found in a group instead of what was found before, unless somebody else was faster.
    pub async fn set_look_alikes(&mut self, group: &AlikeGroup, pairs: &[Pair]) -> Result<(), StoreError> {
        let town = group.area.to_string();
        // Whatever went to another place since is compared there.
        let born = group.born;
        let done = |marks| {
            format!("DELETE FROM look_alike_due WHERE area = '{town}' AND born = {born} AND seq IN ({marks})")
        };
        let compared = execute_in!(self, done, group.writings);
        let Some((from, until)) = year(group.born).filter(|_| compared > 0) else {
            return Ok(());
        };
        let (first, end) = codes_in(Some(group.area));
        let before = "DELETE FROM look_alike WHERE one_person_id IN (SELECT id FROM person
            WHERE living_area >= $1 AND living_area < $2 AND substr(living_area, 1, 9) = $3
                AND birth >= $4 AND birth < $5)";
        execute!(self, before, &first, &end, &town, from, until)?;
        insert_all!(
            self,
            "INSERT INTO look_alike (one_person_id, other_person_id, likeness, same_birthday, same_phone, likely, place)",
            pairs,
            |pair| [
                pair.one.0,
                pair.other.0,
                pair.likeness.code(),
                pair.same_birthday,
                pair.same_phone,
                pair.is_likely(),
                i64::from(pair.place()),
            ],
            "ON CONFLICT (one_person_id, other_person_id) DO NOTHING",
        );
        Ok(())
    }

    /// Puts down that these people were written: whoever may be alike is compared again.
    pub(crate) async fn compare_again(&mut self, people: &[Imported<Person>]) -> Result<(), StoreError> {
        let group = |person: &Imported<Person>| {
            let person = &person.record;
            (township(person.living_area).to_string(), person.birth().year())
        };
        let groups: BTreeSet<(String, i32)> = people.iter().map(group).collect();
        let groups: Vec<(String, i32)> = groups.into_iter().collect();
        insert_all!(
            self,
            "INSERT INTO look_alike_due (area, born)",
            groups,
            |group| [&group.0, i64::from(group.1)],
            "",
        );
        Ok(())
    }

    /// Forgets the pairs of people who are about to be compared again, or are there no more.
    pub(crate) async fn forget_look_alikes(&mut self, people: &[Uuid]) -> Result<(), StoreError> {
        for side in ["one_person_id", "other_person_id"] {
            let sql = |marks| format!("DELETE FROM look_alike WHERE {side} IN ({marks})");
            execute_in!(self, sql, people);
        }
        Ok(())
    }

    /// Forgets the pairs of everybody who lives in an area itself, and puts them down to be compared where they go.
    pub(crate) async fn compare_elsewhere(&mut self, from: &str, into: &str) -> Result<(), StoreError> {
        for side in ["one_person_id", "other_person_id"] {
            let sql = format!(
                "DELETE FROM look_alike WHERE {side} IN (SELECT id FROM person WHERE living_area = $1)"
            );
            execute!(self, &sql, from)?;
        }
        let sql = "INSERT INTO look_alike_due (area, born)
            SELECT DISTINCT substr($2, 1, 9), CAST(substr(CAST(birth AS TEXT), 1, 4) AS INTEGER) FROM person
            WHERE living_area = $1 AND birth IS NOT NULL AND merged_into IS NULL AND erased_on IS NULL";
        execute!(self, sql, from, into)?;
        Ok(())
    }

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
    list_alike_groups_due(area: Option<AreaCode>, limit: u32) -> Vec<AlikeGroup>;
    list_alike_sketches(group: &AlikeGroup) -> Vec<AlikeSketch>;
    count_look_alikes(query: AlikeQuery) -> AlikeCounts;
    list_look_alikes(query: AlikeQuery, which: Alike, page: (u64, u32)) -> Vec<(Pair, Option<NotAlike>)>;
}

/// The first day of a year, and of the next.
fn year(born: i32) -> Option<(NaiveDate, NaiveDate)> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    Some((first(born)?, first(born + 1)?))
}

#[derive(sqlx::FromRow)]
struct PairRow {
    one_person_id: Uuid,
    other_person_id: Uuid,
    likeness: String,
    same_birthday: bool,
    same_phone: bool,
    decided_at: Option<DateTime<Utc>>,
    decided_by: Option<String>,
}

impl PairRow {
    fn pair(self) -> Result<(Pair, Option<NotAlike>), StoreError> {
        let place = Place {
            table: "look_alike",
            id: self.one_person_id,
        };
        let pair = Pair {
            one: PersonId(self.one_person_id),
            other: PersonId(self.other_person_id),
            likeness: place.parse("likeness", &self.likeness)?,
            same_birthday: self.same_birthday,
            same_phone: self.same_phone,
        };
        let said = self.decided_at.zip(self.decided_by);
        let apart = said.map(|(at, by)| NotAlike {
            one: pair.one,
            other: pair.other,
            at,
            by,
        });
        Ok((pair, apart))
    }
}

#[derive(sqlx::FromRow)]
struct SketchRow {
    id: Uuid,
    name: String,
    living_area: String,
    birth: Option<NaiveDate>,
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
            phone: row.phone_index,
        })
    }
}
