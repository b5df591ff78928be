//! The inbox of a person: what was found, what is gone, what was sent, and what they have not looked at yet. Made from the
//! leads and messages themselves, so that it says the same.

use super::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::{PersonId, SubscriptionId};
use domain::lead::{Lead, LeadState};
use domain::message::{Message, MessageState};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, CallWish, Inbox, InboxLine, Messages, News, SubscriptionWish, Told, VillageNews,
};
use domain::push::Subscription;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// Lines shown, and messages read for them.
const LINES: u32 = 12;

#[async_trait]
impl Messages for Services {
    async fn inbox(&self, who: &Actor) -> Answered<Inbox> {
        self.inbox_of(who).await.map_err(|f| self.internal(&f))
    }

    async fn subscribe(&self, who: &Actor, wish: SubscriptionWish) -> Answered<()> {
        self.keep_browser(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn unsubscribe(&self, who: &Actor, endpoint: String) -> Answered<()> {
        self.forget_browser(who, &endpoint)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn record_call(&self, who: &Actor, person: PersonId, wish: CallWish) -> Answered<u32> {
        self.keep_call(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn told(&self, who: &Actor, person: PersonId) -> Answered<Told> {
        self.how_told(who, person).await.map_err(|f| self.internal(&f))
    }

    async fn village_news(&self, who: &Actor, area: AreaCode) -> Answered<VillageNews> {
        self.news_of(who, area).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn inbox_of(&self, who: &Actor) -> Result<Inbox, Failure> {
        let person = who.own_person(Deed::Read, Function::Lead)?;
        let mut read = self.db.read().await?;
        let leads = read.list_leads_of_person(person).await?;
        let messages = read.list_messages_to(person, LINES).await?;
        let ids: Vec<_> = messages.iter().map(|message| message.id).collect();
        let told: HashMap<_, _> = read.count_message_leads(&ids).await?.into_iter().collect();
        let browsers = read.list_subscriptions(&[person]).await?.len() as u32;
        let mut lines = found(&leads);
        lines.extend(gone(&leads));
        let sent = messages
            .iter()
            .filter_map(|message| sent(message, told.get(&message.id).copied()));
        lines.extend(sent);
        lines.sort_by_key(|line| std::cmp::Reverse((line.on, line.unread)));
        lines.truncate(LINES as usize);
        Ok(Inbox {
            unread: leads.iter().filter(|lead| is_unread(lead)).count() as u32,
            lines,
            push_key: self.push_key(),
            browsers,
        })
    }

    async fn keep_browser(&self, who: &Actor, wish: SubscriptionWish) -> Result<(), Failure> {
        let person = own_browser_of(who)?;
        self.check_browser(&wish.browser)?;
        let now = self.clock.now();
        let subscription = Subscription {
            id: SubscriptionId::new(&*self.ids, now),
            person,
            browser: wish.browser,
            lang: wish.lang,
            device: wish.device,
            made_at: now,
        };
        let mut change = self.db.begin().await?;
        change.set_subscription(&subscription).await?;
        change
            .add_audit(&self.audit(who, "subscribe", "person", person.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }

    async fn forget_browser(&self, who: &Actor, endpoint: &str) -> Result<(), Failure> {
        let person = own_browser_of(who)?;
        let mut change = self.db.begin().await?;
        if !change.forget_browser(person, endpoint).await? {
            return Ok(());
        }
        change
            .add_audit(&self.audit(who, "unsubscribe", "person", person.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }
}

/// Browsers are told of one's own leads alone: whoever acts for somebody looks at their page.
fn own_browser_of(who: &Actor) -> Result<PersonId, Refusal> {
    match who {
        Actor::Seeker(_) => who.own_person(Deed::Update, Function::OwnProfile),
        Actor::Visitor => Err(Refusal::NotSignedIn),
        _ => Err(Refusal::NotAllowed),
    }
}

const fn is_unread(lead: &Lead) -> bool {
    matches!(
        lead.state,
        LeadState::Planned | LeadState::Sent { .. } | LeadState::Delivered { .. }
    )
}

/// What was found, by day.
fn found(leads: &[Lead]) -> Vec<InboxLine> {
    let mut days: BTreeMap<NaiveDate, (u32, bool)> = BTreeMap::new();
    let shown = |lead: &&Lead| !matches!(lead.state, LeadState::Withdrawn { .. } | LeadState::Failed { .. });
    for lead in leads.iter().filter(shown) {
        let day = days.entry(lead.planned_on).or_default();
        *day = (day.0 + 1, day.1 || is_unread(lead));
    }
    let line = |(on, (count, unread))| InboxLine {
        on,
        news: News::Found,
        count,
        unread,
    };
    days.into_iter().map(line).collect()
}

/// What is gone, by day.
fn gone(leads: &[Lead]) -> Vec<InboxLine> {
    let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for lead in leads {
        if let LeadState::Withdrawn { at } | LeadState::Closed { at, .. } = &lead.state {
            *days.entry(day_in_shanghai(*at)).or_default() += 1;
        }
    }
    let line = |(on, count)| InboxLine {
        on,
        news: News::Gone,
        count,
        unread: false,
    };
    days.into_iter().map(line).collect()
}

/// What was sent and not lost.
fn sent(message: &Message, leads: Option<u32>) -> Option<InboxLine> {
    let went = matches!(message.state, MessageState::Handed | MessageState::Delivered);
    let at = message.handed_at.filter(|_| went)?;
    Some(InboxLine {
        on: day_in_shanghai(at),
        news: News::Sent(message.channel),
        count: leads?,
        unread: false,
    })
}
