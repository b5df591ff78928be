//! Whom to tell by which channel: planned with the leads, again when one failed, and for whoever was overlooked.

use super::{Channel, Failure, Services};
use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::consent::{Purpose, Word, latest};
use domain::ids::{LeadId, MessageId, PersonId};
use domain::lead::{Lead, LeadState};
use domain::message::{Message, MessageFigures, MessageKind, MessageState, Reach, Unreached, Way};
use domain::params::Params;
use domain::person::Person;
use domain::values::Phone;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use store::{Connection, LastMessage, Transaction};

/// People planned for in one transaction by the chore: others write in between.
const PORTION: usize = 2_000;

impl Services {
    /// The figures of messages in force today.
    pub(super) async fn message_figures(&self, db: &mut Connection) -> Result<MessageFigures, Failure> {
        let params = db.list_policy_parameters().await?;
        Ok(MessageFigures::of(&params, self.clock.today())?)
    }

    /// Plans a message to each of these people by the channel that works best, in the transaction that plans their leads. Who
    /// has one planned already keeps it. Gives those whom no channel reaches: they are told in person.
    pub(crate) async fn plan_messages(
        &self,
        change: &mut Transaction,
        people: &[Person],
    ) -> Result<Vec<PersonId>, Failure> {
        self.plan_messages_about(change, people, MessageKind::Leads).await
    }

    /// The same, about something.
    pub(crate) async fn plan_messages_about(
        &self,
        change: &mut Transaction,
        people: &[Person],
        kind: MessageKind,
    ) -> Result<Vec<PersonId>, Failure> {
        let channels = self.channels(change).await?;
        if channels.is_empty() || people.is_empty() {
            return Ok(people.iter().map(|person| person.id).collect());
        }
        let figures = self.message_figures(change).await?;
        let known = Known::read(change, people).await?;
        let now = self.clock.now();
        let (mut planned, mut unreached) = (Vec::new(), Vec::new());
        for person in people {
            if !person.may_be_told_on(self.clock.today()) {
                continue;
            }
            match self.reach(&known, person, (&channels, &figures)).best() {
                Some(channel) => {
                    let due = figures.first_awake(known.due(person.id, channel, (&figures, now)));
                    let id = MessageId::new(&*self.ids, now);
                    planned.push(Message {
                        kind,
                        ..Message::planned(id, (person.id, channel), now, due)
                    });
                }
                None => unreached.push(person.id),
            }
        }
        change.plan_messages(&planned).await?;
        Ok(unreached)
    }

    /// The ways to somebody that there are carriers for.
    pub(super) fn reach(
        &self,
        known: &Known,
        person: &Person,
        (channels, figures): (&[Channel], &MessageFigures),
    ) -> Reach {
        let mark = |phone: &Phone| self.number_mark(phone);
        let reach = known.reach(person, mark, (figures, self.clock.now()));
        let carried = |way, channel| {
            if channels.contains(&channel) {
                way
            } else {
                Way::Missing
            }
        };
        Reach {
            number: carried(reach.number, Channel::Sms),
            browser: carried(reach.browser, Channel::WebPush),
            ..reach
        }
    }

    /// Why no channel reaches these people; those whom one reaches are left out. Without any carrier everything is brought
    /// anyway, and nobody is named.
    pub(crate) async fn unreached(
        &self,
        db: &mut Connection,
        people: &[Person],
        params: &Params,
    ) -> Result<HashMap<PersonId, Unreached>, Failure> {
        let channels = self.channels(db).await?;
        if channels.is_empty() || people.is_empty() {
            return Ok(HashMap::new());
        }
        let figures = MessageFigures::of(params, self.clock.today())?;
        let known = Known::read(db, people).await?;
        let why = |person: &Person| {
            let reach = self.reach(&known, person, (&channels, &figures));
            Some((person.id, reach.unreached()?))
        };
        Ok(people.iter().filter_map(why).collect())
    }

    /// Takes another way to people whom a message did not reach; whom none reaches becomes somebody's task.
    pub(super) async fn switch_channel(
        &self,
        change: &mut Transaction,
        people: &[PersonId],
    ) -> Result<(), Failure> {
        let waiting = waiting_leads(change, people).await?;
        let mut people = change.list_people(people).await?;
        people.retain(|person| waiting.contains_key(&person.id));
        let unreached = self.plan_messages(change, &people).await?;
        self.raise_delivery_tasks(change, &unreached).await
    }

    /// Somebody has to go there or call: no channel reaches these people. What is to be done about them says so with its cause;
    /// the trail says since when.
    async fn raise_delivery_tasks(
        &self,
        change: &mut Transaction,
        people: &[PersonId],
    ) -> Result<(), Failure> {
        if people.is_empty() {
            return Ok(());
        }
        for person in people {
            let detail = json!({ "why": "nothing_works" });
            let noun = person.to_string();
            change
                .add_audit(&self.audit(&Actor::Worker, "undeliverable", "person", noun, detail))
                .await?;
        }
        self.settle_tasks_of(change, people).await.map(drop)
    }

    /// Plans messages for everybody whose leads wait and whom nothing is on its way to: who was given a number since, and
    /// whoever was overlooked while there was no gateway. "Due and not yet done", so that a missed night heals.
    pub(crate) async fn plan_overlooked(&self) -> Result<(), Failure> {
        let mut read = self.db.read().await?;
        if self.channels(&mut read).await?.is_empty() {
            return Ok(());
        }
        let overlooked = read.list_overlooked().await?;
        let people = read.list_people(&overlooked).await?;
        drop(read);
        for portion in people.chunks(PORTION) {
            let mut change = self.db.begin().await?;
            let unreached: BTreeSet<PersonId> = self
                .plan_messages(&mut change, portion)
                .await?
                .into_iter()
                .collect();
            let told = portion.iter().map(|person| person.id);
            let told: Vec<PersonId> = told.filter(|id| !unreached.contains(id)).collect();
            change.add_tasks_due(&told).await?;
            change.commit().await?;
        }
        Ok(())
    }

    /// The mark by which a number that did not work is known again, and only that number.
    pub(super) fn number_mark(&self, phone: &Phone) -> Vec<u8> {
        self.link_key.mark("message to", phone.as_ref())
    }
}

/// Planned, on its way, or failed: not arrived, and may be told.
pub(super) const fn may_be_told(lead: &Lead) -> bool {
    matches!(
        lead.state,
        LeadState::Planned | LeadState::Sent { .. } | LeadState::Failed { .. }
    )
}

/// The leads of these people that have not arrived.
pub(super) async fn waiting_leads(
    db: &mut Connection,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Vec<LeadId>>, Failure> {
    let mut waiting: HashMap<PersonId, Vec<LeadId>> = HashMap::new();
    for lead in db.list_leads_of_people(people).await? {
        if may_be_told(&lead) {
            waiting.entry(lead.person).or_default().push(lead.id);
        }
    }
    Ok(waiting)
}

/// Who of these people said no to text messages.
pub(super) async fn unwilling(
    db: &mut Connection,
    people: &[PersonId],
) -> Result<BTreeSet<PersonId>, Failure> {
    let mut said: HashMap<PersonId, Vec<_>> = HashMap::new();
    for word in db.list_consents_of(people).await? {
        said.entry(word.person).or_default().push(word);
    }
    let refuses = |words: &[_]| {
        let word = latest(words, Purpose::Messages).map_or(Word::NotAsked, |one| Word::of(one.given));
        !Purpose::Messages.is_free(word)
    };
    Ok(said
        .into_iter()
        .filter(|(_, words)| refuses(words))
        .map(|(person, _)| person)
        .collect())
}

/// What is known of the ways to reach people.
pub(super) struct Known {
    unwilling: BTreeSet<PersonId>,
    subscribed: BTreeSet<PersonId>,
    last: HashMap<PersonId, Vec<LastMessage>>,
}

impl Known {
    pub(super) async fn read(db: &mut Connection, people: &[Person]) -> Result<Self, Failure> {
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let mut last: HashMap<PersonId, Vec<LastMessage>> = HashMap::new();
        for message in db.list_last_messages(&ids).await? {
            last.entry(message.person).or_default().push(message);
        }
        Ok(Self {
            unwilling: unwilling(db, &ids).await?,
            subscribed: db.list_subscribed(&ids).await?.into_iter().collect(),
            last,
        })
    }

    fn reach(
        &self,
        person: &Person,
        mark: impl Fn(&Phone) -> Vec<u8>,
        (figures, now): (&MessageFigures, DateTime<Utc>),
    ) -> Reach {
        let phone = person.phone.as_ref().filter(|phone| phone.is_mobile());
        let last = self.last.get(&person.id).map_or(&[][..], Vec::as_slice);
        let of = |channel| last.iter().find(|message| message.channel == channel);
        let rests = |message: &LastMessage| {
            message.state == MessageState::Expired && now - message.handed_at < figures.rest
        };
        let bounced = |message: &LastMessage| message.state == MessageState::Failed || rests(message);
        let number_fails =
            of(Channel::Sms).is_some_and(|message| phone.map(&mark) == message.to_mark && bounced(message));
        let browser_fails = of(Channel::WebPush).is_some_and(bounced);
        let way = |there, fails| match (there, fails) {
            (false, _) => Way::Missing,
            (true, true) => Way::Fails,
            (true, false) => Way::Open,
        };
        let arrived = last
            .iter()
            .filter(|message| message.state == MessageState::Delivered)
            .max_by_key(|message| message.handed_at);
        Reach {
            number: way(
                phone.is_some() && !self.unwilling.contains(&person.id),
                number_fails,
            ),
            browser: way(self.subscribed.contains(&person.id), browser_fails),
            unwanted: self.unwilling.contains(&person.id),
            last: arrived.map(|message| message.channel),
        }
    }

    /// Not before the pause after the last message on the channel is over; one that failed counts for nothing (S03).
    pub(super) fn due(
        &self,
        person: PersonId,
        channel: Channel,
        (figures, now): (&MessageFigures, DateTime<Utc>),
    ) -> DateTime<Utc> {
        let last = self.last.get(&person).into_iter().flatten();
        last.filter(|message| message.channel == channel && message.state != MessageState::Failed)
            .map(|message| message.handed_at + figures.pause)
            .max()
            .map_or(now, |free| free.max(now))
    }
}
