//! Follow-ups (P8, S27): what was heard of a placement, how, and what must be looked into because of it.

use super::Leaving;
use crate::case::CaseKind;
use crate::code::codes;
use crate::ids::{FollowUpId, PlacementId};
use crate::refusal::{FieldProblem, Problem};
use crate::values::Fen;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// How it was heard.
    pub enum FollowUpWay {
        /// 电话.
        Call = "call",
        /// 短信.
        Sms = "sms",
        /// 上门.
        Visit = "visit",
        /// 本人说的.
        Oneself = "self",
        /// 从别处知道了.
        Known = "known",
    }
}

codes! {
    /// What was heard.
    pub enum Heard {
        /// 还在干.
        Working = "working",
        /// 换了单位，还在干.
        Elsewhere = "elsewhere",
        /// 不干了.
        Left = "left",
        /// 没去上班.
        NoShow = "no_show",
        /// 没联系上.
        Unreached = "unreached",
    }
}

impl Heard {
    /// Whether it says how things stand with the work.
    pub const fn is_answer(self) -> bool {
        !matches!(self, Self::Unreached)
    }

    /// Whether the placement is over with it.
    pub const fn ends(self) -> bool {
        matches!(self, Self::Elsewhere | Self::Left | Self::NoShow)
    }
}

codes! {
    /// What is not right at work.
    pub enum WorkProblem {
        /// 拖欠工资.
        Arrears = "arrears",
        /// 受伤.
        Injury = "injury",
        /// 没签合同.
        NoContract = "no_contract",
        /// 没上保险.
        NotInsured = "not_insured",
        /// 太远.
        Distance = "distance",
        /// 太累、身体.
        Health = "health",
        /// 处不来.
        Quarrel = "quarrel",
        /// 家里走不开.
        Care = "care",
        /// Something else.
        Other = "other",
    }
}

/// Several of them.
pub type Problems = Vec<WorkProblem>;

/// One follow-up as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Our id.
    pub id: FollowUpId,
    /// About which placement.
    pub placement: PlacementId,
    /// The day somebody asked, whenever that was entered.
    pub on: NaiveDate,
    /// How.
    pub way: FollowUpWay,
    /// What was heard.
    pub heard: Heard,
    /// Last month's wage.
    pub wage: Option<Fen>,
    /// Whether insurance is paid.
    pub insured: Option<bool>,
    /// What is not right.
    pub problems: Problems,
    /// Who entered it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One follow-up as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpDraft {
    /// The day somebody asked.
    pub on: NaiveDate,
    /// How.
    pub way: FollowUpWay,
    /// What was heard.
    pub heard: Heard,
    /// Last month's wage.
    pub wage: Option<Fen>,
    /// Whether insurance is paid.
    pub insured: Option<bool>,
    /// What is not right.
    pub problems: Problems,
    /// How it ended, where it did.
    pub leaving: Option<Leaving>,
    /// Wages owed, where they are.
    pub owed: Option<Fen>,
}

impl FollowUpDraft {
    /// What cannot be; the work begins on `from`.
    pub fn wrong(&self, from: NaiveDate, today: NaiveDate) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let mut problems = Vec::new();
        if self.on > today || (self.on < from && self.heard != Heard::NoShow) {
            problems.push(wrong("on", Problem::OutOfRange));
        }
        match (&self.leaving, self.heard.ends()) {
            (None, true) => problems.push(wrong("left_on", Problem::Required)),
            (Some(leaving), true) => {
                problems.extend(leaving.problems(from, today));
            }
            _ => {}
        }
        if self.wage.is_some_and(|fen| fen.0 < 0) {
            problems.push(wrong("wage", Problem::OutOfRange));
        }
        problems
    }
}

impl WorkProblem {
    /// What it opens.
    pub const fn case(self) -> Option<CaseKind> {
        match self {
            Self::Arrears => Some(CaseKind::Arrears),
            Self::Injury => Some(CaseKind::Injury),
            _ => None,
        }
    }
}

/// How many reminders have gone out about a follow-up that was due and of which nothing is known: each a figure of days after
/// it (S27).
pub fn reminders(due: NaiveDate, today: NaiveDate, after: [u64; 2]) -> u8 {
    let late = u64::try_from((today - due).num_days()).unwrap_or(0);
    after.iter().filter(|days| late >= **days).count() as u8
}
