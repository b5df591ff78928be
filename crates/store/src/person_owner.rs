//! Table `person_owner`: who looks after whom, with its history.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::hand_over::{OwnerSpell, Taking};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::values::AreaCode;
use uuid::Uuid;

impl Connection {
    /// Who looked after a person, latest first.
    pub async fn list_owners(&mut self, person: PersonId) -> Result<Vec<OwnerSpell>, StoreError> {
        let sql = "SELECT seq, person_id, account_id, since, until, how, hand_over_id FROM person_owner
            WHERE person_id = $1 ORDER BY seq DESC";
        let rows = fetch_all!(self, OwnerRow, sql, person.0)?;
        rows.into_iter().map(OwnerSpell::try_from).collect()
    }

    /// How many people of an area each account looks after.
    pub async fn count_owned(&mut self, area: Option<AreaCode>) -> Result<Vec<(AccountId, u32)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql =
            "SELECT o.account_id, COUNT(*) FROM person_owner AS o JOIN person AS p ON p.id = o.person_id
            WHERE o.until IS NULL AND p.living_area >= $1 AND p.living_area < $2 GROUP BY o.account_id";
        let rows = fetch_all!(self, (Uuid, i64), sql, &first, &end)?;
        Ok(rows
            .into_iter()
            .map(|(id, count)| (AccountId(id), count as u32))
            .collect())
    }

    /// Whether an account looks after anybody.
    pub async fn owns_anybody(&mut self, account: AccountId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM person_owner WHERE account_id = $1 AND until IS NULL LIMIT 1";
        Ok(fetch_optional!(self, (i32,), sql, account.0)?.is_some())
    }

    /// Whoever is looked after by an account that cannot any more: it may not sign in, or they live outside its area.
    /// Says of each whether the account has left.
    pub async fn list_people_left_alone(&mut self, limit: u32) -> Result<Vec<(PersonId, bool)>, StoreError> {
        let sql = "SELECT o.person_id, NOT a.active FROM person_owner AS o
                JOIN person AS p ON p.id = o.person_id JOIN account AS a ON a.id = o.account_id
            WHERE o.until IS NULL AND (NOT a.active OR substr(p.living_area, 1, length(a.area)) <> a.area)
            LIMIT $1";
        let rows = fetch_all!(self, (Uuid, bool), sql, i64::from(limit))?;
        Ok(rows.into_iter().map(|(id, left)| (PersonId(id), left)).collect())
    }
}

impl Transaction {
    /// Gives people to an account, whoever looked after them before. Nobody is given to whom they belong already.
    pub async fn set_owner(
        &mut self,
        people: &[PersonId],
        account: AccountId,
        (at, how, hand_over): (DateTime<Utc>, Taking, Option<HandOverId>),
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        self.end_owners(people, at).await?;
        Ok(insert_all!(
            self,
            "INSERT INTO person_owner (person_id, account_id, since, how, hand_over_id)",
            ids,
            |id| [*id, account.0, instant(at), how.code(), hand_over.map(|id| id.0)],
            "",
        ))
    }

    /// Takes people from whoever looks after them.
    pub async fn end_owners(&mut self, people: &[PersonId], at: DateTime<Utc>) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        for id in ids {
            let sql = "UPDATE person_owner SET until = $2 WHERE person_id = $1 AND until IS NULL";
            execute!(self, sql, id, instant(at))?;
        }
        Ok(())
    }

    /// Gives everybody in an area whom nobody looks after to an account.
    pub async fn adopt(
        &mut self,
        area: AreaCode,
        account: AccountId,
        (at, how): (DateTime<Utc>, Taking),
    ) -> Result<u64, StoreError> {
        let (first, end) = codes_in(Some(area));
        let sql = "INSERT INTO person_owner (person_id, account_id, since, how)
            SELECT p.id, $1, $2, $3 FROM person AS p WHERE p.living_area >= $4 AND p.living_area < $5
                AND p.merged_into IS NULL
                AND NOT EXISTS (SELECT 1 FROM person_owner AS o WHERE o.person_id = p.id AND o.until IS NULL)";
        Ok(execute!(
            self,
            sql,
            account.0,
            instant(at),
            how.code(),
            &first,
            &end
        )?)
    }
}

on_database! {
    list_owners(person: PersonId) -> Vec<OwnerSpell>;
    count_owned(area: Option<AreaCode>) -> Vec<(AccountId, u32)>;
    owns_anybody(account: AccountId) -> bool;
    list_people_left_alone(limit: u32) -> Vec<(PersonId, bool)>;
}

#[derive(sqlx::FromRow)]
struct OwnerRow {
    seq: i64,
    person_id: Uuid,
    account_id: Uuid,
    since: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
    how: String,
    hand_over_id: Option<Uuid>,
}

impl TryFrom<OwnerRow> for OwnerSpell {
    type Error = StoreError;
    fn try_from(row: OwnerRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person_owner",
            id: row.seq,
        };
        Ok(Self {
            person: PersonId(row.person_id),
            account: AccountId(row.account_id),
            since: row.since,
            until: row.until,
            how: place.parse("how", &row.how)?,
            hand_over: row.hand_over_id.map(HandOverId),
        })
    }
}
