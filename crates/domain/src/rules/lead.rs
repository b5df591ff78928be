//! Leads of a year: R32 and R33.

use crate::ids::VacancyId;
use crate::lead::{Delivery, Pace};
use crate::params::{NotSet, ParamKey, Params};
use crate::rules::rate;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// R32 (S1i 不少于5个岗位信息): how many leads count for a person in a calendar year: distinct vacancies, delivered with
/// evidence, open and suitable on that day.
pub fn leads_counted<'a>(deliveries: impl IntoIterator<Item = (VacancyId, &'a Delivery)>, year: i32) -> u32 {
    let counted = deliveries
        .into_iter()
        .filter(|(_, delivery)| delivery.counts_in() == Some(year));
    counted.map(|(vacancy, _)| vacancy).collect::<BTreeSet<_>>().len() as u32
}

/// R32: leads still missing in the year.
pub fn shortfall(counted: u32, params: &Params, day: NaiveDate) -> Result<u32, NotSet> {
    let owed = params.general(ParamKey::LeadsPerYear, day)?.max(0) as u32;
    Ok(owed.saturating_sub(counted))
}

/// R32: whether enough of the people due have all their leads; `None` when nobody is due (C4).
pub fn coverage_reached(
    with_all: u64,
    due: u64,
    params: &Params,
    day: NaiveDate,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::LeadCoveragePercent, day)?;
    Ok(rate::reaches(with_all, due, percent))
}

/// R33 (design on S1i): leads due by the end of month `month` (1–12): `ceil(5·m/12)`.
pub fn leads_due_by(month: u32, params: &Params, day: NaiveDate) -> Result<u32, NotSet> {
    let owed = params.general(ParamKey::LeadsPerYear, day)?.max(0) as u32;
    Ok((owed * month.min(12)).div_ceil(12))
}

/// R33: one behind is amber, two or more are red.
pub fn pace(counted: u32, due: u32) -> Pace {
    match due.saturating_sub(counted) {
        0 => Pace::OnPace,
        1 => Pace::Amber,
        _ => Pace::Red,
    }
}
