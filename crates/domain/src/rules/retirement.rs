//! Statutory retirement age: R99.

use crate::params::{NotSet, ParamKey, Params};
use chrono::{Datelike, NaiveDate};

/// Whose retirement age was which before 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetirementGroup {
    /// Men: 60.
    Men,
    /// Women in management and professional posts: 55.
    Women55,
    /// Other women: 50.
    Women50,
}

/// R99 (NPC decision in force 2025-01-01; S1i 法定退休年龄): retirement age in months of life for an event on `on`. From
/// the first birth month on it grows by a month for every `step` birth months, up to the cap; on days before the reform
/// nothing is put off.
pub fn retirement_months(
    group: RetirementGroup,
    birth: NaiveDate,
    on: NaiveDate,
    params: &Params,
) -> Result<u32, NotSet> {
    let [base, cap, first, step] = keys(group).map(|key| params.general(key, on));
    let base = base?.max(0) as u32;
    let Ok(first) = first else { return Ok(base) };
    let born = i64::from(birth.year()) * 12 + i64::from(birth.month0());
    let since = born - (first / 100 * 12 + first % 100 - 1);
    if since < 0 {
        return Ok(base);
    }
    let put_off = (since / step?.max(1) + 1) as u32;
    Ok((base + put_off).min(cap?.max(0) as u32))
}

/// Base, cap, first birth month, step.
const fn keys(group: RetirementGroup) -> [ParamKey; 4] {
    use ParamKey as K;
    match group {
        RetirementGroup::Men => [
            K::RetireMenBase,
            K::RetireMenCap,
            K::RetireMenFirstBirth,
            K::RetireMenStep,
        ],
        RetirementGroup::Women55 => [
            K::RetireWomen55Base,
            K::RetireWomen55Cap,
            K::RetireWomen55FirstBirth,
            K::RetireWomen55Step,
        ],
        RetirementGroup::Women50 => [
            K::RetireWomen50Base,
            K::RetireWomen50Cap,
            K::RetireWomen50FirstBirth,
            K::RetireWomen50Step,
        ],
    }
}
