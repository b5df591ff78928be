//! Pay against the local minimum wage: R102.

use crate::params::{NotSet, ParamKey, Params};
use crate::vacancy::{WageUnit, per_month};
use crate::values::{AreaCode, Fen};
use chrono::NaiveDate;

/// R102 (S1h 低于最低工资标准): whether pay reaches the minimum wage of the area on a day. Pay by the piece needs the
/// employer's estimate per month first: `None`.
pub fn reaches_minimum_wage(
    pay: Fen,
    unit: WageUnit,
    area: Option<AreaCode>,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let minimum = params.value(ParamKey::MinimumWage, area, on)?;
    let days = params.value(ParamKey::WageMonthDays, area, on)?;
    Ok(per_month(pay, unit, days).map(|monthly| monthly.0 >= minimum))
}
