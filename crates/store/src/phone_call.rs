//! Table `phone_call`: calls to people about their leads.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{CallId, PersonId};
use domain::phone_call::PhoneCall;
use uuid::Uuid;

impl Connection {
    /// The calls to a person, those of merged files included, latest first.
    pub async fn list_phone_calls(
        &mut self,
        person: PersonId,
        limit: u32,
    ) -> Result<Vec<PhoneCall>, StoreError> {
        let sql = "SELECT id, person_id, called_at, reached, leads, note, actor, at FROM phone_call
            WHERE person_id = $1 OR person_id IN (SELECT id FROM person WHERE merged_into = $1)
            ORDER BY called_at DESC, id DESC LIMIT $2";
        let rows = fetch_all!(self, CallRow, sql, person.0, i64::from(limit))?;
        rows.into_iter().map(PhoneCall::try_from).collect()
    }
}

impl Transaction {
    /// Keeps a call.
    pub async fn add_phone_call(&mut self, call: &PhoneCall) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO phone_call (id, person_id, called_at, reached, leads, note, actor, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            call.id.0,
            call.person.0,
            instant(call.called_at),
            call.reached,
            i64::from(call.leads),
            &call.note,
            &call.by,
            instant(call.at),
        )?;
        Ok(())
    }
}

on_database! {
    list_phone_calls(person: PersonId, limit: u32) -> Vec<PhoneCall>;
}

#[derive(sqlx::FromRow)]
struct CallRow {
    id: Uuid,
    person_id: Uuid,
    called_at: DateTime<Utc>,
    reached: bool,
    leads: i64,
    note: String,
    actor: String,
    at: DateTime<Utc>,
}

impl TryFrom<CallRow> for PhoneCall {
    type Error = StoreError;
    fn try_from(row: CallRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "phone_call",
            id: row.id,
        };
        Ok(Self {
            id: CallId(row.id),
            person: PersonId(row.person_id),
            called_at: row.called_at,
            reached: row.reached,
            leads: place.number("leads", row.leads)?,
            note: row.note,
            by: row.actor,
            at: row.at,
        })
    }
}
