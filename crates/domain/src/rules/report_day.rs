//! When reports on people with a disability are due: R52.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::{Datelike, NaiveDate};

codes! {
    /// What a report covers.
    pub enum ReportSpan {
        /// Service statistics of a month.
        Month = "month",
        /// Progress, and income and expenditure of the levy, of a quarter.
        Quarter = "quarter",
        /// The special inspection of half a year.
        Half = "half",
        /// The acceptance at the end of a year.
        Year = "year",
    }
}

impl ReportSpan {
    /// Months of it.
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }

    /// How many of it a year has.
    pub const fn in_a_year(self) -> u32 {
        12 / self.months()
    }
}

/// R52 (S1h 每季度末, 半年进行一次专项督查, 每月统计、上报): the day a report is due: statistics of a month on a day of the
/// next, everything else on its own last day. `None` when the year has no such part.
pub fn report_due(
    span: ReportSpan,
    year: i32,
    number: u32,
    params: &Params,
) -> Result<Option<NaiveDate>, NotSet> {
    let Some(first) =
        NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1..=span.in_a_year()).contains(&number))
    else {
        return Ok(None);
    };
    let next = dates::add_months(first, number * span.months());
    if span != ReportSpan::Month {
        return Ok(next.pred_opt());
    }
    let day = params.general(ParamKey::DisabledReportDay, next)?;
    Ok(next.with_day(day.clamp(1, 28) as u32))
}
