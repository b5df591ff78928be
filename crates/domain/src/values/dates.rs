//! Dates as the programme counts them: C1–C6, R31.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Completed years on a day; the birthday itself counts, 29 February falls on the 28th in common years (C2).
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> i32 {
    let years = day.year() - birth.year();
    if day < birthday(birth, day.year()) {
        years - 1
    } else {
        years
    }
}

/// The birthday in a given year (C2).
pub fn birthday(birth: NaiveDate, year: i32) -> NaiveDate {
    birth
        .with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
        .unwrap_or(birth)
}

/// The corresponding day some months later, or that month's end (C3).
pub fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// Some days later.
pub fn add_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The last day of its month.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    day.with_day(u32::from(day.num_days_in_month())).unwrap_or(day)
}

/// The first day of the month a day lies in.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Completed months from `start` to `end`; 29 days are none (C6). Zero when `end` lies before `start`.
pub fn completed_months(start: NaiveDate, end: NaiveDate) -> u32 {
    if end < start {
        return 0;
    }
    let span = (end.year() - start.year()) * 12 + end.month() as i32 - start.month() as i32;
    let span = u32::try_from(span).unwrap_or(0);
    if add_months(start, span) > end {
        span.saturating_sub(1)
    } else {
        span
    }
}

/// Whether `event` lies in a validity of `months` months that begins on `start`, both ends inclusive (R31).
pub fn is_valid_on(start: NaiveDate, months: u32, event: NaiveDate) -> bool {
    start <= event && event < add_months(start, months)
}

/// Reads `2026-06-30`, `2026/6/30`, `2026.6.30`, `20260630` or `2026年6月30日`.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let plain = text
        .trim_end_matches(['日', '号'])
        .replace(['年', '月', '/', '.'], "-");
    let mut parts = plain.split('-').map(str::trim);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() || plain.contains('+') {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
