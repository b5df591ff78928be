//! Table `consent`: what people agreed to. Words are added and never changed; they go with a person who is erased, and with a
//! merge that is undone.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::consent::ConsentSaid;
use domain::ids::PersonId;
use uuid::Uuid;

const SELECT: &str = "SELECT seq, person_id, purpose, given, wording, how, said_on, actor, at FROM consent";

impl Connection {
    /// What a person said, latest first.
    pub async fn list_consents(&mut self, person: PersonId) -> Result<Vec<ConsentSaid>, StoreError> {
        let sql = format!("{SELECT} WHERE person_id = $1 ORDER BY seq DESC");
        let rows = fetch_all!(self, ConsentRow, &sql, person.0)?;
        rows.into_iter().map(ConsentSaid::try_from).collect()
    }

    /// What these people said, latest first.
    pub async fn list_consents_of(&mut self, people: &[PersonId]) -> Result<Vec<ConsentSaid>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| format!("{SELECT} WHERE person_id IN ({marks}) ORDER BY seq DESC");
        let rows = fetch_in!(self, ConsentRow, sql, ids);
        rows.into_iter().map(ConsentSaid::try_from).collect()
    }
}

impl Transaction {
    /// Takes from one person the words that were another's: what a merge brought, when it is undone.
    pub async fn take_consents_back(&mut self, kept: PersonId, gone: PersonId) -> Result<(), StoreError> {
        let sql = "DELETE FROM consent WHERE person_id = $1 AND EXISTS (SELECT 1 FROM consent AS theirs
            WHERE theirs.person_id = $2 AND theirs.purpose = consent.purpose AND theirs.at = consent.at
                AND theirs.actor = consent.actor AND theirs.given = consent.given)";
        execute!(self, sql, kept.0, gone.0)?;
        Ok(())
    }

    /// Keeps words, in their order.
    pub async fn add_consents(&mut self, said: &[ConsentSaid]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO consent (person_id, purpose, given, wording, how, said_on, actor, at)",
            said,
            |one| [
                one.person.0,
                one.purpose.code(),
                one.given,
                i64::from(one.wording),
                one.how.code(),
                one.on,
                &one.by,
                instant(one.at),
            ],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_consents(person: PersonId) -> Vec<ConsentSaid>;
    list_consents_of(people: &[PersonId]) -> Vec<ConsentSaid>;
}

#[derive(sqlx::FromRow)]
struct ConsentRow {
    seq: i64,
    person_id: Uuid,
    purpose: String,
    given: bool,
    wording: i64,
    how: String,
    said_on: NaiveDate,
    actor: String,
    at: DateTime<Utc>,
}

impl TryFrom<ConsentRow> for ConsentSaid {
    type Error = StoreError;
    fn try_from(row: ConsentRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "consent",
            id: row.seq,
        };
        Ok(Self {
            person: PersonId(row.person_id),
            purpose: place.parse("purpose", &row.purpose)?,
            given: row.given,
            wording: place.number("wording", row.wording)?,
            how: place.parse("how", &row.how)?,
            on: row.said_on,
            by: row.actor,
            at: row.at,
        })
    }
}
