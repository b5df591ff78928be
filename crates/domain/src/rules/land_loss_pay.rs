//! Until when the land-loss pension is paid for: R15–R17.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::{Datelike, NaiveDate};

/// R15 (S1a 收到参保通知之日起一个月内): the last day on which the contribution is in time.
pub fn pay_deadline(notice: NaiveDate, params: &Params) -> Result<NaiveDate, NotSet> {
    months_after(notice, ParamKey::LandLossPayMonths, params)
}

/// R15: whether the right counts as waived by a payment on a day.
pub fn is_waived(notice: NaiveDate, paid: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    Ok(paid > pay_deadline(notice, params)?)
}

/// R16 (S1a 原则上在5年内): the last day of instalments: five years from the agreement, and before the age of the
/// allowance is reached.
pub fn instalment_deadline(
    agreed: NaiveDate,
    birth: NaiveDate,
    params: &Params,
) -> Result<NaiveDate, NotSet> {
    let age = params.general(ParamKey::LandLossAllowanceAge, agreed)?;
    let reached = dates::birthday(birth, birth.year() + age as i32);
    let before = reached.pred_opt().unwrap_or(reached);
    Ok(months_after(agreed, ParamKey::LandLossInstalmentMonths, params)?.min(before))
}

/// R17 (S1a 批准之日起3个月内): the last day on which the money of the government is in time on the special account.
pub fn transfer_deadline(approved: NaiveDate, params: &Params) -> Result<NaiveDate, NotSet> {
    months_after(approved, ParamKey::LandLossTransferMonths, params)
}

fn months_after(day: NaiveDate, key: ParamKey, params: &Params) -> Result<NaiveDate, NotSet> {
    Ok(dates::add_months(day, params.general(key, day)?.max(0) as u32))
}
