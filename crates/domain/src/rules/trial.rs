//! Validity of a policy on trial: R31.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::NaiveDate;

/// R31 (S1c 试行期限暂定一年): whether an event falls into the trial that began on `start`, first and last day included.
/// A claim uses the version valid on its event.
pub fn is_in_trial(start: NaiveDate, event: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let months = params.general(ParamKey::TrialMonths, start)?.max(0) as u32;
    Ok(dates::is_valid_on(start, months, event))
}
