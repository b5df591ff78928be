//! Table `message`: what arrived and was not answered.

use crate::message_row::MessageRow;
use crate::row::instant;
use crate::{Connection, StoreError};
use chrono::{DateTime, Utc};
use domain::ids::{LeadId, MessageId};
use domain::message::Message;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

impl Connection {
    /// The latest message about leads to each person, where it arrived within a time, nothing is on its way, and nobody was
    /// reminded since. Whether it was answered, the caller sees from the leads.
    pub async fn list_unreminded(
        &mut self,
        (since, until): (DateTime<Utc>, DateTime<Utc>),
        limit: u32,
        after: Option<MessageId>,
    ) -> Result<Vec<Message>, StoreError> {
        let sql = "SELECT m.id, m.person_id, m.channel, m.kind, m.state, m.planned_at, m.due_at, m.tries, m.handed_at,
                m.accepted_at, m.gateway_id, m.to_mark, m.parts, m.settled_at, m.ended FROM message AS m
            WHERE m.state = 'delivered' AND m.kind = 'leads' AND m.settled_at >= $1 AND m.settled_at <= $2 AND m.id > $3
                AND NOT EXISTS (SELECT 1 FROM message AS o WHERE o.person_id = m.person_id AND (
                    o.state IN ('planned', 'handed') OR (o.kind = 'reminder' AND o.planned_at >= m.handed_at)
                    OR (o.kind = 'leads' AND o.state = 'delivered' AND o.handed_at > m.handed_at)))
                AND EXISTS (SELECT 1 FROM message_lead AS t JOIN lead AS l ON l.id = t.lead_id
                    WHERE t.message_id = m.id AND l.state IN ('delivered', 'opened'))
            ORDER BY m.id LIMIT $4";
        let after = after.map_or(Uuid::nil(), |id| id.0);
        let rows = fetch_all!(
            self,
            MessageRow,
            sql,
            instant(since),
            instant(until),
            after,
            i64::from(limit)
        )?;
        rows.into_iter().map(Message::try_from).collect()
    }

    /// The leads that each of these messages told of.
    pub async fn list_message_leads(
        &mut self,
        messages: &[MessageId],
    ) -> Result<HashMap<MessageId, BTreeSet<LeadId>>, StoreError> {
        let ids: Vec<Uuid> = messages.iter().map(|id| id.0).collect();
        let sql =
            |marks| format!("SELECT message_id, lead_id FROM message_lead WHERE message_id IN ({marks})");
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        let mut told: HashMap<MessageId, BTreeSet<LeadId>> = HashMap::new();
        for (message, lead) in rows {
            told.entry(MessageId(message)).or_default().insert(LeadId(lead));
        }
        Ok(told)
    }
}
