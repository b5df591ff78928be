//! Rows of table `message`.

use crate::StoreError;
use crate::row::Place;
use chrono::{DateTime, Utc};
use domain::ids::{MessageId, PersonId};
use domain::message::Message;
use uuid::Uuid;

/// The columns a message is read from.
#[derive(sqlx::FromRow)]
pub(crate) struct MessageRow {
    id: Uuid,
    person_id: Uuid,
    channel: String,
    kind: String,
    state: String,
    planned_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    tries: i64,
    handed_at: Option<DateTime<Utc>>,
    accepted_at: Option<DateTime<Utc>>,
    gateway_id: Option<String>,
    to_mark: Option<Vec<u8>>,
    parts: i64,
    settled_at: Option<DateTime<Utc>>,
    ended: Option<String>,
}

impl TryFrom<MessageRow> for Message {
    type Error = StoreError;
    fn try_from(row: MessageRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "message",
            id: row.id,
        };
        Ok(Self {
            id: MessageId(row.id),
            person: PersonId(row.person_id),
            channel: place.parse("channel", &row.channel)?,
            kind: place.parse("kind", &row.kind)?,
            state: place.parse("state", &row.state)?,
            planned_at: row.planned_at,
            due_at: row.due_at,
            tries: place.number("tries", row.tries)?,
            handed_at: row.handed_at,
            accepted_at: row.accepted_at,
            gateway_id: row.gateway_id,
            to_mark: row.to_mark,
            parts: place.number("parts", row.parts)?,
            settled_at: row.settled_at,
            end: place.parse_option("ended", row.ended)?,
        })
    }
}
