//! Employee pension after an early death: R105.

use crate::params::{NotSet, ParamKey, Params};
use chrono::NaiveDate;

/// R105 (S1c 不满120个月): whether somebody died before so many months of pension were drawn that nothing is refunded; exactly
/// as many are enough.
pub fn is_refunded(months_drawn: u32, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let months = params.general(ParamKey::PensionRefundMonths, on)?;
    Ok(i64::from(months_drawn) < months)
}
