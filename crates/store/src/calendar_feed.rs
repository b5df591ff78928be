//! Table `calendar_feed`: secret addresses of calendars. The address holds the secret, the table its hash.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{AccountId, CalendarFeedId, PersonId};
use uuid::Uuid;

/// Whose calendar a secret address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedOwner {
    /// A person's.
    Person(PersonId),
    /// That of somebody of staff.
    Account(AccountId),
}

impl FeedOwner {
    /// As the two columns.
    const fn columns(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Person(person) => (Some(person.0), None),
            Self::Account(account) => (None, Some(account.0)),
        }
    }
}

impl Connection {
    /// Whose the calendar is whose secret has this hash; that of a merged file leads to the one that was kept.
    pub async fn find_calendar_feed(&mut self, secret_hash: &[u8]) -> Result<Option<FeedOwner>, StoreError> {
        let sql = "SELECT f.id, COALESCE(p.merged_into, p.id), f.account_id FROM calendar_feed AS f
            LEFT JOIN person AS p ON p.id = f.person_id WHERE f.secret_hash = $1";
        let row = fetch_optional!(self, (Uuid, Option<Uuid>, Option<Uuid>), sql, secret_hash)?;
        let owner = |(id, person, account): (Uuid, Option<Uuid>, Option<Uuid>)| match (person, account) {
            (Some(person), _) => Ok(FeedOwner::Person(PersonId(person))),
            (None, account) => {
                let place = Place {
                    table: "calendar_feed",
                    id,
                };
                place
                    .need("account_id", account)
                    .map(|id| FeedOwner::Account(AccountId(id)))
            }
        };
        row.map(owner).transpose()
    }

    /// Since when somebody has a secret address, by a file that was merged into theirs too.
    pub async fn find_calendar_feed_since(
        &mut self,
        owner: FeedOwner,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let (person, account) = owner.columns();
        let sql = "SELECT made_at FROM calendar_feed WHERE account_id = $2
            OR person_id IN (SELECT id FROM person WHERE id = $1 OR merged_into = $1) ORDER BY made_at DESC LIMIT 1";
        let row = fetch_optional!(self, (DateTime<Utc>,), sql, person, account)?;
        Ok(row.map(|(at,)| at))
    }
}

impl Transaction {
    /// Gives somebody a secret address; they have none before.
    pub async fn add_calendar_feed(
        &mut self,
        id: CalendarFeedId,
        owner: FeedOwner,
        (secret_hash, at): (&[u8], DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let (person, account) = owner.columns();
        execute!(
            self,
            "INSERT INTO calendar_feed (id, secret_hash, person_id, account_id, made_at) VALUES ($1, $2, $3, $4, $5)",
            id.0,
            secret_hash,
            person,
            account,
            instant(at),
        )?;
        Ok(())
    }

    /// Takes somebody's secret address away, and those of files that were merged into theirs. Says whether there was one.
    pub async fn delete_calendar_feed(&mut self, owner: FeedOwner) -> Result<bool, StoreError> {
        let (person, account) = owner.columns();
        let sql = "DELETE FROM calendar_feed WHERE account_id = $2
            OR person_id IN (SELECT id FROM person WHERE id = $1 OR merged_into = $1)";
        Ok(execute!(self, sql, person, account)? > 0)
    }
}

on_database! {
    find_calendar_feed(secret_hash: &[u8]) -> Option<FeedOwner>;
}
