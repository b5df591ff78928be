//! What people are told, by which ways, and whom no way reaches.

use super::Answered;
use crate::actor::Actor;
use crate::ids::{LeadId, PersonId};
use crate::lead::Channel;
use crate::message::{MessageEnd, MessageKind, MessageState};
use crate::push::Browser;
use crate::vacancy::{Conditions, Wage};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What a line of an inbox is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// Vacancies were found.
    Found,
    /// Vacancies are gone.
    Gone,
    /// Something was sent, by this way.
    Sent(Channel),
}

/// A line of an inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxLine {
    /// On which day.
    pub on: NaiveDate,
    /// What.
    pub news: News,
    /// How many vacancies it is about.
    pub count: u32,
    /// Whether the person has not looked at it yet.
    pub unread: bool,
}

/// What somebody was told, latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inbox {
    /// Vacancies not looked at yet.
    pub unread: u32,
    /// The lines.
    pub lines: Vec<InboxLine>,
    /// The public key browsers ask to be told with; `None` where this site tells no browsers.
    pub push_key: Option<String>,
    /// How many browsers of the person are told.
    pub browsers: u32,
}

/// A browser asks to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionWish {
    /// Where.
    pub browser: Browser,
    /// The language of the page (`zh`, `en`).
    pub lang: String,
    /// The device in two words.
    pub device: String,
}

/// A call, as staff enter it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallWish {
    /// When.
    pub called_at: DateTime<Utc>,
    /// Whether the person was reached.
    pub reached: bool,
    /// Which leads were told.
    pub leads: Vec<LeadId>,
    /// What was said.
    pub note: String,
}

/// A call, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLine {
    /// When.
    pub called_at: DateTime<Utc>,
    /// Whether the person was reached.
    pub reached: bool,
    /// How many leads were told.
    pub leads: u32,
    /// What was said.
    pub note: String,
    /// Who called: the sign-in name, or a code.
    pub by: String,
}

/// A message, as staff see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageLine {
    /// By which way.
    pub channel: Channel,
    /// What it is about.
    pub kind: MessageKind,
    /// Where it stands.
    pub state: MessageState,
    /// When it was planned, or handed over where it was.
    pub at: DateTime<Utc>,
    /// When it ended.
    pub settled_at: Option<DateTime<Utc>>,
    /// Why it ended so.
    pub end: Option<MessageEnd>,
    /// How many leads it told of.
    pub leads: u32,
}

/// How somebody was told, as staff see it; latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Messages.
    pub messages: Vec<MessageLine>,
    /// Calls.
    pub calls: Vec<CallLine>,
}

/// A vacancy as a village is told of it. Names nobody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VillageVacancy {
    /// Title.
    pub title: String,
    /// Employer.
    pub employer: String,
    /// Where, in words.
    pub place: String,
    /// Wage.
    pub wage: Wage,
    /// What it offers.
    pub conditions: Conditions,
    /// Openings, if known.
    pub headcount: Option<u32>,
    /// Last day, if known.
    pub open_to: Option<NaiveDate>,
}

/// What a village is told over the loudspeaker, in its group and on its board: vacancies alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VillageNews {
    /// The village.
    pub area: super::AreaRef,
    /// In words, from the county down.
    pub place: String,
    /// The day.
    pub on: NaiveDate,
    /// The vacancies.
    pub vacancies: Vec<VillageVacancy>,
    /// Whom to call.
    pub helper_phone: Option<String>,
}

/// Questions about messages.
#[async_trait]
pub trait Messages: Send + Sync {
    /// One's own inbox, or that of the person acted for. Asking reads nothing: opening the leads does.
    async fn inbox(&self, who: &Actor) -> Answered<Inbox>;

    /// Tells a browser from now on. The person alone.
    async fn subscribe(&self, who: &Actor, wish: SubscriptionWish) -> Answered<()>;

    /// Tells it no more.
    async fn unsubscribe(&self, who: &Actor, endpoint: String) -> Answered<()>;

    /// Writes a call down; the leads it told of have arrived. Staff only. Gives how many.
    async fn record_call(&self, who: &Actor, person: PersonId, wish: CallWish) -> Answered<u32>;

    /// How a person was told. Staff only.
    async fn told(&self, who: &Actor, person: PersonId) -> Answered<Told>;

    /// What a village is told, without a name. Staff only.
    async fn village_news(&self, who: &Actor, area: AreaCode) -> Answered<VillageNews>;
}
