//! Posts that are subsidised: R35, R38–R41.

use crate::params::{NotSet, ParamKey, Params};
use crate::rules::contract;
use crate::rules::retirement::{RetirementGroup, retirement_months};
use crate::values::{Fen, dates};
use chrono::NaiveDate;

/// Months in a row for which a subsidy is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaidMonths {
    /// The first day of the first.
    pub from: NaiveDate,
    /// How many.
    pub months: u32,
}

/// X7 (the documents are silent): home work, public-welfare post and auxiliary post are not paid for the same month of a
/// person. The first month that would be paid twice.
pub fn paid_twice(own: PaidMonths, others: &[PaidMonths]) -> Option<NaiveDate> {
    let end = |paid: PaidMonths| dates::add_months(paid.from, paid.months);
    let meets = |other: &&PaidMonths| own.from.max(other.from) < end(own).min(end(**other));
    others
        .iter()
        .filter(meets)
        .map(|other| other.from.max(own.from))
        .min()
}

/// R35 (S1i 每人每月150元的就业补助): the allowance for work at home or at the doorstep, for at most 36 completed months of
/// a person, whoever the employers are.
pub fn home_work_allowance(months: u32, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    let paid = i64::from(months).min(params.general(ParamKey::HomeWorkMonths, on)?);
    Ok(Fen(params.general(ParamKey::HomeWorkAllowance, on)?).times(paid, 1))
}

/// R38 (S1i 当地最低工资40%): what a person on a public-welfare post gets for some months from the month of `from` on, each
/// by the minimum wage that holds on its first day; rounded once. Without a contract of a year and insurance nothing.
pub fn public_post_subsidy(
    from: NaiveDate,
    months: u32,
    (contract_months, insured): (u32, bool),
    params: &Params,
) -> Result<Fen, NotSet> {
    if !insured || !contract::is_year(contract_months, from, params)? {
        return Ok(Fen(0));
    }
    let mut hundredths = 0_i64;
    for month in 0..months {
        let first = dates::add_months(from, month);
        let wage = params.general(ParamKey::MinimumWage, first)?;
        let percent = params.general(ParamKey::PublicPostPercent, first)?;
        hundredths = hundredths.saturating_add(wage * percent);
    }
    Ok(Fen(hundredths).times(1, 100))
}

/// Months of a public-welfare post on the same terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostMonths {
    /// How many.
    pub months: u32,
    /// What the employer paid of pension, medical, unemployment, injury and maternity insurance in each.
    pub employer_parts: Fen,
    /// Whether the insurance of the month is paid.
    pub paid: bool,
}

/// R39 (S1i 每人每月100元标准, 实际缴纳的单位部分): what the employer of a public-welfare post gets: for each month whose
/// insurance is paid an amount and the employer's own parts, for at most `cap` months. Without a contract of a year
/// nothing.
pub fn public_post_employer(
    months: &[PostMonths],
    contract_months: u32,
    cap: u32,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    if !contract::is_year(contract_months, on, params)? {
        return Ok(Fen(0));
    }
    let a_month = Fen(params.general(ParamKey::PublicPostEmployer, on)?);
    let (mut left, mut sum) = (cap, Fen(0));
    for group in months.iter().filter(|group| group.paid) {
        let counted = group.months.min(left);
        left -= counted;
        sum = sum.plus(a_month.plus(group.employer_parts).times(counted.into(), 1));
    }
    Ok(sum)
}

/// R40 (S1i 距法定退休年龄不足5年的): for how many months the subsidies of a post that begins on `start` are paid: 36, or
/// until retirement when strictly less than five years are left.
pub fn longest_post(
    start: NaiveDate,
    group: RetirementGroup,
    birth: NaiveDate,
    params: &Params,
) -> Result<u32, NotSet> {
    let life = retirement_months(group, birth, start, params)?;
    let left = dates::completed_months(start, dates::add_months(birth, life));
    if i64::from(left) < params.general(ParamKey::PostNearRetirementMonths, start)? {
        Ok(left)
    } else {
        usual_cap(start, params)
    }
}

/// R40: the months when retirement is far.
pub fn usual_cap(on: NaiveDate, params: &Params) -> Result<u32, NotSet> {
    Ok(params.general(ParamKey::PostMonths, on)?.max(0) as u32)
}

/// R41 (S1i 每人每月200元标准): what a person on an auxiliary post gets, for at most `cap` months.
pub fn auxiliary_allowance(months: u32, cap: u32, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    Ok(Fen(params.general(ParamKey::AuxiliaryAllowance, on)?).times(months.min(cap).into(), 1))
}
