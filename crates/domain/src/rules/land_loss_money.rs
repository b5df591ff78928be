//! Money of the land-loss pension: R18–R23.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::Fen;
use chrono::{Datelike, NaiveDate};

/// R18 (S1a 筹资规模为18000元, 政府补助比例为70%): what the government pays of a person's pension, and what is left to
/// person and collective; how these two share it is not laid down.
pub fn funding(share: i64, on: NaiveDate, params: &Params) -> Result<(Fen, Fen), NotSet> {
    let whole = Fen(params.general(ParamKey::LandLossFund, on)?);
    let government = whole.times(share, 100);
    Ok((government, Fen(whole.0 - government.0)))
}

/// R19 (S1a 计发系数(160)): the monthly pension from the balance of the account. It is paid until death, also after the
/// account is used up.
pub fn monthly_pension(balance: Fen, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    Ok(balance.times(1, params.general(ParamKey::LandLossDivisor, on)?.max(1)))
}

/// R20 (S1a 不低于全县上年度, 最低生活保障平均补差标准): whether an allowance reaches the average top-up of the county.
pub const fn reaches_top_up(allowance: Fen, average_top_up: Fen) -> bool {
    allowance.0 >= average_top_up.0
}

/// R20: whether a pension below the subsistence standard is to be looked at. The amount stays as it is.
pub const fn is_pension_alert(pension: Fen, standard: Fen) -> bool {
    pension.0 < standard.0
}

/// R21 (S1a 一年期定期存款利率执行): interest of a year: the opening balance at the rate of a year, what was paid in at
/// the rate on demand for the days until 31 December; simple, rounded once.
pub fn interest(
    opening: Fen,
    paid_in: Option<(Fen, NaiveDate)>,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    interest_of_year(opening, paid_in.as_slice(), on, params)
}

/// R21 where it was paid in more than once; still rounded once.
pub fn interest_of_year(
    opening: Fen,
    paid_in: &[(Fen, NaiveDate)],
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    let rate = |key, is_needed: bool| if is_needed { params.general(key, on) } else { Ok(0) };
    let year = i128::from(params.general(ParamKey::DepositYearDays, on)?.max(1));
    let opening_rate = rate(ParamKey::DepositYearRate, opening.0 != 0)?;
    let demand_rate = rate(
        ParamKey::DepositDemandRate,
        paid_in.iter().any(|(fen, _)| fen.0 != 0),
    )?;
    let of_days = |(fen, day): &(Fen, NaiveDate)| i128::from(fen.0) * i128::from(days_left(*day));
    let paid: i128 = paid_in.iter().map(of_days).sum();
    let exact = i128::from(opening.0) * i128::from(opening_rate) * year + paid * i128::from(demand_rate);
    let over = 10_000 * year;
    Ok(Fen(
        i64::try_from((2 * exact + over).div_euclid(2 * over)).unwrap_or(i64::MAX)
    ))
}

/// Days from a day to the last of its year.
fn days_left(day: NaiveDate) -> i64 {
    let last = NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(day);
    (last - day).num_days()
}

/// R22 (S1a 个人缴费和村集体补助的本息): what is given back to somebody who leaves, or to the heirs: all but the part of
/// the government.
pub const fn exit_refund(balance: Fen, government_share: i64) -> Fen {
    balance.times(100 - government_share, 100)
}

/// R23 (S1a 每亩3万元收取, 总收入中提取5%): what the special fund gets; land in hundredths of a mu.
pub fn fund_income(land: i64, revenue: Fen, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    let per_mu = i128::from(params.general(ParamKey::LandFundPerMu, on)?);
    let percent = i128::from(params.general(ParamKey::LandFundPercent, on)?);
    let exact = i128::from(land) * per_mu + percent * i128::from(revenue.0);
    Ok(Fen(i64::try_from((exact + 50) / 100).unwrap_or(i64::MAX)))
}
