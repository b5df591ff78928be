//! Public notices: R14.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::NaiveDate;

/// R14 (S1a 公示一周): the first day on which a posted list may be handed on. The day of posting is not counted, then
/// seven full days hang, and the day after them it goes on.
pub fn earliest_submission(posted: NaiveDate, params: &Params) -> Result<NaiveDate, NotSet> {
    let days = params.general(ParamKey::NoticeDays, posted)?.max(0) as u64;
    Ok(dates::add_days(posted, days + 1))
}
