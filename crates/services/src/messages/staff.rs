//! How somebody was told, as staff see it.

use super::{Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::message::Message;
use domain::phone_call::PhoneCall;
use domain::ports::{CallLine, MessageLine, Told};
use std::collections::HashMap;

/// Messages and calls shown.
const SHOWN: u32 = 30;

impl Services {
    pub(super) async fn how_told(&self, who: &Actor, id: PersonId) -> Result<Told, Failure> {
        let Some(person) = self.db.find_person(id).await? else {
            return Err(self.missing(who, id).await);
        };
        who.may_read_person(&person)?;
        self.note_read(who, AccessKind::Leads, &[id]).await?;
        self.told_of(id).await
    }

    /// The same for the person: which of the staff called is nobody's business.
    pub(crate) async fn own_told(&self, id: PersonId) -> Result<Told, Failure> {
        let mut told = self.told_of(id).await?;
        for call in &mut told.calls {
            call.by = String::new();
        }
        Ok(told)
    }

    async fn told_of(&self, id: PersonId) -> Result<Told, Failure> {
        let messages = self.db.list_messages_to(id, SHOWN).await?;
        let ids: Vec<_> = messages.iter().map(|message| message.id).collect();
        let told: HashMap<_, _> = self.db.count_message_leads(&ids).await?.into_iter().collect();
        let line = |message: &Message| MessageLine {
            channel: message.channel,
            kind: message.kind,
            state: message.state,
            at: message.handed_at.unwrap_or(message.planned_at),
            settled_at: message.settled_at,
            end: message.end,
            leads: told.get(&message.id).copied().unwrap_or(0),
        };
        Ok(Told {
            messages: messages.iter().map(line).collect(),
            calls: self.call_lines(id).await?,
        })
    }

    async fn call_lines(&self, person: PersonId) -> Result<Vec<CallLine>, Failure> {
        let mut lines = Vec::new();
        for call in self.db.list_phone_calls(person, SHOWN).await? {
            lines.push(self.call_line(call).await?);
        }
        Ok(lines)
    }

    async fn call_line(&self, call: PhoneCall) -> Result<CallLine, Failure> {
        let account = call.by.strip_prefix("staff:").and_then(|id| id.parse().ok());
        let by = match account {
            Some(account) => self.db.find_account(account).await?.map(|account| account.login),
            None => None,
        };
        Ok(CallLine {
            called_at: call.called_at,
            reached: call.reached,
            leads: call.leads,
            note: call.note,
            by: by.unwrap_or(call.by),
        })
    }
}
