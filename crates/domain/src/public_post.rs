//! Public-welfare and auxiliary posts (P7): a need that somebody files, a post the county approves, its holders, the months they
//! came, and what they are paid for them.

mod attendance;
mod screening;
mod tenure;

pub use attendance::{Attendance, PostPayment, PostRule, days_in, subsidy_of_month};
pub use screening::{ELIGIBLE, PostCheck, Screened, retirement_group, screen};
pub use tenure::{ExitReason, Tenure, TenureState, Terms};

use crate::code::codes;
use crate::ids::{EmployerId, PublicPostId, VacancyId};
use crate::refusal::{FieldProblem, Problem};
use crate::vacancy::VacancyKind;
use crate::values::{AreaCode, Fen};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Characters of a title.
pub const TITLE_MAX: usize = 40;
/// Characters of the duties, and of a reason.
pub const TEXT_MAX: usize = 300;
/// Seats one need may ask for.
pub const SEATS_MAX: u32 = 500;

codes! {
    /// Which of the two kinds.
    pub enum PostKind {
        /// 公益性岗位: with a labour contract of a year and insurance.
        PublicWelfare = "public_welfare",
        /// 辅助性岗位: cleaning, greening, guarding, forest, road.
        Auxiliary = "auxiliary",
    }
}

impl PostKind {
    /// The kind of the vacancy that arises from it.
    pub const fn vacancy(self) -> VacancyKind {
        match self {
            Self::PublicWelfare => VacancyKind::PublicWelfare,
            Self::Auxiliary => VacancyKind::Auxiliary,
        }
    }

    /// The kind of a placement that is one of these posts.
    pub const fn of(kind: VacancyKind) -> Option<Self> {
        match kind {
            VacancyKind::PublicWelfare => Some(Self::PublicWelfare),
            VacancyKind::Auxiliary => Some(Self::Auxiliary),
            _ => None,
        }
    }
}

codes! {
    /// What a post is made for (X6).
    pub enum PostBasis {
        /// 按需设岗: for a need.
        Need = "need",
        /// 因人设岗: for people with a disability alone.
        Person = "person",
    }
}

/// What the county granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Seats.
    pub quota: u32,
    /// Money for all of them.
    pub budget: Fen,
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where a post stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum PostState {
    /// The need was filed; the township looks at it.
    Filed,
    /// The township found it right; the county decides.
    Checked {
        /// By whom.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// The county granted it; nobody was told of it yet.
    Approved {
        /// What was granted.
        approval: Approval,
    },
    /// People are sought for it, or all its seats are taken.
    Recruiting {
        /// What was granted.
        approval: Approval,
        /// The vacancy that arose from it.
        vacancy: VacancyId,
    },
    /// Given back to be mended.
    Returned {
        /// What is to be mended.
        reason: String,
    },
    /// Not granted.
    Refused {
        /// Why.
        reason: String,
    },
    /// Taken back: no seat is filled any more.
    Withdrawn {
        /// Why.
        reason: String,
        /// What was granted, where it came so far.
        approval: Option<Approval>,
        /// The vacancy, where it came so far.
        vacancy: Option<VacancyId>,
    },
}

impl PostState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Checked { .. } => "checked",
            Self::Approved { .. } => "approved",
            Self::Recruiting { .. } => "recruiting",
            Self::Returned { .. } => "returned",
            Self::Refused { .. } => "refused",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// What was granted.
    pub const fn approval(&self) -> Option<&Approval> {
        match self {
            Self::Approved { approval } | Self::Recruiting { approval, .. } => Some(approval),
            Self::Withdrawn { approval, .. } => approval.as_ref(),
            _ => None,
        }
    }

    /// The vacancy that arose.
    pub const fn vacancy(&self) -> Option<VacancyId> {
        match self {
            Self::Recruiting { vacancy, .. } => Some(*vacancy),
            Self::Withdrawn { vacancy, .. } => *vacancy,
            _ => None,
        }
    }
}

/// What is wanted, as somebody files it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Where the work is.
    pub area: AreaCode,
    /// What it is called.
    pub title: String,
    /// Which kind.
    pub kind: PostKind,
    /// What it is made for.
    pub basis: PostBasis,
    /// How many people.
    pub seats: u32,
    /// What one does, and when.
    pub duties: String,
    /// Pay a month.
    pub monthly: Fen,
}

impl Need {
    /// What cannot be, each beside its field. `minimum` is the minimum wage of the place, where it is set: a public-welfare post
    /// stands on a labour contract, so that its pay reaches it (R102); an auxiliary post takes part of the day.
    pub fn problems(&self, minimum: Option<Fen>) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let mut problems = Vec::new();
        match self.title.chars().count() {
            0 => problems.push(wrong("title", Problem::Required)),
            count if count > TITLE_MAX => problems.push(wrong("title", Problem::TooLong)),
            _ => {}
        }
        match self.duties.chars().count() {
            0 => problems.push(wrong("duties", Problem::Required)),
            count if count > TEXT_MAX => problems.push(wrong("duties", Problem::TooLong)),
            _ => {}
        }
        if self.seats == 0 || self.seats > SEATS_MAX {
            problems.push(wrong("seats", Problem::OutOfRange));
        }
        let least = minimum.filter(|_| self.kind == PostKind::PublicWelfare);
        if self.monthly.0 <= 0 || least.is_some_and(|least| self.monthly < least) {
            problems.push(wrong("monthly", Problem::OutOfRange));
        }
        problems
    }
}

/// A step that the present state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {what} that is {from} cannot be {step}")]
pub struct NotNow {
    /// A post or a tenure.
    pub what: &'static str,
    /// Code of the present state.
    pub from: &'static str,
    /// What was asked.
    pub step: &'static str,
}

/// A post as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPost {
    /// Our id.
    pub id: PublicPostId,
    /// Who has the work done.
    pub employer: EmployerId,
    /// What is wanted.
    pub need: Need,
    /// Where it stands.
    pub state: PostState,
    /// Raised by every change.
    pub version: u32,
    /// Who filed it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl PublicPost {
    /// The township found it right.
    pub fn check(&mut self, by: String, at: DateTime<Utc>) -> Result<(), NotNow> {
        match self.state {
            PostState::Filed => self.state = PostState::Checked { by, at },
            _ => return Err(self.refuse("checked")),
        }
        Ok(())
    }

    /// The county grants it.
    pub fn approve(&mut self, approval: Approval) -> Result<(), NotNow> {
        match self.state {
            PostState::Checked { .. } => self.state = PostState::Approved { approval },
            _ => return Err(self.refuse("approved")),
        }
        Ok(())
    }

    /// People are sought.
    pub fn publish(&mut self, vacancy: VacancyId) -> Result<(), NotNow> {
        match &self.state {
            PostState::Approved { approval } => {
                let approval = approval.clone();
                self.state = PostState::Recruiting { approval, vacancy };
            }
            _ => return Err(self.refuse("published")),
        }
        Ok(())
    }

    /// It is given back to be mended.
    pub fn give_back(&mut self, reason: String) -> Result<(), NotNow> {
        match self.state {
            PostState::Filed | PostState::Checked { .. } => self.state = PostState::Returned { reason },
            _ => return Err(self.refuse("returned")),
        }
        Ok(())
    }

    /// It is mended, and looked at anew.
    pub fn mend(&mut self, need: Need) -> Result<(), NotNow> {
        match self.state {
            PostState::Returned { .. } | PostState::Filed => {
                self.need = need;
                self.state = PostState::Filed;
            }
            _ => return Err(self.refuse("mended")),
        }
        Ok(())
    }

    /// It is not granted.
    pub fn refuse_need(&mut self, reason: String) -> Result<(), NotNow> {
        match self.state {
            PostState::Filed | PostState::Checked { .. } => self.state = PostState::Refused { reason },
            _ => return Err(self.refuse("refused")),
        }
        Ok(())
    }

    /// No seat is filled any more; whoever holds one keeps it to its end.
    pub fn withdraw(&mut self, reason: String) -> Result<(), NotNow> {
        match self.state {
            PostState::Refused { .. } | PostState::Withdrawn { .. } => Err(self.refuse("withdrawn")),
            _ => {
                self.state = PostState::Withdrawn {
                    reason,
                    approval: self.state.approval().cloned(),
                    vacancy: self.state.vacancy(),
                };
                Ok(())
            }
        }
    }

    fn refuse(&self, step: &'static str) -> NotNow {
        NotNow {
            what: "post",
            from: self.state.code(),
            step,
        }
    }
}
