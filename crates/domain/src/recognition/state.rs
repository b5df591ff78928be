//! Where an application stands. Each state carries its own facts; a transition consumes the state before.

use super::{Finding, Procedure};
use crate::actor::Department;
use crate::code::codes;
use crate::ids::NoticeId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The name of a state.
    pub enum Stage {
        /// 村里审查.
        VillageReview = "village_review",
        /// 退回申请人补正.
        Incomplete = "incomplete",
        /// 公示.
        Posted = "posted",
        /// 核查异议.
        Investigating = "investigating",
        /// 乡镇审核.
        TownReview = "town_review",
        /// 县部门联审.
        DepartmentReview = "department_review",
        /// 县里决定.
        CountyDecision = "county_decision",
        /// 已认定.
        Recognised = "recognised",
        /// 不予认定.
        Refused = "refused",
        /// 申诉中.
        Appealed = "appealed",
        /// 已撤回.
        Withdrawn = "withdrawn",
    }
}

/// A department's word for its own fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Which department.
    pub department: Department,
    /// Who, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// In which stage.
    pub stage: Stage,
    /// Why.
    pub reason: String,
    /// What the rules had said, where they had been asked.
    pub finding: Option<Finding>,
    /// An appeal has been decided: there is none left.
    pub is_final: bool,
}

/// Where an application stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// With the village.
    VillageReview {
        /// Since when.
        since: DateTime<Utc>,
        /// Why it came back, if it did.
        returned: Option<String>,
    },
    /// With the applicant, to be completed.
    Incomplete {
        /// Since when.
        since: DateTime<Utc>,
        /// What is missing.
        reason: String,
    },
    /// On the notice board.
    Posted {
        /// The notice.
        notice: NoticeId,
        /// The day of posting.
        posted_on: NaiveDate,
    },
    /// Somebody objected.
    Investigating {
        /// To which notice.
        notice: NoticeId,
        /// Since when.
        since: DateTime<Utc>,
    },
    /// With the township.
    TownReview {
        /// Since when.
        since: DateTime<Utc>,
        /// Why it came back, if it did.
        returned: Option<String>,
    },
    /// With the departments of the county, all at once.
    DepartmentReview {
        /// Since when.
        since: DateTime<Utc>,
        /// Who has confirmed.
        confirmed: Vec<Confirmation>,
    },
    /// With the county.
    CountyDecision {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// Recognised.
    Recognised {
        /// When.
        at: DateTime<Utc>,
        /// By whom, as [`crate::actor::Actor::label`] says.
        by: String,
        /// First day.
        valid_from: NaiveDate,
        /// Last day; `None` = until ended.
        valid_to: Option<NaiveDate>,
        /// What the rules said, with the figures of that day.
        finding: Finding,
    },
    /// Refused.
    Refused(Refused),
    /// Refused and appealed.
    Appealed {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: String,
        /// What is appealed against.
        against: Refused,
    },
    /// Withdrawn by the applicant.
    Withdrawn {
        /// When.
        at: DateTime<Utc>,
    },
}

/// The step does not lead on from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such step from {}", .from.code())]
pub struct InvalidStep {
    /// Where it stands.
    pub from: Stage,
}

type Next = Result<State, InvalidStep>;

impl State {
    /// An application that was just made.
    pub const fn applied(at: DateTime<Utc>) -> Self {
        Self::VillageReview {
            since: at,
            returned: None,
        }
    }

    /// Its name.
    pub const fn stage(&self) -> Stage {
        match self {
            Self::VillageReview { .. } => Stage::VillageReview,
            Self::Incomplete { .. } => Stage::Incomplete,
            Self::Posted { .. } => Stage::Posted,
            Self::Investigating { .. } => Stage::Investigating,
            Self::TownReview { .. } => Stage::TownReview,
            Self::DepartmentReview { .. } => Stage::DepartmentReview,
            Self::CountyDecision { .. } => Stage::CountyDecision,
            Self::Recognised { .. } => Stage::Recognised,
            Self::Refused(_) => Stage::Refused,
            Self::Appealed { .. } => Stage::Appealed,
            Self::Withdrawn { .. } => Stage::Withdrawn,
        }
    }

    const fn no(&self) -> InvalidStep {
        InvalidStep { from: self.stage() }
    }

    /// Completed by the applicant and sent again.
    pub fn resubmit(self, at: DateTime<Utc>) -> Next {
        match self {
            Self::Incomplete { .. } => Ok(Self::applied(at)),
            other => Err(other.no()),
        }
    }

    /// The village has checked it; a category that takes no notice goes straight to the township.
    pub fn put_up(self, notice: NoticeId, posted_on: NaiveDate) -> Next {
        match self {
            Self::VillageReview { .. } | Self::Investigating { .. } => Ok(Self::Posted { notice, posted_on }),
            other => Err(other.no()),
        }
    }

    /// To the township: from the village, or after the notice has hung long enough.
    pub fn hand_on(self, at: DateTime<Utc>) -> Next {
        match self {
            Self::VillageReview { .. } | Self::Posted { .. } => Ok(Self::TownReview {
                since: at,
                returned: None,
            }),
            other => Err(other.no()),
        }
    }

    /// Somebody objected to the notice. Further objections change nothing.
    pub fn object(self, at: DateTime<Utc>) -> Next {
        match self {
            Self::Posted { notice, .. } => Ok(Self::Investigating { notice, since: at }),
            Self::Investigating { notice, since } => Ok(Self::Investigating { notice, since }),
            other => Err(other.no()),
        }
    }

    /// The township approves: on to the departments, or to the county where none has a word.
    pub fn approve(self, procedure: &Procedure, at: DateTime<Utc>) -> Next {
        match self {
            Self::TownReview { .. } => Ok(Self::to_departments(procedure, at)),
            other => Err(other.no()),
        }
    }

    const fn to_departments(procedure: &Procedure, at: DateTime<Utc>) -> Self {
        if procedure.departments.is_empty() {
            Self::CountyDecision { since: at }
        } else {
            Self::DepartmentReview {
                since: at,
                confirmed: Vec::new(),
            }
        }
    }

    /// A department confirms its own fields, once; with the last one it goes on to the county.
    pub fn confirm(self, procedure: &Procedure, word: Confirmation) -> Next {
        match self {
            Self::DepartmentReview { since, mut confirmed } => {
                let known = confirmed.iter().any(|other| other.department == word.department);
                if known || !procedure.departments.contains(&word.department) {
                    return Err(InvalidStep {
                        from: Stage::DepartmentReview,
                    });
                }
                let at = word.at;
                confirmed.push(word);
                Ok(if confirmed.len() == procedure.departments.len() {
                    Self::CountyDecision { since: at }
                } else {
                    Self::DepartmentReview { since, confirmed }
                })
            }
            other => Err(other.no()),
        }
    }

    /// Back to the step before: the village's applicant, the village, or the township.
    pub fn hand_back(self, reason: String, at: DateTime<Utc>) -> Next {
        match self {
            Self::VillageReview { .. } => Ok(Self::Incomplete { since: at, reason }),
            Self::TownReview { .. } => Ok(Self::VillageReview {
                since: at,
                returned: Some(reason),
            }),
            Self::DepartmentReview { .. } | Self::CountyDecision { .. } => Ok(Self::TownReview {
                since: at,
                returned: Some(reason),
            }),
            other => Err(other.no()),
        }
    }

    /// The county recognises.
    pub fn recognise(
        self,
        (by, at): (String, DateTime<Utc>),
        (valid_from, valid_to): (NaiveDate, Option<NaiveDate>),
        finding: Finding,
    ) -> Next {
        match self {
            Self::CountyDecision { .. } => Ok(Self::Recognised {
                at,
                by,
                valid_from,
                valid_to,
                finding,
            }),
            other => Err(other.no()),
        }
    }

    /// Refused: by the village's vote, for an objection, by the township or by the county.
    pub fn refuse(self, (by, at): (String, DateTime<Utc>), reason: String, finding: Option<Finding>) -> Next {
        match self {
            Self::VillageReview { .. }
            | Self::Investigating { .. }
            | Self::TownReview { .. }
            | Self::CountyDecision { .. } => Ok(Self::Refused(Refused {
                at,
                by,
                stage: self.stage(),
                reason,
                finding,
                is_final: false,
            })),
            other => Err(other.no()),
        }
    }

    /// The person appeals, once.
    pub fn appeal(self, reason: String, at: DateTime<Utc>) -> Next {
        match self {
            Self::Refused(against) if !against.is_final => Ok(Self::Appealed { at, reason, against }),
            other => Err(other.no()),
        }
    }

    /// The refusal is set aside: what the county had refused is decided anew, anything else goes on to the departments.
    pub fn set_aside(self, procedure: &Procedure, at: DateTime<Utc>) -> Next {
        match self {
            Self::Appealed { against, .. } if against.stage == Stage::CountyDecision => {
                Ok(Self::CountyDecision { since: at })
            }
            Self::Appealed { .. } => Ok(Self::to_departments(procedure, at)),
            other => Err(other.no()),
        }
    }

    /// The refusal stands.
    pub fn stand(self, (by, at): (String, DateTime<Utc>), reason: String) -> Next {
        match self {
            Self::Appealed { against, .. } => Ok(Self::Refused(Refused {
                at,
                by,
                reason,
                is_final: true,
                ..against
            })),
            other => Err(other.no()),
        }
    }

    /// The applicant withdraws it, while nothing has been decided.
    pub fn withdraw(self, at: DateTime<Utc>) -> Next {
        if self.stage().is_closed() {
            return Err(self.no());
        }
        Ok(Self::Withdrawn { at })
    }
}
