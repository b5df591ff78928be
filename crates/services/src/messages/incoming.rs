//! Text messages that come in: words that end them.

use super::{Channel, Failure, Services};
use domain::actor::Actor;
use domain::consent::{ConsentHow, ConsentSaid, Purpose, Word, latest};
use domain::message::{MessageEnd, is_stop_word};
use domain::person::Person;
use domain::values::Phone;
use serde_json::json;
use store::Transaction;

impl Services {
    /// Takes a text message in. A word that ends them is a no of everybody with the number: whose telephone it is says nothing
    /// of whose hand it was, and silence harms nobody, since leads are then brought in person. Gives how many said no by it.
    /// What else people write is not kept: they are asked to call.
    pub async fn take_incoming(&self, from: &str, text: &str) -> Result<usize, Failure> {
        let from = from.trim();
        let Ok(phone) = Phone::parse(
            from.strip_prefix("86")
                .filter(|rest| rest.len() == 11)
                .unwrap_or(from),
        ) else {
            return Ok(0);
        };
        if !is_stop_word(text) {
            return Ok(0);
        }
        let mut change = self.db.begin().await?;
        let mut heard = 0;
        for person in change.list_people_by_phone(&phone).await? {
            heard += usize::from(self.stop_messages(&mut change, &person).await?);
        }
        change.commit().await?;
        Ok(heard)
    }

    /// Writes the no down, and withdraws what is planned. Says whether it was news.
    async fn stop_messages(&self, change: &mut Transaction, person: &Person) -> Result<bool, Failure> {
        let said = change.list_consents(person.id).await?;
        let last = latest(&said, Purpose::Messages);
        if last.is_some_and(|last| Word::of(last.given) == Word::Withdrawn && last.how.is_own_word()) {
            return Ok(false);
        }
        let (now, who) = (self.clock.now(), Actor::Worker);
        let word = ConsentSaid {
            person: person.id,
            purpose: Purpose::Messages,
            given: false,
            wording: Purpose::Messages.wording(),
            how: ConsentHow::Reply,
            on: self.clock.today(),
            by: who.label(),
            at: now,
        };
        change.add_consents(&[word]).await?;
        self.end_text_messages(change, person).await?;
        self.settle_tasks_of(change, &[person.id]).await?;
        let detail = json!({ "purpose": Purpose::Messages, "given": false, "how": ConsentHow::Reply });
        let line = self.audit(&who, "consent", "person", person.id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(true)
    }

    /// Text messages that are planned to somebody are not sent; another channel takes over, if there is one.
    pub(crate) async fn end_text_messages(
        &self,
        change: &mut Transaction,
        person: &Person,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let sms = Some(Channel::Sms);
        let ended = change
            .withdraw_messages_to(person.id, sms, MessageEnd::Unwanted, now)
            .await?;
        if ended > 0 {
            self.plan_messages(change, std::slice::from_ref(person)).await?;
        }
        Ok(())
    }
}
