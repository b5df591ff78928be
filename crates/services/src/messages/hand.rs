//! Handing messages over: claimed in portions, noted before it is done, and what came of it noted after.

use super::carrier::{Letter, NotTaken, Taken, To};
use super::fairs::FairWord;
use super::plan::{may_be_told, unwilling};
use super::words::Matter;
use super::{Channel, Failure, Line, Outbox, Services, words};
use crate::counts::Count;
use crate::explain::FitDay;
use chrono::{DateTime, Utc};
use domain::ids::{EmployerId, EnrolmentId, LeadId, PersonId, VacancyId};
use domain::lead::Lead;
use domain::message::{
    Message, MessageEnd, MessageFigures, MessageKind, MessageState, has_answered_since, is_unanswered,
    sms_parts,
};
use domain::person::Person;
use domain::profile::MessageLanguage;
use domain::push::Subscription;
use domain::training_class::ClassNews;
use domain::vacancy::Vacancy;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use store::{ClassNotice, Due, MessageLead, Transaction};
use tokio::task::JoinSet;

/// Messages of one portion: twice as many may be in doubt after a crash.
const PORTION: u32 = 250;
/// Portions after which vacancies are read afresh.
const FRESH: usize = 20;

/// A message that was claimed, and what is said.
struct Claimed {
    message: Message,
    letter: Letter,
}

/// What came of handing one over.
enum Came {
    Taken(Taken),
    Not(NotTaken),
    /// The carrier was in trouble before its turn came.
    Unsent,
}

/// What is read once for many portions.
struct Reading {
    day: FitDay,
    figures: MessageFigures,
    blacklisted: BTreeSet<EmployerId>,
    fresh_days: u32,
    vacancies: HashMap<VacancyId, Vacancy>,
}

impl Services {
    /// Hands over what is due, portion by portion, until nothing is or a carrier takes no more. Gives how many were taken.
    pub async fn hand_messages(&self) -> Result<u64, Failure> {
        let Some(outbox) = self.outbox.get().map(Arc::clone) else {
            return Ok(0);
        };
        let mut taken = 0;
        for line in &outbox.lines {
            taken += self.hand_by(&outbox, line).await?;
        }
        Ok(taken)
    }

    /// While one portion is carried, what came of the last one is noted and the next is claimed.
    async fn hand_by(&self, outbox: &Outbox, line: &Line) -> Result<u64, Failure> {
        let (mut taken, mut portions) = (0, 0);
        let mut reading = self.reading().await?;
        let mut carried = Vec::new();
        let mut next = self.claim_by(outbox, line, &mut reading).await?;
        while let Some(claimed) = next {
            let beside = async {
                let last = std::mem::take(&mut carried);
                let noted = self.note_portion(last, &reading.figures).await?;
                Ok::<_, Failure>((noted, self.claim_by(outbox, line, &mut reading).await?))
            };
            let ((came, trouble), beside) = tokio::join!(carry(line, claimed), beside);
            line.heed(trouble, self.clock.now());
            carried = came;
            next = match beside {
                Ok((count, claimed)) => {
                    taken += count;
                    claimed
                }
                Err(failure) => {
                    self.note_portion(carried, &reading.figures).await?;
                    return Err(failure);
                }
            };
            if line.rests(self.clock.now()) {
                let unsent = next.take().into_iter().flatten();
                carried.extend(unsent.map(|one| (one.message, Came::Unsent)));
            }
            portions += 1;
            if portions % FRESH == 0 {
                match self.reading().await {
                    Ok(fresh) => reading = fresh,
                    // What was carried has to be noted first; the next question to the database says more.
                    Err(failure) => tracing::warn!(%failure, "vacancies could not be read afresh"),
                }
            }
        }
        Ok(taken + self.note_portion(carried, &reading.figures).await?)
    }

    /// [`Services::claim`], unless the carrier rests or it is night.
    async fn claim_by(
        &self,
        outbox: &Outbox,
        line: &Line,
        reading: &mut Reading,
    ) -> Result<Option<Vec<Claimed>>, Failure> {
        if line.rests(self.clock.now()) || reading.figures.is_quiet(self.clock.now()) {
            return Ok(None);
        }
        self.claim(outbox, line.carrier.channel(), reading).await
    }

    async fn reading(&self) -> Result<Reading, Failure> {
        let mut read = self.db.read().await?;
        let params = read.list_policy_parameters().await?;
        let today = self.clock.today();
        let figures = MessageFigures::of(&params, today)?;
        drop(read);
        let day = FitDay::new(params, today)?;
        Ok(Reading {
            fresh_days: u32::from(day.figures.fresh_days),
            day,
            figures,
            blacklisted: self.blacklisted_employers().await?,
            vacancies: HashMap::new(),
        })
    }

    /// Claims a portion: looks again whether each is to be said at all, and notes it as handed over. `None` when nothing is due.
    async fn claim(
        &self,
        outbox: &Outbox,
        channel: Channel,
        reading: &mut Reading,
    ) -> Result<Option<Vec<Claimed>>, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let due = change
            .take_due_messages(&Due {
                channel,
                now,
                silent_since: now - reading.figures.pause,
                limit: PORTION,
            })
            .await?;
        if due.is_empty() {
            return Ok(None);
        }
        let facts = Facts::read(self, &mut change, channel, &due, reading).await?;
        let (mut claimed, mut told, mut ended) = (Vec::new(), Vec::new(), Vec::new());
        let mut replies: Vec<LeadId> = Vec::new();
        let mut classes: Vec<EnrolmentId> = Vec::new();
        for message in due {
            match facts.weigh(&message, reading, outbox) {
                Ok(Weighed { letter, kind, leads }) => {
                    told.extend(leads);
                    replies.extend(facts.replies.get(&message.person).into_iter().flatten().copied());
                    if kind == MessageKind::Training {
                        let news = facts.classes.get(&message.person).into_iter().flatten();
                        classes.extend(news.map(|one| one.enrolment));
                    }
                    let to_mark = match &letter.to {
                        To::Phone(phone) => Some(self.number_mark(phone)),
                        To::Browsers(_) => None,
                    };
                    let message = Message {
                        kind,
                        handed_at: Some(now),
                        to_mark,
                        parts: sms_parts(&letter.text),
                        ..message
                    };
                    claimed.push(Claimed { message, letter });
                }
                Err(end) => ended.push((message, end)),
            }
        }
        self.write_claim(&mut change, &claimed, &told, ended).await?;
        change.set_replies_told(&replies).await?;
        let about_fairs = claimed.iter().filter(|one| one.message.kind == MessageKind::Fair);
        let invited: Vec<PersonId> = about_fairs.map(|one| one.message.person).collect();
        change.set_fair_news_told(&invited, now).await?;
        change.set_class_notices_told(&classes, now).await?;
        change.commit().await?;
        Ok(Some(claimed))
    }

    async fn write_claim(
        &self,
        change: &mut Transaction,
        claimed: &[Claimed],
        told: &[MessageLead],
        ended: Vec<(Message, MessageEnd)>,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let messages: Vec<Message> = claimed.iter().map(|one| one.message.clone()).collect();
        change.hand_messages(&messages, self.clock.today()).await?;
        change.set_message_leads(told).await?;
        let leads: Vec<LeadId> = told.iter().map(|lead| lead.lead).collect();
        if let Some(first) = messages.first() {
            change.send_leads(&leads, first.channel, now).await?;
        }
        let mut lost = Vec::new();
        for (message, end) in ended {
            change
                .settle_messages(&[message.id], (MessageState::Withdrawn, end), now)
                .await?;
            if end == MessageEnd::NoAddress {
                lost.push(message.person);
            }
        }
        self.switch_channel(change, &lost).await
    }

    /// Notes what came of a portion. Gives how many were taken.
    async fn note_portion(
        &self,
        came: Vec<(Message, Came)>,
        figures: &MessageFigures,
    ) -> Result<u64, Failure> {
        if came.is_empty() {
            return Ok(0);
        }
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let (mut taken, mut lost) = (Vec::new(), Vec::new());
        for (message, came) in came {
            match came {
                Came::Taken(answer) => {
                    taken.push(message.id);
                    change.delete_subscriptions(&answer.gone).await?;
                    if let Some(gateway_id) = &answer.gateway_id {
                        change.set_gateway_id(message.id, gateway_id).await?;
                    }
                }
                Came::Unsent => {
                    let again = MessageFigures::again_at(0, now);
                    change.release_message(message.id, again, message.tries).await?;
                }
                Came::Not(NotTaken::Unclear(_)) => {}
                Came::Not(NotTaken::Down(_)) => {
                    let again = MessageFigures::again_at(message.tries, now);
                    change.release_message(message.id, again, message.tries).await?;
                }
                Came::Not(NotTaken::Refused(_)) if message.tries + 1 < figures.tries => {
                    let tries = message.tries + 1;
                    let again = MessageFigures::again_at(tries, now);
                    change.release_message(message.id, again, tries).await?;
                }
                Came::Not(NotTaken::Refused(_)) => lost.push((message, MessageEnd::Refused)),
                Came::Not(NotTaken::Gone(browsers)) => {
                    change.delete_subscriptions(&browsers).await?;
                    lost.push((message, MessageEnd::Gone));
                }
            }
        }
        change.accept_messages(&taken, now).await?;
        self.lose(&mut change, &lost, now).await?;
        change.commit().await?;
        for _ in &taken {
            self.counts.add(Count::MessageSent);
        }
        for _ in &lost {
            self.counts.add(Count::MessageFailed);
        }
        Ok(taken.len() as u64)
    }

    /// These did not arrive: their leads did not, and the people are told another way.
    pub(super) async fn lose(
        &self,
        change: &mut Transaction,
        lost: &[(Message, MessageEnd)],
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        for (message, end) in lost {
            let state = if *end == MessageEnd::Silent {
                MessageState::Expired
            } else {
                MessageState::Failed
            };
            change.settle_messages(&[message.id], (state, *end), now).await?;
            change.fail_leads_of(&[message.id], message.channel, now).await?;
            if let (MessageKind::Fair, Some(handed_at)) = (message.kind, message.handed_at) {
                change.untell_fair_news(message.person, handed_at).await?;
            }
        }
        let people: Vec<PersonId> = lost.iter().map(|(message, _)| message.person).collect();
        self.switch_channel(change, &people).await
    }

    /// Ends what nothing was heard of in time: what is in doubt after a crash, and what the gateway lost.
    pub async fn expire_messages(&self) -> Result<u64, Failure> {
        let mut expired = 0;
        loop {
            let now = self.clock.now();
            let mut change = self.db.begin().await?;
            let figures = self.message_figures(&mut change).await?;
            let silent = change
                .take_silent_messages(now - figures.receipt, PORTION)
                .await?;
            if silent.is_empty() {
                return Ok(expired);
            }
            expired += silent.len() as u64;
            let lost: Vec<_> = silent
                .into_iter()
                .map(|message| (message, MessageEnd::Silent))
                .collect();
            self.lose(&mut change, &lost, now).await?;
            change.commit().await?;
        }
    }
}

/// Hands a portion over, as many at the same time as the carrier is trusted with. Says whether it was in trouble: then the rest
/// was not sent, and it is trusted with one until that one was taken.
async fn carry(line: &Line, claimed: Vec<Claimed>) -> (Vec<(Message, Came)>, bool) {
    let most = line.carrier.at_once().max(1);
    let mut width = line.width.load(Ordering::Relaxed).clamp(1, most);
    let mut waiting = claimed.into_iter();
    let (mut came, mut trouble) = (Vec::new(), false);
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < width && !trouble {
            let Some(Claimed { message, letter }) = waiting.next() else {
                break;
            };
            let carrier = Arc::clone(&line.carrier);
            under_way.spawn(async move { (message, carrier.carry(&letter).await) });
        }
        let Some(done) = under_way.join_next().await else {
            break;
        };
        match done {
            Ok((message, Ok(taken))) => {
                width = (width * 2).min(most);
                came.push((message, Came::Taken(taken)));
            }
            Ok((message, Err(not))) => {
                if matches!(not, NotTaken::Down(_) | NotTaken::Unclear(_)) {
                    tracing::warn!(channel = %message.channel, failure = %not, "a message was not taken");
                    (trouble, width) = (true, 1);
                }
                came.push((message, Came::Not(not)));
            }
            Err(broken) => {
                tracing::error!(%broken, "handing a message over broke off");
                (trouble, width) = (true, 1);
            }
        }
    }
    line.width.store(width, Ordering::Relaxed);
    came.extend(waiting.map(|one| (one.message, Came::Unsent)));
    (came, trouble)
}

/// A message that is to be said, what it is about now, and the leads it tells of.
struct Weighed {
    letter: Letter,
    kind: MessageKind,
    leads: Vec<MessageLead>,
}

/// What is known of the people of a portion.
struct Facts {
    people: HashMap<PersonId, Person>,
    /// Those of them to whom a reminder may be said.
    remindable: BTreeSet<PersonId>,
    leads: HashMap<PersonId, Vec<Lead>>,
    /// Those of them at work of whom a follow-up is overdue.
    unheard: BTreeSet<PersonId>,
    unwilling: BTreeSet<PersonId>,
    /// Those of them who are written to in English.
    english: BTreeSet<PersonId>,
    browsers: HashMap<PersonId, Vec<Subscription>>,
    /// Answers of employers they have yet to be told of.
    replies: HashMap<PersonId, Vec<LeadId>>,
    /// What they have yet to be told of fairs.
    fairs: HashMap<PersonId, FairWord>,
    /// What they have yet to be told of their training classes.
    classes: HashMap<PersonId, Vec<ClassNotice>>,
    codes: HashMap<PersonId, String>,
}

impl Facts {
    async fn read(
        services: &Services,
        change: &mut Transaction,
        channel: Channel,
        due: &[Message],
        reading: &mut Reading,
    ) -> Result<Self, Failure> {
        let ids: Vec<PersonId> = due.iter().map(|message| message.person).collect();
        let people = change.list_people(&ids).await?;
        let mut leads: HashMap<PersonId, Vec<Lead>> = HashMap::new();
        for lead in change.list_leads_of_people(&ids).await? {
            leads.entry(lead.person).or_default().push(lead);
        }
        let is_said = |lead: &&Lead| may_be_told(lead) || is_unanswered(&lead.state);
        let wanted = leads.values().flatten().filter(is_said).map(|lead| lead.vacancy);
        let missing: BTreeSet<VacancyId> = wanted.filter(|id| !reading.vacancies.contains_key(id)).collect();
        let missing: Vec<VacancyId> = missing.into_iter().collect();
        let read = change.list_vacancies(&missing).await?;
        reading
            .vacancies
            .extend(read.into_iter().map(|vacancy| (vacancy.id, vacancy)));
        let mut browsers: HashMap<PersonId, Vec<Subscription>> = HashMap::new();
        if channel == Channel::WebPush {
            for browser in change.list_subscriptions(&ids).await? {
                browsers.entry(browser.person).or_default().push(browser);
            }
        }
        let mut replies: HashMap<PersonId, Vec<LeadId>> = HashMap::new();
        for (person, lead) in change.list_untold_replies(&ids).await? {
            replies.entry(person).or_default().push(lead);
        }
        let mut classes: HashMap<PersonId, Vec<ClassNotice>> = HashMap::new();
        for notice in change.list_untold_class_notices(Some(&ids)).await? {
            classes.entry(notice.person).or_default().push(notice);
        }
        let there: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let newest = change.list_newest_personal_links_of(&there).await?;
        let codes = services.codes(change, &there, &newest).await?;
        let reminders = due.iter().filter(|message| message.kind == MessageKind::Reminder);
        let reminded: Vec<PersonId> = reminders.map(|message| message.person).collect();
        let remindable = if reminded.is_empty() {
            Vec::new()
        } else {
            services.who_may_be_reminded(change, &reminded).await?
        };
        Ok(Self {
            unheard: services.unheard_of(change, due).await?,
            fairs: services.fair_words(change, &ids).await?,
            unwilling: unwilling(change, &ids).await?,
            english: change
                .list_readers_of(MessageLanguage::English, &ids)
                .await?
                .into_iter()
                .collect(),
            remindable: remindable.into_iter().map(|person| person.id).collect(),
            codes: there.into_iter().zip(codes).collect(),
            people: people.into_iter().map(|person| (person.id, person)).collect(),
            leads,
            browsers,
            replies,
            classes,
        })
    }

    /// What is said: of leads that wait, else, where it was planned as a reminder, of those that were not answered, else that
    /// an employer has answered. Or why nothing is said.
    fn weigh(&self, message: &Message, reading: &Reading, outbox: &Outbox) -> Result<Weighed, MessageEnd> {
        let today = reading.day.on;
        let person = self.people.get(&message.person);
        let person = person
            .filter(|person| person.may_be_told_on(today))
            .ok_or(MessageEnd::Unwanted)?;
        let is_text = message.channel == Channel::Sms;
        if is_text && self.unwilling.contains(&person.id) {
            return Err(MessageEnd::Unwanted);
        }
        let (kind, leads) = match self.matter(message, person, reading) {
            Err(_) if self.fairs.contains_key(&person.id) => (MessageKind::Fair, Vec::new()),
            Err(_) if self.replies.contains_key(&person.id) => (MessageKind::Leads, Vec::new()),
            Err(_) if self.classes.contains_key(&person.id) => (MessageKind::Training, Vec::new()),
            matter => matter?,
        };
        let matter = match (kind, leads.len()) {
            (MessageKind::FollowUp, _) => Matter::FollowUp,
            (MessageKind::Fair, _) => Matter::Fair(self.fairs.get(&person.id).copied()),
            (MessageKind::Training, _) => {
                let (news, class) = self.class_news(person.id).ok_or(MessageEnd::NothingToSay)?;
                Matter::Training(news, class)
            }
            (_, 0) => Matter::Replies,
            (MessageKind::Reminder, count) => Matter::Reminder(count),
            (_, count) => Matter::Leads(count),
        };
        let code = self.codes.get(&person.id).map_or("", String::as_str);
        let link = format!("{}/l/{code}", outbox.origin);
        let (to, text) = if is_text {
            let phone = person.phone.clone().filter(domain::values::Phone::is_mobile);
            let phone = phone.ok_or(MessageEnd::NoAddress)?;
            let language = if self.english.contains(&person.id) {
                MessageLanguage::English
            } else {
                MessageLanguage::Chinese
            };
            (
                To::Phone(phone),
                words::for_phone(matter, &person.name, &link, language),
            )
        } else {
            let browsers = self.browsers.get(&person.id).cloned();
            let browsers = browsers.ok_or(MessageEnd::NoAddress)?;
            let lang = browsers.first().and_then(|browser| browser.lang.parse().ok());
            let language = lang.unwrap_or(MessageLanguage::Chinese);
            (
                To::Browsers(browsers),
                words::for_browser(matter, &person.name, language),
            )
        };
        let letter = Letter {
            id: message.id,
            to,
            text,
            link,
        };
        Ok(Weighed { letter, kind, leads })
    }

    /// The latest news of a class.
    fn class_news(&self, person: PersonId) -> Option<(ClassNews, &str)> {
        let latest = self.classes.get(&person).and_then(|news| news.last());
        latest.map(|one| (one.news, one.class.as_str()))
    }

    fn matter(
        &self,
        message: &Message,
        person: &Person,
        reading: &Reading,
    ) -> Result<(MessageKind, Vec<MessageLead>), MessageEnd> {
        let today = reading.day.on;
        if self
            .fairs
            .get(&person.id)
            .is_some_and(|word| word.is_urgent(today))
        {
            return Ok((MessageKind::Fair, Vec::new()));
        }
        if message.kind == MessageKind::FollowUp {
            // Whoever has been heard of meanwhile, by whatever way, is not asked.
            let asked = self.unheard.contains(&person.id);
            return asked
                .then_some((MessageKind::FollowUp, Vec::new()))
                .ok_or(MessageEnd::NothingToSay);
        }
        if message.kind == MessageKind::Training {
            let is_news = self.classes.contains_key(&person.id);
            return is_news
                .then_some((MessageKind::Training, Vec::new()))
                .ok_or(MessageEnd::NothingToSay);
        }
        let waiting = self.open_leads((message, person), reading, may_be_told);
        if !waiting.is_empty() {
            return Ok((MessageKind::Leads, waiting));
        }
        let all = self.leads.get(&person.id).map_or(&[][..], Vec::as_slice);
        if message.kind != MessageKind::Reminder || has_answered_since(all, message.planned_at) {
            return Err(MessageEnd::NothingToSay);
        }
        if !self.remindable.contains(&person.id) {
            return Err(MessageEnd::Unwanted);
        }
        let unanswered = self.open_leads((message, person), reading, |lead| is_unanswered(&lead.state));
        if unanswered.is_empty() {
            return Err(MessageEnd::NothingToSay);
        }
        Ok((MessageKind::Reminder, unanswered))
    }

    /// The leads of a kind whose vacancies are open, each with whether it is suitable today.
    fn open_leads(
        &self,
        (message, person): (&Message, &Person),
        reading: &Reading,
        which: impl Fn(&Lead) -> bool,
    ) -> Vec<MessageLead> {
        let leads = self.leads.get(&person.id).into_iter().flatten();
        let waiting = leads.filter(|lead| which(lead));
        let open = waiting.filter_map(|lead| {
            let vacancy = reading.vacancies.get(&lead.vacancy)?;
            let offered = vacancy.is_open_on(reading.day.on, reading.fresh_days)
                && !reading.blacklisted.contains(&vacancy.employer);
            offered.then(|| MessageLead {
                message: message.id,
                lead: lead.id,
                suitable: reading.day.is_suitable(person, vacancy, false),
            })
        });
        open.collect()
    }
}
