//! Messages: what is said to a person by a channel that may fail, when it may be said, and what the answers of gateways mean.

mod reminder;

pub use reminder::{Outreach, has_answered_since, is_unanswered};

use crate::clock::SHANGHAI;
use crate::code::codes;
use crate::ids::{MessageId, PersonId};
use crate::lead::Channel;
use crate::params::{NotSet, ParamKey, Params};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Timelike, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Where a message stands.
    pub enum MessageState {
        /// To be handed over when it is due.
        Planned = "planned",
        /// Handed to the gateway, or about to be: never handed over a second time.
        Handed = "handed",
        /// Arrived, as the gateway or the person says.
        Delivered = "delivered",
        /// Did not arrive.
        Failed = "failed",
        /// Nothing was heard of it in time.
        Expired = "expired",
        /// Not said: there was nothing to say any more, or the person did not want it.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// Why a message ended as it did.
    pub enum MessageEnd {
        /// The gateway's receipt says that it arrived.
        Receipt = "receipt",
        /// The person opened the page.
        Read = "read",
        /// The gateway's receipt says that it could not be delivered.
        Bounced = "bounced",
        /// The gateway did not take it, however often it was tried.
        Refused = "refused",
        /// The address is no longer there: the browser has let go of it.
        Gone = "gone",
        /// Nothing was heard in time.
        Silent = "silent",
        /// Said no to such messages, opted out, died or moved away.
        Unwanted = "unwanted",
        /// No lead waits any more.
        NothingToSay = "nothing_to_say",
        /// There is no number or browser any more.
        NoAddress = "no_address",
        /// A later message says it.
        Superseded = "superseded",
    }
}

codes! {
    /// What a message is about.
    pub enum MessageKind {
        /// Leads that wait.
        Leads = "leads",
        /// Leads that were told and not answered (S04).
        Reminder = "reminder",
        /// Somebody who began to work is asked how it goes, because nobody has heard.
        FollowUp = "follow_up",
        /// A job fair: an invitation, or what was changed.
        Fair = "fair",
        /// News of a training class.
        Training = "training",
    }
}

codes! {
    /// Why no channel reaches somebody.
    pub enum Unreached {
        /// No mobile number, and no browser that asked to be told.
        NoAddress = "no_address",
        /// The person wants no text messages.
        Unwanted = "unwanted",
        /// The last message did not arrive.
        Fails = "fails",
    }
}

/// A message as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Our id; the gateway gives it back with its receipts.
    pub id: MessageId,
    /// To whom.
    pub person: PersonId,
    /// By which way.
    pub channel: Channel,
    /// What it is about.
    pub kind: MessageKind,
    /// Where it stands.
    pub state: MessageState,
    /// When it was planned.
    pub planned_at: DateTime<Utc>,
    /// Not to be handed over before.
    pub due_at: DateTime<Utc>,
    /// How often the gateway did not take it.
    pub tries: u32,
    /// When it was handed over, the last time.
    pub handed_at: Option<DateTime<Utc>>,
    /// When the gateway said that it took it. Handed over and not taken = nobody knows.
    pub accepted_at: Option<DateTime<Utc>>,
    /// The gateway's own id, where it gives one.
    pub gateway_id: Option<String>,
    /// Keyed mark of the number or browser it went to.
    pub to_mark: Option<Vec<u8>>,
    /// How many parts it was sent in.
    pub parts: u32,
    /// When it ended.
    pub settled_at: Option<DateTime<Utc>>,
    /// Why it ended so.
    pub end: Option<MessageEnd>,
}

impl Message {
    /// One to be handed over from `due_at` on.
    pub const fn planned(
        id: MessageId,
        (person, channel): (PersonId, Channel),
        planned_at: DateTime<Utc>,
        due_at: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            person,
            channel,
            kind: MessageKind::Leads,
            state: MessageState::Planned,
            planned_at,
            due_at,
            tries: 0,
            handed_at: None,
            accepted_at: None,
            gateway_id: None,
            to_mark: None,
            parts: 0,
            settled_at: None,
            end: None,
        }
    }

    /// What a receipt does to it.
    pub fn follow(&self, heard: Heard) -> Followed {
        if self.handed_at.is_none() {
            return Followed::NeverHanded;
        }
        match (self.state, heard) {
            (MessageState::Delivered, _)
            | (_, Heard::OnTheWay)
            | (MessageState::Planned | MessageState::Failed | MessageState::Withdrawn, Heard::Failed) => {
                Followed::Known
            }
            (_, Heard::Delivered) => Followed::Becomes(MessageState::Delivered),
            (MessageState::Handed | MessageState::Expired, Heard::Failed) => {
                Followed::Becomes(MessageState::Failed)
            }
        }
    }
}

/// What a gateway says of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It arrived.
    Delivered,
    /// It will not arrive.
    Failed,
    /// It is under way, or waits for a telephone to be switched on.
    OnTheWay,
}

impl Heard {
    /// Reads the word of a receipt: Kannel's figures (1 delivered, 2 failed, 4 buffered, 8 accepted, 16 rejected) or the words
    /// of SMPP and of usual providers.
    pub fn read(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "1" | "delivrd" | "delivered" | "success" | "ok" => Some(Self::Delivered),
            "2" | "16" | "undeliv" | "undelivered" | "failed" | "fail" | "rejectd" | "rejected"
            | "expired" | "deleted" | "unknown" => Some(Self::Failed),
            "4" | "8" | "enroute" | "acceptd" | "accepted" | "buffered" | "sent" => Some(Self::OnTheWay),
            _ => None,
        }
    }
}

/// What came of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// The message moves on.
    Becomes(MessageState),
    /// Nothing new.
    Known,
    /// The gateway speaks of a message it never got.
    NeverHanded,
}

/// Whether a way leads to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// There is none, or it is unwanted.
    #[default]
    Missing,
    /// The last message on it did not arrive.
    Fails,
    /// Nothing speaks against it.
    Open,
}

/// What is known about the ways to reach somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// By text message.
    pub number: Way,
    /// By a browser that asked to be told.
    pub browser: Way,
    /// Whether the person wants no text messages.
    pub unwanted: bool,
    /// By which way the last message arrived.
    pub last: Option<Channel>,
}

impl Reach {
    /// The way that works best: the one that worked last, else text messages, which every telephone takes and which come with a
    /// receipt, else the browser. `None` = in person: by visit, call or slip.
    pub fn best(&self) -> Option<Channel> {
        match (self.number, self.browser) {
            (Way::Open, Way::Open) if self.last == Some(Channel::WebPush) => Some(Channel::WebPush),
            (Way::Open, _) => Some(Channel::Sms),
            (_, Way::Open) => Some(Channel::WebPush),
            _ => None,
        }
    }

    /// Why nothing reaches the person, where that is so.
    pub fn unreached(&self) -> Option<Unreached> {
        if self.best().is_some() {
            return None;
        }
        Some(match (self.number, self.browser) {
            (Way::Fails, _) | (_, Way::Fails) => Unreached::Fails,
            _ if self.unwanted => Unreached::Unwanted,
            _ => Unreached::NoAddress,
        })
    }

    /// Whether a way is open.
    pub fn is_open(&self, channel: Channel) -> bool {
        match channel {
            Channel::Sms => self.number == Way::Open,
            Channel::WebPush => self.browser == Way::Open,
            _ => false,
        }
    }
}

/// The figures of messages in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageFigures {
    /// The hour from which nobody is disturbed.
    pub quiet_from: u32,
    /// The hour until which nobody is disturbed.
    pub quiet_to: u32,
    /// Hours between two messages on one channel.
    pub pause: TimeDelta,
    /// How long a receipt may take.
    pub receipt: TimeDelta,
    /// How often a gateway may refuse a message.
    pub tries: u32,
    /// How long a way rests on which nothing was heard.
    pub rest: TimeDelta,
    /// How long after an outreach somebody who has not answered is reminded.
    pub reminder: TimeDelta,
    /// How long after an outreach nobody is reminded of it any more: it belongs to no present round.
    pub reminder_until: TimeDelta,
}

impl MessageFigures {
    /// Those of a day.
    pub fn of(params: &Params, day: NaiveDate) -> Result<Self, NotSet> {
        let figure = |key| params.general(key, day).map(|figure| figure.clamp(0, 10_000));
        Ok(Self {
            quiet_from: figure(ParamKey::MessageQuietFrom)? as u32,
            quiet_to: figure(ParamKey::MessageQuietTo)? as u32,
            pause: TimeDelta::hours(figure(ParamKey::MessagePauseHours)?),
            receipt: TimeDelta::hours(figure(ParamKey::MessageReceiptHours)?),
            tries: figure(ParamKey::MessageTries)? as u32,
            rest: TimeDelta::days(figure(ParamKey::MessageRestDays)?),
            reminder: TimeDelta::days(figure(ParamKey::MessageReminderDays)?),
            reminder_until: TimeDelta::days(figure(ParamKey::MessageReminderUntilDays)?),
        })
    }

    /// Whether nobody is disturbed at this hour of Asia/Shanghai. From nine to nine means never.
    pub fn is_quiet(&self, at: DateTime<Utc>) -> bool {
        let hour = at.with_timezone(&SHANGHAI).hour();
        let (from, to) = (self.quiet_from, self.quiet_to);
        if from <= to {
            (from..to).contains(&hour)
        } else {
            hour >= from || hour < to
        }
    }

    /// The first instant from `at` on at which people may be disturbed.
    pub fn first_awake(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        if !self.is_quiet(at) {
            return at;
        }
        let local = at.with_timezone(&SHANGHAI);
        let end = NaiveTime::from_hms_opt(self.quiet_to % 24, 0, 0).unwrap_or(NaiveTime::MIN);
        let days = TimeDelta::days(i64::from(local.time() >= end));
        let wall = (local.date_naive() + days).and_time(end);
        SHANGHAI
            .from_local_datetime(&wall)
            .single()
            .map_or(at, |end| end.to_utc())
    }

    /// When a message that was not taken is tried again: after a minute, two, four, … at most an hour.
    pub fn again_at(tries: u32, now: DateTime<Utc>) -> DateTime<Utc> {
        now + TimeDelta::minutes((1i64 << tries.min(6)).min(60))
    }
}

/// How many text messages a text is: 70 characters (UTF-16 units) in one, 67 in each of several.
pub fn sms_parts(text: &str) -> u32 {
    let units = text.encode_utf16().count() as u32;
    if units <= 70 { 1 } else { units.div_ceil(67) }
}

/// Whether somebody says by text message that they want no more of them: `TD`, `T`, `退订`, however written.
pub fn is_stop_word(text: &str) -> bool {
    let word: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation() && !"。！，．【】“”".contains(*c))
        .map(narrow)
        .collect();
    matches!(
        word.to_ascii_uppercase().as_str(),
        "TD" | "T" | "退订" | "0000" | "STOP" | "退訂"
    )
}

/// A letter of full width as its usual form.
fn narrow(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
