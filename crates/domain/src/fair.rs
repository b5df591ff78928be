//! Job fairs (P5): planned by an organiser, approved by the county, told of; employers apply and get stands, people are invited
//! and register, everybody comes with a code of their own.

pub mod code;
mod news;
mod place;
mod registration;
mod stand;

pub use news::{FairChange, FairNews, FairNewsKind, StandNews, StandNewsKind};
pub use place::{FairAccess, FairAccessSet, NotForThem, unfit_for};
pub use registration::{FairRegistration, RegistrationState, RegistrationWay, Seats};
pub use stand::{FairStand, StandState, Tradesman, numbers};

use crate::code::codes;
use crate::ids::FairId;
use crate::refusal::{FieldProblem, Problem};
use crate::rules::target;
use crate::values::{AreaCode, Point};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// Characters of a title, and of a venue.
pub const TITLE_MAX: usize = 80;
/// Characters of an address, and of the bus lines.
pub const LINE_MAX: usize = 200;
/// Characters of the safety plan, of the introduction, and of a reason.
pub const TEXT_MAX: usize = 1_000;
/// People one fair may be planned for.
pub const CAPACITY_MAX: u32 = 50_000;
/// Stands one fair may have.
pub const STANDS_MAX: u32 = 2_000;

codes! {
    /// What a fair is for.
    pub enum FairKind {
        /// 综合招聘会.
        General = "general",
        /// 残疾人专场 (R51).
        Disability = "disability",
        /// 就业援助周.
        AssistanceWeek = "assistance_week",
        /// 春风行动.
        SpringBreeze = "spring_breeze",
        /// 重大项目专场.
        ProjectFair = "project_fair",
        /// 直播带岗.
        LiveStream = "live_stream",
    }
}

codes! {
    /// Where a fair stands.
    pub enum FairState {
        /// Written, or given back to be mended; the county has not approved it.
        Draft = "draft",
        /// Approved and told of; employers may apply.
        Announced = "announced",
        /// Employers have applied and are looked at.
        Vetting = "vetting",
        /// Stands have their numbers.
        StandsAssigned = "stands_assigned",
        /// The gates are open.
        DayOpen = "day_open",
        /// People are inside.
        Running = "running",
        /// The day is over; employers say what came of it.
        Closed = "closed",
        /// Results are in; follow-up goes on.
        Results = "results",
        /// Nothing more is to be done.
        Archived = "archived",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

impl FairState {
    /// Whether it may go from here to there. There is no way back, and none out of a cancelled one. One whose gates nobody opened
    /// here may have been held all the same.
    pub const fn may_become(self, next: Self) -> bool {
        use FairState as S;
        matches!(
            (self, next),
            (S::Draft, S::Announced)
                | (S::Announced, S::Vetting | S::StandsAssigned | S::Closed)
                | (S::Vetting, S::StandsAssigned | S::Closed)
                | (S::StandsAssigned, S::DayOpen | S::Closed)
                | (S::DayOpen, S::Running | S::Closed)
                | (S::Running, S::Closed)
                | (S::Closed, S::Results)
                | (S::Results, S::Archived)
                | (
                    S::Draft | S::Announced | S::Vetting | S::StandsAssigned,
                    S::Cancelled
                )
        )
    }

    /// Whether people and employers may still come to it: told of, and not yet over.
    pub const fn is_ahead(self) -> bool {
        matches!(
            self,
            Self::Announced | Self::Vetting | Self::StandsAssigned | Self::DayOpen | Self::Running
        )
    }

    /// Whether employers may apply and be vetted.
    pub const fn takes_employers(self) -> bool {
        matches!(self, Self::Announced | Self::Vetting | Self::StandsAssigned)
    }

    /// Whether it took place.
    pub const fn is_held(self) -> bool {
        matches!(self, Self::Closed | Self::Results | Self::Archived)
    }
}

/// What a fair is to be. `capacity` and `stands` of 0 mean that nobody has said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FairPlan {
    /// Whose fair it is: a county or a township.
    pub area: AreaCode,
    /// For what.
    pub kind: FairKind,
    /// What it is called.
    pub title: String,
    /// The house or square; of a live stream, where it is watched.
    pub venue: String,
    /// Street and number.
    pub address: String,
    /// Where that is on the map.
    pub point: Option<Point>,
    /// Which buses stop there, in words.
    pub bus: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Open from; of one that came with a file, and of which nobody knows, the same as until.
    pub opens: NaiveTime,
    /// Open until.
    pub closes: NaiveTime,
    /// How many people may be inside.
    pub capacity: u32,
    /// How many stands there are.
    pub stands: u32,
    /// What makes it easy to come in and take part.
    pub access: FairAccessSet,
    /// Ways out, first aid, stewards.
    pub safety: String,
    /// What to know before.
    pub intro: String,
    /// Whom to call.
    pub phone: String,
}

impl FairPlan {
    /// What cannot be, each beside its field.
    pub fn problems(&self, today: NaiveDate) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        let mut wrong = |field: &str, problem| {
            problems.push(FieldProblem {
                field: field.to_owned(),
                problem,
            });
        };
        for (field, text, most, needed) in [
            ("title", &self.title, TITLE_MAX, true),
            ("venue", &self.venue, TITLE_MAX, true),
            ("address", &self.address, LINE_MAX, self.needs_a_place()),
            ("bus", &self.bus, LINE_MAX, false),
            ("safety", &self.safety, TEXT_MAX, false),
            ("intro", &self.intro, TEXT_MAX, false),
        ] {
            match text.chars().count() {
                0 if needed => wrong(field, Problem::Required),
                count if count > most => wrong(field, Problem::TooLong),
                _ => {}
            }
        }
        if self.held_on < today {
            wrong("held_on", Problem::OutOfRange);
        }
        if self.closes <= self.opens {
            wrong("closes", Problem::OutOfRange);
        }
        if self.capacity > CAPACITY_MAX || (self.capacity == 0 && self.needs_a_place()) {
            wrong("capacity", Problem::OutOfRange);
        }
        if self.stands > STANDS_MAX {
            wrong("stands", Problem::OutOfRange);
        }
        problems
    }

    /// A live stream is watched; to all others one goes.
    pub fn needs_a_place(&self) -> bool {
        self.kind != FairKind::LiveStream
    }

    /// Whether whoever was told of the other one would come at the wrong time or to the wrong place.
    pub fn is_elsewhere(&self, other: &Self) -> bool {
        (self.held_on, self.opens, self.closes) != (other.held_on, other.opens, other.closes)
            || (&self.venue, &self.address) != (&other.venue, &other.address)
    }

    /// What is missing before the county may approve it: a safety plan, and at a fair for people with a disability what lets
    /// them come in, stay and talk.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.needs_a_place() && self.safety.trim().is_empty() {
            missing.push(Missing::SafetyPlan);
        }
        if self.kind == FairKind::Disability {
            let wanting = FairAccess::NEEDED.iter().filter(|mark| !self.access.has(**mark));
            missing.extend(wanting.map(|mark| Missing::Access(*mark)));
        }
        missing
    }
}

/// What a plan lacks before it may be approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Ways out, first aid, stewards.
    SafetyPlan,
    /// A mark of access.
    Access(FairAccess),
}

/// That the county found place, safety plan and capacity right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairApproval {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A step that the present state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fair that is {from} cannot become {to}")]
pub struct FairNotNow {
    /// The present state.
    pub from: FairState,
    /// The state asked for.
    pub to: FairState,
}

/// A fair as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fair {
    /// Our id.
    pub id: FairId,
    /// What it is to be.
    pub plan: FairPlan,
    /// Where it stands.
    pub state: FairState,
    /// The county's word. One that was held before this program knew of it has none.
    pub approval: Option<FairApproval>,
    /// Why it was given back, or cancelled.
    pub reason: Option<String>,
    /// The number it has in the file it came with.
    pub source_no: Option<String>,
    /// Raised by every change.
    pub version: u32,
    /// Who wrote it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Fair {
    /// A plan that nobody has approved yet.
    pub const fn draft(id: FairId, plan: FairPlan, made_by: String, made_at: DateTime<Utc>) -> Self {
        Self {
            id,
            plan,
            state: FairState::Draft,
            approval: None,
            reason: None,
            source_no: None,
            version: 1,
            made_by,
            made_at,
        }
    }

    /// Moves on.
    pub fn become_state(&mut self, next: FairState) -> Result<(), FairNotNow> {
        if !self.state.may_become(next) {
            return Err(FairNotNow {
                from: self.state,
                to: next,
            });
        }
        self.state = next;
        Ok(())
    }

    /// The county finds place, safety plan and capacity right; from then on it is told of.
    pub fn approve(&mut self, approval: FairApproval) -> Result<(), FairNotNow> {
        self.become_state(FairState::Announced)?;
        self.approval = Some(approval);
        self.reason = None;
        Ok(())
    }

    /// The county gives it back to be mended.
    pub fn give_back(&mut self, reason: String) -> Result<(), FairNotNow> {
        if self.state != FairState::Draft {
            return Err(FairNotNow {
                from: self.state,
                to: FairState::Draft,
            });
        }
        self.reason = Some(reason);
        Ok(())
    }

    /// It does not take place.
    pub fn cancel(&mut self, reason: String) -> Result<(), FairNotNow> {
        self.become_state(FairState::Cancelled)?;
        self.reason = Some(reason);
        Ok(())
    }

    /// Whether everybody may read of it. A cancelled one stays on its page, so that whoever looks for it learns why; one that
    /// was never told of is nobody's business.
    pub const fn is_public(&self) -> bool {
        match self.state {
            FairState::Draft => false,
            FairState::Cancelled => self.approval.is_some(),
            _ => true,
        }
    }

    /// Whether people may still register: told of, and the day not over.
    pub fn takes_people(&self, today: NaiveDate) -> bool {
        self.state.is_ahead() && self.plan.held_on >= today
    }

    /// The fair as R51 counts it.
    pub const fn for_target(&self) -> target::Fair {
        target::Fair {
            kind: match self.plan.kind {
                FairKind::Disability => target::FairKind::Disability,
                _ => target::FairKind::General,
            },
            state: match self.state {
                FairState::Cancelled => target::FairState::Cancelled,
                state if state.is_held() => target::FairState::Held,
                _ => target::FairState::Planned,
            },
            day: Some(self.plan.held_on),
        }
    }
}
