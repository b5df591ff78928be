//! The months somebody came to their post, and what is paid for them.

use super::PostKind;
use crate::code::codes;
use crate::ids::TenureId;
use crate::params::{NotSet, ParamKey, Params};
use crate::placement::{ContractPaper, Work};
use crate::refusal::{FieldProblem, Problem};
use crate::rules::post::{auxiliary_allowance, public_post_subsidy};
use crate::values::{AreaCode, Fen, dates};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One month of one holder, as the village signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Whose.
    pub tenure: TenureId,
    /// First day of the month.
    pub month: NaiveDate,
    /// Days they came.
    pub days: u8,
    /// Whether the insurance of the month is paid.
    pub insured: bool,
    /// Who signed.
    pub signed_by: String,
    /// When.
    pub signed_at: DateTime<Utc>,
    /// Who of the township looked at it, and when.
    pub checked: Option<(String, DateTime<Utc>)>,
}

impl Attendance {
    /// What cannot be: more days than there were of the month, for whoever held the post from `from` to `to`; a month to come.
    pub fn problem(
        &self,
        (from, to): (NaiveDate, Option<NaiveDate>),
        today: NaiveDate,
    ) -> Option<FieldProblem> {
        let days = days_in(self.month, (from, to.unwrap_or(today).min(today)));
        (days == 0 || u32::from(self.days) > days).then(|| FieldProblem {
            field: format!("days-{}", self.tenure),
            problem: Problem::OutOfRange,
        })
    }
}

/// Days of a month within a stretch of days.
pub fn days_in(month: NaiveDate, (from, to): (NaiveDate, NaiveDate)) -> u32 {
    let first = month.max(from);
    let after = dates::add_months(month, 1);
    let last = after.pred_opt().unwrap_or(after).min(to);
    u32::try_from((last - first).num_days() + 1).unwrap_or(0)
}

codes! {
    /// The rule a month is paid by.
    pub enum PostRule {
        /// 公益性岗位补贴.
        PublicWelfare = "R38",
        /// 辅助性岗位补贴.
        Auxiliary = "R41",
    }
}

impl PostRule {
    /// That of a kind of post.
    pub const fn of(kind: PostKind) -> Self {
        match kind {
            PostKind::PublicWelfare => Self::PublicWelfare,
            PostKind::Auxiliary => Self::Auxiliary,
        }
    }
}

/// What a holder is paid for a month. There is one for a holder and a month, whatever happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostPayment {
    /// Whose.
    pub tenure: TenureId,
    /// First day of the month.
    pub month: NaiveDate,
    /// How much.
    pub amount: Fen,
    /// By which rule.
    pub rule: PostRule,
    /// The figures it was reckoned with: figure, value, since when, source.
    pub figures: String,
    /// Who put it on the list.
    pub listed_by: String,
    /// When.
    pub listed_at: DateTime<Utc>,
    /// The day it was paid, and the number of the receipt.
    pub paid: Option<(NaiveDate, String)>,
}

/// What a holder gets for one month (R38, R41) that was attended: nothing when they came on too few days, when what may be paid
/// (R40) is used up, or, on a public-welfare post, without a contract of a year and insurance. `paid` is for how many months a
/// post was paid before, `cap` for how many it may be.
pub fn subsidy_of_month(
    kind: PostKind,
    (month, attended): (NaiveDate, &Attendance),
    (work, paid, cap): (&Work, u32, u32),
    (area, params): (AreaCode, &Params),
) -> Result<Fen, NotSet> {
    let local = params.of_area(area, month);
    let least = local.general(ParamKey::PostAttendanceDays, month)?;
    if i64::from(attended.days) < least || paid >= cap {
        return Ok(Fen(0));
    }
    match kind {
        PostKind::Auxiliary => auxiliary_allowance(1, 1, month, &local),
        PostKind::PublicWelfare => {
            let contract = match work.contract.paper {
                ContractPaper::LabourContract => work.contract.months.map_or(u32::MAX, u32::from),
                _ => 0,
            };
            public_post_subsidy(month, 1, (contract, attended.insured), &local)
        }
    }
}
