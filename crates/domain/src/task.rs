//! What is to be done about people: computed from rules, never typed. A task has a window; where it stands on a day follows
//! from the window and from whether it was done, so that nothing has to run at midnight.

mod due;
mod settle;

pub use due::{DatedFact, PlacementFact, TaskFacts, TaskFigures, VisitFact, Wanted, wanted};
pub use settle::{Hold, Standing, Step, settle};

use crate::code::codes;
use crate::ids::{PersonId, TaskId};
use crate::message::Unreached;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of thing is to be done.
    pub enum TaskKind {
        /// 首次入户: nobody has asked what the person can and wants.
        FirstSurvey = "first_survey",
        /// 送岗位: vacancies wait to be handed over.
        LeadHandOver = "lead_hand_over",
        /// 等答复: a vacancy was told and not answered.
        AnswerOverdue = "answer_overdue",
        /// 回访: after a start of work, or because it was agreed.
        FollowUp = "follow_up",
        /// 快到期: a certificate or a group ends.
        Expiring = "expiring",
        /// 好久没消息: nobody has had a word of the person.
        StaleFile = "stale_file",
        /// 零转移家庭: nobody of the household has non-farm work.
        ZeroTransfer = "zero_transfer",
        /// 退回补充: somebody who checked it gave it back.
        Returned = "returned",
        /// 要办的事: a need found at a visit.
        Action = "action",
        /// 岗位到期前: a public-welfare post ends, and something else has to be found (P7).
        Transition = "transition",
        /// 缴费: what is to be paid into the land-loss pension (R15, R16).
        LandPayment = "land_payment",
        /// 创业回访: a business that opened is visited (P10).
        StartupVisit = "startup_visit",
        /// 复评: what somebody can do at work is looked at again (Y46).
        Reassessment = "reassessment",
        /// 援助周家访: a visit that the county chose in an assistance week (P1e).
        WeekVisit = "week_visit",
        /// 培训后就业回访: what somebody does a month and three after a class (P6).
        TrainingCheck = "training_check",
    }
}

impl TaskKind {
    /// Whether a rule says when it is due; the rest comes from a visit and is done by hand or by what it asked for.
    pub const fn is_computed(self) -> bool {
        !matches!(self, Self::Action)
    }

    /// Whether it serves that the person finds work. Who wants to be told of no work still pays into the insurance.
    pub const fn is_about_work(self) -> bool {
        !matches!(self, Self::LandPayment)
    }

    /// What comes first among things that are equally due: what runs out before what may wait.
    pub const fn weight(self) -> u8 {
        match self {
            Self::Returned => 0,
            Self::FollowUp => 1,
            Self::LeadHandOver => 2,
            Self::FirstSurvey | Self::Transition | Self::LandPayment | Self::WeekVisit => 3,
            Self::Action | Self::StartupVisit | Self::Reassessment | Self::TrainingCheck => 4,
            Self::AnswerOverdue => 5,
            Self::Expiring => 6,
            Self::ZeroTransfer => 7,
            Self::StaleFile => 8,
        }
    }
}

/// When something is to be done, all days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day it may be done.
    pub start: NaiveDate,
    /// The day by which it should be done.
    pub due: NaiveDate,
    /// The day after which it has failed.
    pub end: NaiveDate,
}

codes! {
    /// Why a task is done no more.
    pub enum CancelReason {
        /// The household is left in peace.
        Muted = "muted",
        /// The person died, moved away or was erased.
        Left = "left",
        /// The person wants to be told of no work.
        OptedOut = "opted_out",
        /// What asked for it is so no more.
        NotNeeded = "not_needed",
        /// By hand: the person is away, and there is a day to come again.
        Away = "away",
        /// By hand, for another reason.
        ByHand = "by_hand",
    }
}

impl CancelReason {
    /// Whether the program cancelled it, so that it comes back when the reason is gone.
    pub const fn is_automatic(self) -> bool {
        !matches!(self, Self::Away | Self::ByHand)
    }
}

/// What became of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "settled")]
pub enum Settled {
    /// Nothing yet.
    Open,
    /// Done, on its true day, whenever that was told.
    Done {
        /// The day.
        on: NaiveDate,
    },
    /// Done no more.
    Cancelled {
        /// Why.
        why: CancelReason,
    },
}

codes! {
    /// Where a task stands on a day.
    pub enum TaskState {
        /// Its window has not opened.
        Draft = "draft",
        /// To be done.
        Ready = "ready",
        /// Done in time.
        Done = "done",
        /// Done after its window.
        DoneLate = "done_late",
        /// The window has closed; it can still be done late.
        Failed = "failed",
        /// Done no more.
        Cancelled = "cancelled",
    }
}

/// Something that is to be done about somebody. Of one kind and key there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Our id.
    pub id: TaskId,
    /// About whom.
    pub person: PersonId,
    /// What.
    pub kind: TaskKind,
    /// About what of them, as the rule names it: a day, the id of a lead or of a visit.
    pub key: String,
    /// When.
    pub window: Window,
    /// How many things it is about.
    pub count: u32,
    /// Why vacancies have to be brought: no channel reaches the person.
    pub cause: Option<Unreached>,
    /// What became of it.
    pub settled: Settled,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

impl Task {
    /// Where it stands on a day.
    pub fn state_on(&self, day: NaiveDate) -> TaskState {
        match self.settled {
            Settled::Done { on } if on > self.window.end => TaskState::DoneLate,
            Settled::Done { .. } => TaskState::Done,
            Settled::Cancelled { .. } => TaskState::Cancelled,
            Settled::Open if day < self.window.start => TaskState::Draft,
            Settled::Open if day > self.window.end => TaskState::Failed,
            Settled::Open => TaskState::Ready,
        }
    }

    /// Whether it should have been done before.
    pub fn is_overdue_on(&self, day: NaiveDate) -> bool {
        self.settled == Settled::Open && day > self.window.due
    }
}
