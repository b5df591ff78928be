//! Tables `message` and `message_lead`: the outbox, and what became of what it held.

use crate::database::On;
use crate::message_row::MessageRow;
use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LeadId, MessageId, PersonId};
use domain::lead::{Channel, Evidence};
use domain::message::{Message, MessageEnd, MessageState};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "m.id, m.person_id, m.channel, m.kind, m.state, m.planned_at, m.due_at, m.tries, m.handed_at, m.accepted_at,
            m.gateway_id, m.to_mark, m.parts, m.settled_at, m.ended"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM message AS m ", $tail)
    };
}

/// A lead that a message told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageLead {
    /// The message.
    pub message: MessageId,
    /// The lead.
    pub lead: LeadId,
    /// Whether the vacancy was open and suitable when the message was handed over.
    pub suitable: bool,
}

/// What the last message to somebody on a channel came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastMessage {
    /// Who.
    pub person: PersonId,
    /// By which way.
    pub channel: Channel,
    /// Where it stands.
    pub state: MessageState,
    /// Mark of the number or browser.
    pub to_mark: Option<Vec<u8>>,
    /// When it was handed over.
    pub handed_at: DateTime<Utc>,
}

/// Which messages are to be handed over now.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// By this way.
    pub channel: Channel,
    /// Due by now.
    pub now: DateTime<Utc>,
    /// Unless the person got one on this channel since.
    pub silent_since: DateTime<Utc>,
    /// So many at most.
    pub limit: u32,
}

/// Somebody whom no channel reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undelivered {
    /// Who.
    pub person: PersonId,
    /// How many of their leads could not be delivered.
    pub leads: u32,
    /// Since when.
    pub since: DateTime<Utc>,
}

impl Connection {
    /// These messages, in no particular order.
    pub async fn list_messages(&mut self, ids: &[MessageId]) -> Result<Vec<Message>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!("SELECT ", columns!(), " FROM message AS m WHERE m.id IN ({})"),
                marks
            )
        };
        let rows = fetch_in!(self, MessageRow, sql, ids);
        rows.into_iter().map(Message::try_from).collect()
    }

    /// The messages to a person, those of merged files included, latest first.
    pub async fn list_messages_to(
        &mut self,
        person: PersonId,
        limit: u32,
    ) -> Result<Vec<Message>, StoreError> {
        let sql = select!(
            "WHERE m.person_id = $1 OR m.person_id IN (SELECT id FROM person WHERE merged_into = $1)
                ORDER BY m.planned_at DESC, m.id DESC LIMIT $2"
        );
        let rows = fetch_all!(self, MessageRow, sql, person.0, i64::from(limit))?;
        rows.into_iter().map(Message::try_from).collect()
    }

    /// Whose leads have not arrived while no message waits or is on its way to them.
    pub async fn list_overlooked(&mut self) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT DISTINCT l.person_id FROM lead AS l WHERE l.state IN ('planned', 'sent', 'failed')
            AND NOT EXISTS (SELECT 1 FROM message AS m WHERE m.person_id = l.person_id
                AND m.state IN ('planned', 'handed'))";
        let rows = fetch_all!(self, (Uuid,), sql)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// What came of the last message to each of these people on each channel it was handed over by.
    pub async fn list_last_messages(&mut self, people: &[PersonId]) -> Result<Vec<LastMessage>, StoreError> {
        let people: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT m.id, m.person_id, m.channel, m.state, m.to_mark, m.handed_at FROM message AS m
                WHERE m.person_id IN ({marks}) AND m.handed_at = (SELECT MAX(o.handed_at) FROM message AS o
                    WHERE o.person_id = m.person_id AND o.channel = m.channel AND o.state <> 'planned')"
            )
        };
        let rows = fetch_in!(self, LastRow, sql, people);
        rows.into_iter().map(last_message).collect()
    }

    /// How many leads each of these messages told of; those without are left out.
    pub async fn count_message_leads(
        &mut self,
        messages: &[MessageId],
    ) -> Result<Vec<(MessageId, u32)>, StoreError> {
        let ids: Vec<Uuid> = messages.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT message_id, COUNT(*) FROM message_lead WHERE message_id IN ({marks}) GROUP BY message_id"
            )
        };
        let rows = fetch_in!(self, (Uuid, i64), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(id, count)| (MessageId(id), count as u32))
            .collect())
    }

    /// The people of an area some of whose leads failed and none of whose messages waits or is on its way: those who have
    /// waited longest first.
    pub async fn list_undelivered(&mut self, area: Option<AreaCode>) -> Result<Vec<Undelivered>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT l.person_id, COUNT(*), MIN(l.state_at) FROM lead AS l JOIN person AS p ON p.id = l.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND l.state = 'failed' AND p.erased_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM message AS m WHERE m.person_id = l.person_id
                    AND m.state IN ('planned', 'handed'))
            GROUP BY l.person_id ORDER BY MIN(l.state_at), l.person_id";
        let rows = fetch_all!(self, (Uuid, i64, DateTime<Utc>), sql, &first, &end)?;
        Ok(rows
            .into_iter()
            .map(|(person, leads, since)| Undelivered {
                person: PersonId(person),
                leads: leads as u32,
                since,
            })
            .collect())
    }

    /// How many messages stand where, by channel and state.
    pub async fn count_messages(&mut self) -> Result<Vec<(Channel, MessageState, u64)>, StoreError> {
        let sql =
            "SELECT channel, state, COUNT(*) FROM message GROUP BY channel, state ORDER BY channel, state";
        let rows = fetch_all!(self, (String, String, i64), sql)?;
        let count = |(channel, state, count): (String, String, i64)| {
            let place = Place {
                table: "message",
                id: "sum",
            };
            Ok((
                place.parse("channel", &channel)?,
                place.parse("state", &state)?,
                count as u64,
            ))
        };
        rows.into_iter().map(count).collect()
    }
}

impl Transaction {
    /// Plans messages; who has one planned on the channel keeps that one alone. Gives how many were added.
    pub async fn plan_messages(&mut self, messages: &[Message]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO message (id, person_id, channel, kind, state, planned_at, due_at, tries, parts)",
            messages,
            |message| [
                message.id.0,
                message.person.0,
                message.channel.code(),
                message.kind.code(),
                message.state.code(),
                instant(message.planned_at),
                instant(message.due_at),
                i64::from(message.tries),
                i64::from(message.parts),
            ],
            "ON CONFLICT DO NOTHING",
        ))
    }

    /// The messages that are due, the longest due first, then in the order of people. Nobody else gets them until the end of the transaction.
    pub async fn take_due_messages(&mut self, due: &Due) -> Result<Vec<Message>, StoreError> {
        const DUE: &str = select!(
            "WHERE m.state = 'planned' AND m.channel = $1 AND m.due_at <= $2
                AND NOT EXISTS (SELECT 1 FROM message AS o WHERE o.person_id = m.person_id AND o.channel = m.channel
                    AND o.state IN ('handed', 'delivered', 'expired') AND o.handed_at > $3)
                ORDER BY m.due_at, m.person_id LIMIT $4"
        );
        let sql = self.locked(DUE);
        let (now, since) = (instant(due.now), instant(due.silent_since));
        let rows = fetch_all!(
            self,
            MessageRow,
            &sql,
            due.channel.code(),
            now,
            since,
            i64::from(due.limit)
        )?;
        rows.into_iter().map(Message::try_from).collect()
    }

    /// Messages handed over before an instant of which nothing was heard. Nobody else gets them until the end.
    pub async fn take_silent_messages(
        &mut self,
        before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Message>, StoreError> {
        let sql = self.locked(select!(
            "WHERE m.state = 'handed' AND m.handed_at < $1 ORDER BY m.handed_at, m.id LIMIT $2"
        ));
        let rows = fetch_all!(self, MessageRow, &sql, instant(before), i64::from(limit))?;
        rows.into_iter().map(Message::try_from).collect()
    }

    /// These messages, in the order of their ids, held until the end of the transaction.
    pub async fn take_messages(&mut self, ids: &[MessageId]) -> Result<Vec<Message>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let lock = match self.on() {
            On::Sqlite(_) => "",
            On::Postgres(_) => " FOR UPDATE",
        };
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM message AS m WHERE m.id IN ({}) ORDER BY m.id{}"
                ),
                marks, lock
            )
        };
        let rows = fetch_in!(self, MessageRow, sql, ids);
        rows.into_iter().map(Message::try_from).collect()
    }

    /// On PostgreSQL, rows that somebody else holds are left out. SQLite has one writer.
    fn locked(&mut self, sql: &str) -> String {
        match self.on() {
            On::Sqlite(_) => sql.to_owned(),
            On::Postgres(_) => format!("{sql} FOR UPDATE SKIP LOCKED"),
        }
    }

    /// Notes that messages are handed over: before it is done, so that a program that dies hands none over twice. A second
    /// one to a person on a channel and a day is a violation of `message_day`.
    pub async fn hand_messages(&mut self, messages: &[Message], day: NaiveDate) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO message (id, person_id, channel, kind, state, planned_at, due_at, tries, day, handed_at, to_mark, parts)",
            messages,
            |message| [
                message.id.0,
                message.person.0,
                message.channel.code(),
                message.kind.code(),
                MessageState::Handed.code(),
                instant(message.planned_at),
                instant(message.due_at),
                i64::from(message.tries),
                day,
                message.handed_at.map(instant),
                message.to_mark.as_deref(),
                i64::from(message.parts),
            ],
            "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, state = excluded.state, day = excluded.day, handed_at = excluded.handed_at,
                to_mark = excluded.to_mark, parts = excluded.parts, accepted_at = NULL, gateway_id = NULL",
        ))
    }

    /// Notes which leads messages tell of, in the place of those of an earlier try.
    pub async fn set_message_leads(&mut self, leads: &[MessageLead]) -> Result<(), StoreError> {
        let mut messages: Vec<Uuid> = leads.iter().map(|lead| lead.message.0).collect();
        messages.dedup();
        let sql = |marks| format!("DELETE FROM message_lead WHERE message_id IN ({marks})");
        execute_in!(self, sql, messages);
        insert_all!(
            self,
            "INSERT INTO message_lead (message_id, lead_id, suitable)",
            leads,
            |lead| [lead.message.0, lead.lead.0, lead.suitable],
            "",
        );
        Ok(())
    }

    /// Notes that the gateway took messages, unless a receipt said so already.
    pub async fn accept_messages(&mut self, ids: &[MessageId], at: DateTime<Utc>) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |at: Vec<String>, keys| {
            format!("UPDATE message SET accepted_at = {} WHERE id IN ({keys})", at[0])
        };
        Ok(execute_in_with!(self, sql, [instant(at)], ids))
    }

    /// Notes the gateway's own id of a message.
    pub async fn set_gateway_id(&mut self, id: MessageId, gateway_id: &str) -> Result<(), StoreError> {
        let sql = "UPDATE message SET gateway_id = $2 WHERE id = $1";
        execute!(self, sql, id.0, gateway_id)?;
        Ok(())
    }

    /// Plans a message again that the gateway surely did not take; `due_at` says from when on. Where another one is planned
    /// already, that one says it.
    pub async fn release_message(
        &mut self,
        id: MessageId,
        due_at: DateTime<Utc>,
        tries: u32,
    ) -> Result<bool, StoreError> {
        let superseded = "UPDATE message SET state = 'withdrawn', settled_at = handed_at, ended = 'superseded', day = NULL
            WHERE id = $1 AND state = 'handed' AND accepted_at IS NULL AND EXISTS (SELECT 1 FROM message AS o
                WHERE o.person_id = message.person_id AND o.channel = message.channel AND o.state = 'planned')";
        if execute!(self, superseded, id.0)? > 0 {
            return Ok(false);
        }
        let sql = "UPDATE message SET state = 'planned', due_at = $2, tries = $3, day = NULL
            WHERE id = $1 AND state = 'handed' AND accepted_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(due_at), i64::from(tries))? > 0)
    }

    /// Ends messages, whatever they were. Gives how many there were.
    pub async fn settle_messages(
        &mut self,
        ids: &[MessageId],
        (state, end): (MessageState, MessageEnd),
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |with: Vec<String>, keys| {
            format!(
                "UPDATE message SET state = {}, ended = {}, settled_at = {} WHERE id IN ({keys})",
                with[0], with[1], with[2]
            )
        };
        Ok(execute_in_with!(
            self,
            sql,
            [state.code(), end.code(), instant(at)],
            ids
        ))
    }

    /// Withdraws what is planned to a person, on one channel or on all.
    pub async fn withdraw_messages_to(
        &mut self,
        person: PersonId,
        channel: Option<Channel>,
        end: MessageEnd,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE message SET state = 'withdrawn', ended = $3, settled_at = $4
            WHERE person_id = $1 AND state = 'planned' AND (channel = $2 OR $2 = '')";
        let channel = channel.map_or("", Channel::code);
        Ok(execute!(self, sql, person.0, channel, end.code(), instant(at))?)
    }

    /// The person is reading: what is on its way has arrived, and what is planned need not be said.
    pub async fn heed_messages(&mut self, person: PersonId, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "UPDATE message SET state = CASE state WHEN 'handed' THEN 'delivered' ELSE 'withdrawn' END,
                ended = 'read', settled_at = $2
            WHERE person_id = $1 AND state IN ('planned', 'handed')";
        Ok(execute!(self, sql, person.0, instant(at))?)
    }

    /// Puts leads on their way that have not arrived.
    pub async fn send_leads(
        &mut self,
        leads: &[LeadId],
        channel: Channel,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = leads.iter().map(|id| id.0).collect();
        let sql = |with: Vec<String>, keys| {
            format!(
                "UPDATE lead SET state = 'sent', channel = {}, state_at = {}, sent_at = {}
                WHERE state IN ('planned', 'sent', 'failed') AND id IN ({keys})",
                with[0], with[1], with[2]
            )
        };
        let at = instant(at);
        Ok(execute_in_with!(self, sql, [channel.code(), at, at], ids))
    }

    /// The leads of these messages that have not arrived otherwise have arrived: those that were suitable count in `year`.
    pub async fn deliver_leads_of(
        &mut self,
        messages: &[MessageId],
        (channel, evidence): (Channel, Evidence),
        at: DateTime<Utc>,
        year: i32,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = messages.iter().map(|id| id.0).collect();
        let mut delivered = 0;
        for (suitable, counts) in [("TRUE", year.to_string()), ("FALSE", "NULL".to_owned())] {
            let sql = |with: Vec<String>, keys| {
                format!(
                    "UPDATE lead SET state = 'delivered', state_at = NULL, delivered_at = {}, delivery_channel = {},
                        evidence = {}, note = '', suitable = {suitable}, counts_year = {counts}
                    WHERE state IN ('planned', 'sent', 'failed') AND id IN (
                        SELECT lead_id FROM message_lead WHERE suitable IS {suitable} AND message_id IN ({keys}))",
                    with[0], with[1], with[2]
                )
            };
            let binds = (instant(at), channel.code(), evidence.code());
            delivered += execute_in_with!(self, sql, [binds.0, binds.1, binds.2], ids);
        }
        Ok(delivered)
    }

    /// The leads of these messages that are still on their way by the channel have not arrived.
    pub async fn fail_leads_of(
        &mut self,
        messages: &[MessageId],
        channel: Channel,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = messages.iter().map(|id| id.0).collect();
        let sql = |with: Vec<String>, keys| {
            format!(
                "UPDATE lead SET state = 'failed', state_at = {} WHERE state = 'sent' AND channel = {} AND id IN (
                    SELECT lead_id FROM message_lead WHERE message_id IN ({keys}))",
                with[0], with[1]
            )
        };
        Ok(execute_in_with!(self, sql, [instant(at), channel.code()], ids))
    }
}

on_database! {
    list_messages(ids: &[MessageId]) -> Vec<Message>;
    list_messages_to(person: PersonId, limit: u32) -> Vec<Message>;
    list_overlooked() -> Vec<PersonId>;
    list_undelivered(area: Option<AreaCode>) -> Vec<Undelivered>;
    count_message_leads(messages: &[MessageId]) -> Vec<(MessageId, u32)>;
    count_messages() -> Vec<(Channel, MessageState, u64)>;
}

/// Id, person, channel, state, mark, handed at.
type LastRow = (Uuid, Uuid, String, String, Option<Vec<u8>>, DateTime<Utc>);

fn last_message(
    (id, person, channel, state, to_mark, handed_at): LastRow,
) -> Result<LastMessage, StoreError> {
    let place = Place { table: "message", id };
    Ok(LastMessage {
        person: PersonId(person),
        channel: place.parse("channel", &channel)?,
        state: place.parse("state", &state)?,
        to_mark,
        handed_at,
    })
}
