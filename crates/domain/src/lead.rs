//! Leads: one vacancy told to one person, from plan to hire, and when it counts (R32, R33).

use crate::code::codes;
use crate::ids::{LeadId, PersonId, RoundId, VacancyId};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// How a lead reaches its person.
    pub enum Channel {
        /// A home visit.
        Home = "home",
        /// A telephone call.
        Phone = "phone",
        /// A text message.
        Sms = "sms",
        /// The personal link, opened.
        App = "app",
        /// A printed slip handed over.
        Slip = "slip",
        /// A web push message.
        WebPush = "web_push",
        /// At a job fair.
        Fair = "fair",
    }
}

codes! {
    /// What proves that a lead arrived.
    pub enum Evidence {
        /// Opened and read on a screen.
        Read = "read",
        /// The gateway's delivery receipt.
        Receipt = "receipt",
        /// A push message was clicked.
        Click = "click",
        /// Call log.
        CallLog = "call_log",
        /// Signature.
        Signature = "signature",
        /// Thumb-print.
        ThumbPrint = "thumb_print",
        /// A named witness.
        Witness = "witness",
        /// Another document, named in the note.
        Document = "document",
    }
}

codes! {
    /// Why a person does not want a vacancy.
    pub enum DeclineReason {
        /// 太远.
        TooFar = "too_far",
        /// 钱少.
        Pay = "pay",
        /// 干不了.
        CannotDo = "cannot_do",
        /// 家里走不开.
        CareDuties = "care_duties",
        /// 农忙.
        Season = "season",
        /// 没地方住.
        Lodging = "lodging",
        /// 已有工作.
        AlreadyWorking = "already_working",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// What a round of matching is to fill.
    pub enum RoundKind {
        /// The whole year, for everybody: by the command.
        Year = "year",
        /// The month, for everybody: once a month.
        Month = "month",
        /// The month, for those who lack what is due by its end: every day.
        Day = "day",
    }
}

/// What the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "answer", content = "reason")]
pub enum Answer {
    /// 感兴趣.
    Interested,
    /// 请人联系我: interested, and wants a call.
    CallMe,
    /// 不合适.
    Declined(DeclineReason),
}

/// Proof that a lead arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// By which way.
    pub channel: Channel,
    /// When it arrived; decides the year, not the time of the upload (S25).
    pub at: DateTime<Utc>,
    /// What proves it.
    pub evidence: Evidence,
    /// Receipt number, name of the witness, … as recorded.
    pub note: String,
    /// Whether the vacancy was open and suitable on that day.
    pub suitable: bool,
}

impl Delivery {
    /// The calendar year it counts in, if it counts (C9, R32).
    pub fn counts_in(&self) -> Option<i32> {
        self.suitable
            .then(|| crate::clock::day_in_shanghai(self.at).year())
    }
}

/// Where a lead stands. Each state carries its own facts; a transition consumes the state before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum LeadState {
    /// Chosen by a round or by an officer.
    Planned,
    /// On its way.
    Sent {
        /// By which way.
        channel: Channel,
        /// When.
        at: DateTime<Utc>,
    },
    /// Arrived, with proof.
    Delivered {
        /// The proof.
        delivery: Delivery,
    },
    /// Looked at by the person.
    Opened {
        /// The proof.
        delivery: Delivery,
        /// When.
        at: DateTime<Utc>,
    },
    /// Answered by the person.
    Answered {
        /// The proof.
        delivery: Delivery,
        /// What was said.
        answer: Answer,
        /// When.
        at: DateTime<Utc>,
    },
    /// Put forward to the employer.
    Referred {
        /// The proof.
        delivery: Delivery,
        /// When.
        at: DateTime<Utc>,
    },
    /// Interviewed.
    Interviewed {
        /// The proof.
        delivery: Delivery,
        /// When.
        at: DateTime<Utc>,
    },
    /// Hired.
    Hired {
        /// The proof.
        delivery: Delivery,
        /// When.
        at: DateTime<Utc>,
    },
    /// Ended without a hire; what was delivered still counts.
    Closed {
        /// The proof.
        delivery: Delivery,
        /// When.
        at: DateTime<Utc>,
    },
    /// Could not be delivered; counts nothing, may be sent again.
    Failed {
        /// By which way.
        channel: Channel,
        /// When.
        at: DateTime<Utc>,
    },
    /// The vacancy was gone before delivery.
    Withdrawn {
        /// When.
        at: DateTime<Utc>,
    },
}

/// A step that the present state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a lead that is {from} cannot be {step}")]
pub struct InvalidStep {
    /// Code of the present state.
    pub from: &'static str,
    /// What was asked.
    pub step: &'static str,
}

impl LeadState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent { .. } => "sent",
            Self::Delivered { .. } => "delivered",
            Self::Opened { .. } => "opened",
            Self::Answered { .. } => "answered",
            Self::Referred { .. } => "referred",
            Self::Interviewed { .. } => "interviewed",
            Self::Hired { .. } => "hired",
            Self::Closed { .. } => "closed",
            Self::Failed { .. } => "failed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// The proof of delivery, if it arrived.
    pub const fn delivery(&self) -> Option<&Delivery> {
        match self {
            Self::Delivered { delivery }
            | Self::Opened { delivery, .. }
            | Self::Answered { delivery, .. }
            | Self::Referred { delivery, .. }
            | Self::Interviewed { delivery, .. }
            | Self::Hired { delivery, .. }
            | Self::Closed { delivery, .. } => Some(delivery),
            Self::Planned | Self::Sent { .. } | Self::Failed { .. } | Self::Withdrawn { .. } => None,
        }
    }

    /// What the person said, while nothing further has happened.
    pub const fn answer(&self) -> Option<Answer> {
        match self {
            Self::Answered { answer, .. } => Some(*answer),
            _ => None,
        }
    }

    /// Whether it still occupies one of the vacancy's pushes: not answered no, not ended.
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Planned
            | Self::Sent { .. }
            | Self::Delivered { .. }
            | Self::Opened { .. }
            | Self::Referred { .. }
            | Self::Interviewed { .. } => true,
            Self::Answered { answer, .. } => !matches!(answer, Answer::Declined(_)),
            Self::Hired { .. } | Self::Closed { .. } | Self::Failed { .. } | Self::Withdrawn { .. } => false,
        }
    }

    /// Puts it on its way.
    pub fn send(self, channel: Channel, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Planned | Self::Sent { .. } | Self::Failed { .. } => Ok(Self::Sent { channel, at }),
            other => Err(other.refuse("sent")),
        }
    }

    /// Records that it arrived. A second receipt changes nothing: the first proof stands.
    pub fn deliver(self, delivery: Delivery) -> Result<Self, InvalidStep> {
        match self {
            Self::Planned | Self::Sent { .. } | Self::Failed { .. } => Ok(Self::Delivered { delivery }),
            Self::Withdrawn { .. } => Err(self.refuse("delivered")),
            arrived => Ok(arrived),
        }
    }

    /// Puts an earlier proof in the place of a later one: the time of delivery decides the year, not that of the upload.
    #[must_use]
    pub fn prove_earlier(mut self, earlier: Delivery) -> Self {
        match &mut self {
            Self::Delivered { delivery }
            | Self::Opened { delivery, .. }
            | Self::Answered { delivery, .. }
            | Self::Referred { delivery, .. }
            | Self::Interviewed { delivery, .. }
            | Self::Hired { delivery, .. }
            | Self::Closed { delivery, .. }
                if earlier.at < delivery.at =>
            {
                *delivery = earlier;
            }
            _ => {}
        }
        self
    }

    /// Records that it did not arrive.
    pub fn fail(self, channel: Channel, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Planned | Self::Sent { .. } | Self::Failed { .. } => Ok(Self::Failed { channel, at }),
            other => Err(other.refuse("failed")),
        }
    }

    /// Records that the person looked at it.
    pub fn open(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Delivered { delivery } => Ok(Self::Opened { delivery, at }),
            Self::Planned | Self::Sent { .. } | Self::Failed { .. } | Self::Withdrawn { .. } => {
                Err(self.refuse("opened"))
            }
            later => Ok(later),
        }
    }

    /// Records the answer; a person may change their mind until somebody has acted on it.
    pub fn answer_with(self, answer: Answer, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Delivered { delivery }
            | Self::Opened { delivery, .. }
            | Self::Answered { delivery, .. } => Ok(Self::Answered { delivery, answer, at }),
            other => Err(other.refuse("answered")),
        }
    }

    /// Takes the answer back.
    pub fn take_back(self) -> Result<Self, InvalidStep> {
        match self {
            Self::Answered { delivery, at, .. } => Ok(Self::Opened { delivery, at }),
            other => Err(other.refuse("taken back")),
        }
    }

    /// Puts it forward to the employer: the person said yes.
    pub fn refer(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Answered {
                answer: Answer::Declined(_),
                ..
            } => Err(self.refuse("referred")),
            Self::Answered { delivery, .. } => Ok(Self::Referred { delivery, at }),
            Self::Referred { .. } | Self::Interviewed { .. } => Ok(self),
            other => Err(other.refuse("referred")),
        }
    }

    /// The employer wants to see the person; another day may take the place of the first.
    pub fn interview(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self.refer(at)? {
            Self::Referred { delivery, .. } | Self::Interviewed { delivery, .. } => {
                Ok(Self::Interviewed { delivery, at })
            }
            other => Err(other.refuse("interviewed")),
        }
    }

    /// The employer takes the person.
    pub fn hire(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self.refer(at)? {
            Self::Referred { delivery, .. } | Self::Interviewed { delivery, .. } => {
                Ok(Self::Hired { delivery, at })
            }
            other => Err(other.refuse("hired")),
        }
    }

    /// It comes to nothing after the person said yes.
    pub fn close(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self.refer(at)? {
            Self::Referred { delivery, .. } | Self::Interviewed { delivery, .. } => {
                Ok(Self::Closed { delivery, at })
            }
            other => Err(other.refuse("closed")),
        }
    }

    /// Whether the person said yes and nobody has decided yet.
    pub const fn is_candidate(&self) -> bool {
        match self {
            Self::Answered { answer, .. } => !matches!(answer, Answer::Declined(_)),
            Self::Referred { .. } | Self::Interviewed { .. } => true,
            _ => false,
        }
    }

    /// The vacancy is gone: before delivery the lead is withdrawn, afterwards it closes and still counts.
    pub fn withdraw(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Planned | Self::Sent { .. } | Self::Failed { .. } => Ok(Self::Withdrawn { at }),
            Self::Delivered { delivery }
            | Self::Opened { delivery, .. }
            | Self::Answered { delivery, .. } => Ok(Self::Closed { delivery, at }),
            other => Err(other.refuse("withdrawn")),
        }
    }

    /// The person began to work there. What had closed meanwhile may turn out so too; what the employer said before stays.
    pub fn begin_work(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Delivered { delivery }
            | Self::Opened { delivery, .. }
            | Self::Answered { delivery, .. }
            | Self::Referred { delivery, .. }
            | Self::Interviewed { delivery, .. }
            | Self::Closed { delivery, .. } => Ok(Self::Hired { delivery, at }),
            Self::Hired { .. } => Ok(self),
            other => Err(other.refuse("at work")),
        }
    }

    /// The person works elsewhere: as [`LeadState::withdraw`], and whoever was put forward is so no more. A no stays a no.
    pub fn lapse(self, at: DateTime<Utc>) -> Result<Self, InvalidStep> {
        match self {
            Self::Referred { delivery, .. } | Self::Interviewed { delivery, .. } => {
                Ok(Self::Closed { delivery, at })
            }
            Self::Answered {
                answer: Answer::Declined(_),
                ..
            } => Err(self.refuse("lapsed")),
            other => other.withdraw(at),
        }
    }

    fn refuse(&self, step: &'static str) -> InvalidStep {
        InvalidStep {
            from: self.code(),
            step,
        }
    }
}

/// A lead as kept. One vacancy is told to one person at most once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Our id.
    pub id: LeadId,
    /// Whom.
    pub person: PersonId,
    /// What.
    pub vacancy: VacancyId,
    /// The round that chose it; `None` when somebody did by hand.
    pub round: Option<RoundId>,
    /// When it was chosen.
    pub planned_on: NaiveDate,
    /// How well the two fit, 0–1000.
    pub score: u16,
    /// Why, as keys (`near_home_3km`).
    pub reasons: Vec<String>,
    /// Not assessed in a function the work demands: ask the person before referring.
    pub ask_first: bool,
    /// Where it stands.
    pub state: LeadState,
}

/// How far somebody is behind the pace of the year (R33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// At least as many as due.
    OnPace,
    /// One behind.
    Amber,
    /// Two or more behind.
    Red,
}
