//! Who applies for a post and who holds one: from the application to the exit.

use super::NotNow;
use crate::code::codes;
use crate::ids::{PersonId, PlacementId, PublicPostId, TenureId};
use crate::placement::{LeaveCause, Leaving, LeavingSide};
use crate::values::dates;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Why somebody leaves a post (P7).
    pub enum ExitReason {
        /// 期满.
        Term = "term",
        /// 到退休年龄.
        Retirement = "retirement",
        /// 找到别的工作.
        OtherJob = "other_job",
        /// 不再符合条件.
        EligibilityLost = "eligibility_lost",
        /// 缺勤、考核不合格.
        Absent = "absent",
        /// 自己不干了.
        Resigned = "resigned",
        /// 去世.
        Death = "death",
    }
}

impl ExitReason {
    /// How the placement ends with it.
    pub const fn leaving(self, on: NaiveDate) -> Leaving {
        let (side, cause) = match self {
            Self::Term => (LeavingSide::Employer, LeaveCause::ContractEnd),
            Self::Retirement => (LeavingSide::Employer, LeaveCause::Retired),
            Self::OtherJob => (LeavingSide::Worker, LeaveCause::Better),
            Self::EligibilityLost => (LeavingSide::Employer, LeaveCause::NotSuited),
            Self::Absent => (LeavingSide::Employer, LeaveCause::Absent),
            Self::Resigned | Self::Death => (LeavingSide::Worker, LeaveCause::Other),
        };
        match side {
            LeavingSide::Worker => Leaving {
                on,
                side,
                worker_says: Some(cause),
                employer_says: None,
            },
            LeavingSide::Employer => Leaving {
                on,
                side,
                worker_says: None,
                employer_says: Some(cause),
            },
        }
    }

    /// Why, when a placement ended some other way.
    pub const fn of(cause: LeaveCause) -> Self {
        match cause {
            LeaveCause::ContractEnd => Self::Term,
            LeaveCause::Retired => Self::Retirement,
            LeaveCause::Better => Self::OtherJob,
            LeaveCause::Absent => Self::Absent,
            LeaveCause::NotSuited => Self::EligibilityLost,
            _ => Self::Resigned,
        }
    }

    /// Whether other work is looked for before: nobody looks for somebody who has it, is retired, or has died.
    pub const fn needs_transition(self) -> bool {
        matches!(
            self,
            Self::Term | Self::EligibilityLost | Self::Absent | Self::Resigned
        )
    }
}

/// On which terms somebody holds a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The placement that arose.
    pub placement: PlacementId,
    /// First day.
    pub started_on: NaiveDate,
    /// Months of subsidy that may still be paid, counted from the first day (R40).
    pub cap_months: u32,
    /// The last day: that of the contract or of the subsidised months, whichever comes first.
    pub planned_end: NaiveDate,
}

impl Terms {
    /// The terms of somebody who begins on a day with a contract of so many months and so many months left of R40.
    pub fn new(placement: PlacementId, started_on: NaiveDate, contract_months: u32, left: u32) -> Self {
        let months = contract_months.min(left);
        let after = dates::add_months(started_on, months);
        Self {
            placement,
            started_on,
            cap_months: left,
            planned_end: after.pred_opt().unwrap_or(after),
        }
    }
}

/// Where somebody stands with a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum TenureState {
    /// Applied.
    Applied,
    /// Found to meet the conditions; the name hangs out.
    OnNotice {
        /// First day of the notice.
        from: NaiveDate,
        /// Last day of the notice.
        to: NaiveDate,
    },
    /// Holds the post.
    OnPost {
        /// On which terms.
        terms: Terms,
    },
    /// Holds it to a last day that is known.
    Leaving {
        /// On which terms.
        terms: Terms,
        /// The last day.
        on: NaiveDate,
        /// Why.
        reason: ExitReason,
    },
    /// Held it.
    Exited {
        /// On which terms.
        terms: Terms,
        /// The last day.
        on: NaiveDate,
        /// Why.
        reason: ExitReason,
    },
    /// Does not get it.
    Refused {
        /// Why, in words.
        reason: String,
    },
    /// Does not want it any more, or was entered by mistake.
    TakenBack,
}

impl TenureState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::OnNotice { .. } => "on_notice",
            Self::OnPost { .. } => "on_post",
            Self::Leaving { .. } => "leaving",
            Self::Exited { .. } => "exited",
            Self::Refused { .. } => "refused",
            Self::TakenBack => "taken_back",
        }
    }

    /// The terms, once there are some.
    pub const fn terms(&self) -> Option<&Terms> {
        match self {
            Self::OnPost { terms } | Self::Leaving { terms, .. } | Self::Exited { terms, .. } => Some(terms),
            _ => None,
        }
    }

    /// Whether a seat is taken by it now.
    pub const fn holds(&self) -> bool {
        matches!(self, Self::OnPost { .. } | Self::Leaving { .. })
    }

    /// Whether nothing more comes of it.
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Exited { .. } | Self::Refused { .. } | Self::TakenBack)
    }
}

/// Somebody's application for a post, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// Our id.
    pub id: TenureId,
    /// Which post.
    pub post: PublicPostId,
    /// Who.
    pub person: PersonId,
    /// Who applied: the person, or somebody for them.
    pub applied_by: String,
    /// When.
    pub applied_at: DateTime<Utc>,
    /// Who found the conditions met.
    pub screened_by: Option<String>,
    /// Whether the later retirement age of women in management and professions holds (R99).
    pub retires_late: bool,
    /// Where it stands.
    pub state: TenureState,
}

impl Tenure {
    /// The conditions are met: the name hangs out.
    pub fn pass(&mut self, by: String, (from, to): (NaiveDate, NaiveDate)) -> Result<(), NotNow> {
        if self.state != TenureState::Applied {
            return Err(self.refuse_step("screened"));
        }
        self.screened_by = Some(by);
        self.state = TenureState::OnNotice { from, to };
        Ok(())
    }

    /// The person does not get it.
    pub fn refuse(&mut self, reason: String) -> Result<(), NotNow> {
        match self.state {
            TenureState::Applied | TenureState::OnNotice { .. } => {
                self.state = TenureState::Refused { reason };
                Ok(())
            }
            _ => Err(self.refuse_step("refused")),
        }
    }

    /// An objection was looked into and found wrong: the name hangs out anew (P1a).
    pub fn hang_again(&mut self, (from, to): (NaiveDate, NaiveDate)) -> Result<(), NotNow> {
        match self.state {
            TenureState::OnNotice { .. } => {
                self.state = TenureState::OnNotice { from, to };
                Ok(())
            }
            _ => Err(self.refuse_step("hung out again")),
        }
    }

    /// Whether the notice has hung its full time.
    pub fn may_be_appointed(&self, today: NaiveDate) -> bool {
        matches!(self.state, TenureState::OnNotice { to, .. } if to < today)
    }

    /// The person gets the post.
    pub fn appoint(&mut self, terms: Terms, today: NaiveDate) -> Result<(), NotNow> {
        if !self.may_be_appointed(today) {
            return Err(self.refuse_step("appointed"));
        }
        self.state = TenureState::OnPost { terms };
        Ok(())
    }

    /// The last day is known. A notice that was given may be replaced by another.
    pub fn give_notice(&mut self, on: NaiveDate, reason: ExitReason) -> Result<(), NotNow> {
        match self.state {
            TenureState::OnPost { terms } | TenureState::Leaving { terms, .. } => {
                self.state = TenureState::Leaving { terms, on, reason };
                Ok(())
            }
            _ => Err(self.refuse_step("given notice")),
        }
    }

    /// The notice is taken back: the person stays.
    pub fn stay(&mut self) -> Result<(), NotNow> {
        match self.state {
            TenureState::Leaving { terms, .. } => {
                self.state = TenureState::OnPost { terms };
                Ok(())
            }
            _ => Err(self.refuse_step("kept")),
        }
    }

    /// It is over.
    pub fn exit(&mut self, on: NaiveDate, reason: ExitReason) -> Result<(), NotNow> {
        match self.state {
            TenureState::OnPost { terms } | TenureState::Leaving { terms, .. } => {
                self.state = TenureState::Exited { terms, on, reason };
                Ok(())
            }
            _ => Err(self.refuse_step("ended")),
        }
    }

    /// The person does not want it any more; or the placement was entered by mistake.
    pub fn take_back(&mut self) -> Result<(), NotNow> {
        if matches!(self.state, TenureState::Refused { .. } | TenureState::TakenBack) {
            return Err(self.refuse_step("taken back"));
        }
        self.state = TenureState::TakenBack;
        Ok(())
    }

    fn refuse_step(&self, step: &'static str) -> NotNow {
        NotNow {
            what: "tenure",
            from: self.state.code(),
            step,
        }
    }
}
