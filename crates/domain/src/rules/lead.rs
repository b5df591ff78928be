//! Leads of a year: R32 and R33.

use crate::ids::VacancyId;
use crate::lead::{Delivery, Pace, RoundKind};
use crate::params::{NotSet, ParamKey, Params};
use crate::rules::rate;
use chrono::{Datelike, NaiveDate};
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

/// R33: the plan of a year, month by month: leads due by the end of each.
pub fn year_plan(params: &Params, day: NaiveDate) -> Result<Vec<(u32, u32)>, NotSet> {
    (1..=12)
        .map(|month| Ok((month, leads_due_by(month, params, day)?)))
        .collect()
}

/// When rounds run by themselves. A figure nobody set: none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundPlan {
    /// Hour of Asia/Shanghai from which a round may run; without it there is no daily one.
    pub hour: Option<u32>,
    /// Day of the month on which the one for everybody is due; in a shorter month its last day.
    pub month_day: Option<u32>,
}

impl RoundPlan {
    /// What is set on a day.
    pub fn of(params: &Params, day: NaiveDate) -> Self {
        let figure = |key| {
            let figure = params.general(key, day).ok();
            figure.and_then(|figure| u32::try_from(figure).ok())
        };
        Self {
            hour: figure(ParamKey::RoundHour),
            month_day: figure(ParamKey::RoundMonthDay),
        }
    }

    /// The round that is due and not yet done, at an hour of a day, after these rounds of the month: a worker that was down
    /// catches up once. A round for everybody is the daily one as well.
    pub fn due(self, today: NaiveDate, hour: u32, done: &[(NaiveDate, RoundKind)]) -> Option<RoundKind> {
        if hour < self.hour.unwrap_or(0) {
            return None;
        }
        let this_month = |day: &NaiveDate| (day.year(), day.month()) == (today.year(), today.month());
        let full = done
            .iter()
            .any(|(day, kind)| this_month(day) && *kind != RoundKind::Day);
        let last = u32::from(today.num_days_in_month());
        let month = self.month_day.is_some_and(|day| today.day() >= day.min(last)) && !full;
        let day = self.hour.is_some() && !done.iter().any(|(day, _)| *day == today);
        match (month, day) {
            (true, _) => Some(RoundKind::Month),
            (false, true) => Some(RoundKind::Day),
            (false, false) => None,
        }
    }
}

/// R33: one behind is amber, two or more are red.
pub fn pace(counted: u32, due: u32) -> Pace {
    match due.saturating_sub(counted) {
        0 => Pace::OnPace,
        1 => Pace::Amber,
        _ => Pace::Red,
    }
}
