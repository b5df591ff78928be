//! Dates in the styles offices use, and spreadsheet day numbers.

use super::plain::plain;
use crate::import::fault::Fault;
use chrono::{Days, NaiveDate};
use domain::values::dates;

const UNREADABLE: Fault = Fault::new(
    "not_a_date",
    "Expected a date of the calendar such as 2026-06-30, 2026/6/30 or 2026年6月30日.",
);

/// Spreadsheet day numbers of the years 1954 to 2119; anything else is not taken for a date.
const DAY_NUMBERS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

/// Reads `2026-06-30`, `2026/6/30`, `2026.6.30`, `20260630`, `2026年6月30日`, any of them with a time behind it, or a
/// spreadsheet day number.
pub fn parse(text: &str) -> Result<NaiveDate, Fault> {
    let text = plain(text);
    dates::parse(&text)
        .or_else(|| dates::parse(without_time(&text)))
        .or_else(|| day_number(&text))
        .filter(|day| (1900..=2199).contains(&chrono::Datelike::year(day)))
        .ok_or(UNREADABLE)
}

/// Reads the last day something is open; words such as 长期 or 招满为止 mean that there is none.
pub fn parse_end(text: &str) -> Result<Option<NaiveDate>, Fault> {
    let plain = plain(text);
    let endless = ["长期", "招满", "不限", "无期限", "至今"]
        .iter()
        .any(|word| plain.contains(word));
    if endless { Ok(None) } else { parse(text).map(Some) }
}

fn without_time(text: &str) -> &str {
    let end = text.find(['T', ' ']).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn day_number(text: &str) -> Option<NaiveDate> {
    let days: u64 = text.strip_suffix(".0").unwrap_or(text).parse().ok()?;
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    DAY_NUMBERS
        .contains(&days)
        .then(|| epoch.checked_add_days(Days::new(days)))
        .flatten()
}
