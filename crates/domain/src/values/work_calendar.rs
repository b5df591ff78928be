//! Working days: Monday to Friday, but for the days a county says otherwise of.

use super::dates;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// Which days are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    off: BTreeSet<NaiveDate>,
    on: BTreeSet<NaiveDate>,
}

impl WorkCalendar {
    /// Reads a county's own days, separated by spaces: `20261001` is a holiday, `+20261010` a Saturday that is worked.
    /// What is no day is left out.
    pub fn parse(text: &str) -> Self {
        let mut calendar = Self::default();
        for word in text.split_whitespace() {
            match word.strip_prefix('+') {
                Some(day) => calendar.on.extend(dates::parse(day)),
                None => calendar.off.extend(dates::parse(word)),
            }
        }
        calendar
    }

    /// Whether a day is worked.
    pub fn works(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.on.contains(&day) || !weekend && !self.off.contains(&day)
    }

    /// The last of some working days after a day; the day itself is not counted (C3).
    pub fn after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        let later = (1..).map(|step| dates::add_days(day, step));
        // A calendar that is all holidays must not keep anybody waiting for ever.
        let within = later.take(days as usize * 10 + 30).filter(|day| self.works(*day));
        within.take(days as usize).last().unwrap_or(day)
    }

    /// The day itself, or the next that is worked: a limit does not end on a holiday.
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        let mut later = (0..400).map(|step| dates::add_days(day, step));
        later.find(|day| self.works(*day)).unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_are_not_counted() {
        let plain = WorkCalendar::default();
        assert_eq!(
            plain.after(day("2026-06-26"), 1),
            day("2026-06-29"),
            "Friday to Monday"
        );
        assert_eq!(plain.after(day("2026-06-30"), 7), day("2026-07-09"));
        assert_eq!(plain.after(day("2026-06-30"), 0), day("2026-06-30"));
    }

    #[test]
    fn a_county_names_its_holidays_and_the_days_worked_for_them() {
        let golden_week = "20261001 20261002 20261005 20261006 20261007 +20261010 nonsense";
        let calendar = WorkCalendar::parse(golden_week);
        assert_eq!(calendar.after(day("2026-09-30"), 1), day("2026-10-08"));
        assert_eq!(calendar.after(day("2026-09-30"), 3), day("2026-10-10"));
    }
}
