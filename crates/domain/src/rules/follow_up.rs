//! Follow-up after somebody began to work: R106.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::NaiveDate;

/// A follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Days after the start.
    pub after: u64,
    /// The day it is due.
    pub due: NaiveDate,
    /// The last day before it is overdue.
    pub until: NaiveDate,
}

/// R106 (S1i 实施后续跟踪服务, the days are a design): when somebody who began to work is asked how it goes.
pub fn follow_ups(start: NaiveDate, params: &Params) -> Result<[FollowUp; 5], NotSet> {
    let days = |key| Ok(u64::try_from(params.general(key, start)?).unwrap_or(0));
    let grace = days(ParamKey::TaskAfterDays)?;
    let follow_up = |after| {
        let due = dates::add_days(start, after);
        FollowUp {
            after,
            due,
            until: dates::add_days(due, grace),
        }
    };
    Ok([
        follow_up(days(ParamKey::FollowUpFirst)?),
        follow_up(days(ParamKey::FollowUpSecond)?),
        follow_up(days(ParamKey::FollowUpThird)?),
        follow_up(days(ParamKey::FollowUpFourth)?),
        follow_up(days(ParamKey::FollowUpFifth)?),
    ])
}
