//! Reminders (S04): one, some days after the latest outreach of the present round, by the way that worked, to whoever has said
//! nothing. Chosen as "due and not yet done", so that a worker that was down for a weekend makes up for it once each.

use super::plan::Known;
use super::{Channel, Failure, Services};
use domain::ids::{MessageId, PersonId};
use domain::lead::Lead;
use domain::message::{Message, MessageFigures, MessageKind, Outreach};
use domain::person::{EmploymentStatus, Person};
use std::collections::{BTreeSet, HashMap};
use store::{Connection, Transaction};

/// Messages looked at in one transaction.
const PORTION: u32 = 500;

impl Services {
    /// Plans a reminder to everybody to whom one is due. Gives how many were planned.
    pub async fn plan_reminders(&self) -> Result<u64, Failure> {
        let mut read = self.db.read().await?;
        let channels = self.channels(&mut read).await?;
        let figures = self.message_figures(&mut read).await?;
        drop(read);
        if channels.is_empty() {
            return Ok(0);
        }
        let now = self.clock.now();
        let span = (now - figures.reminder_until, now - figures.reminder);
        let (mut planned, mut after) = (0, None);
        loop {
            let mut change = self.db.begin().await?;
            let arrived = change.list_unreminded(span, PORTION, after).await?;
            let Some(last) = arrived.last() else {
                return Ok(planned);
            };
            after = Some(last.id);
            planned += self
                .plan_reminders_of(&mut change, &arrived, (&channels, &figures))
                .await?;
            change.commit().await?;
        }
    }

    async fn plan_reminders_of(
        &self,
        change: &mut Transaction,
        arrived: &[Message],
        (channels, figures): (&[Channel], &MessageFigures),
    ) -> Result<u64, Failure> {
        let now = self.clock.now();
        let ids: Vec<PersonId> = arrived.iter().map(|message| message.person).collect();
        let people = self.who_may_be_reminded(change, &ids).await?;
        let known = Known::read(change, &people).await?;
        let facts = Facts::read(change, arrived, people).await?;
        let mut reminders = Vec::new();
        for message in arrived {
            let Some(person) = facts.people.get(&message.person) else {
                continue;
            };
            let is_same = message.to_mark.is_none()
                || message.to_mark == person.phone.as_ref().map(|phone| self.number_mark(phone));
            let reach = self.reach(&known, person, (channels, figures));
            let due = facts.remind_at(message, figures).filter(|due| *due <= now);
            if !is_same || !reach.is_open(message.channel) || due.is_none() {
                continue;
            }
            let free = known.due(person.id, message.channel, (figures, now));
            let id = MessageId::new(&*self.ids, now);
            let to = (person.id, message.channel);
            reminders.push(Message {
                kind: MessageKind::Reminder,
                ..Message::planned(id, to, now, figures.first_awake(free))
            });
        }
        Ok(change.plan_messages(&reminders).await?)
    }

    /// Who of these people is still looking for work and may be told of it: nobody who has left, opted out or found work,
    /// nobody whose household is left in peace.
    pub(super) async fn who_may_be_reminded(
        &self,
        db: &mut Connection,
        ids: &[PersonId],
    ) -> Result<Vec<Person>, Failure> {
        let today = self.clock.today();
        let mutes = db.list_mutes_of(ids).await?;
        let in_peace: BTreeSet<PersonId> = mutes
            .into_iter()
            .filter(|(_, mute)| mute.until_on.is_none_or(|last| last >= today))
            .map(|(person, _)| person)
            .collect();
        let mut people = db.list_people(ids).await?;
        people.retain(|person| {
            person.may_be_told_on(today)
                && person.employment_status != Some(EmploymentStatus::Employed)
                && !in_peace.contains(&person.id)
        });
        Ok(people)
    }
}

/// What is known of those to whom messages came.
struct Facts {
    people: HashMap<PersonId, Person>,
    leads: HashMap<PersonId, Vec<Lead>>,
    told: HashMap<MessageId, BTreeSet<domain::ids::LeadId>>,
}

impl Facts {
    async fn read(db: &mut Connection, arrived: &[Message], people: Vec<Person>) -> Result<Self, Failure> {
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let messages: Vec<MessageId> = arrived.iter().map(|message| message.id).collect();
        let mut leads: HashMap<PersonId, Vec<Lead>> = HashMap::new();
        for lead in db.list_leads_of_people(&ids).await? {
            leads.entry(lead.person).or_default().push(lead);
        }
        Ok(Self {
            people: people.into_iter().map(|person| (person.id, person)).collect(),
            leads,
            told: db.list_message_leads(&messages).await?,
        })
    }

    fn remind_at(
        &self,
        message: &Message,
        figures: &MessageFigures,
    ) -> Option<chrono::DateTime<chrono::Utc>> {
        let outreach = Outreach {
            handed_at: message.handed_at?,
            arrived_at: message.settled_at?,
            told: self.told.get(&message.id)?,
            leads: self.leads.get(&message.person)?,
        };
        outreach.remind_at(figures)
    }
}
