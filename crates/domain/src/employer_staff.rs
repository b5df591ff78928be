//! How many people work for an employer: as it declares them for a year, and as an office confirms them (R10, R11, R77).

use crate::ids::EmployerId;
use crate::refusal::{FieldProblem, Problem};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// People of one employer, at most.
pub const STAFF_MAX: u32 = 1_000_000;

/// The figures themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffCount {
    /// Everybody who works for it, dispatched workers included.
    pub total: u32,
    /// People with a disability among them.
    pub disabled: u32,
    /// Severely disabled people with a contract of a year among those.
    pub severe: u32,
    /// People dispatched to it by another firm.
    pub dispatched: u32,
}

impl StaffCount {
    /// Who has a contract of the employer itself.
    pub const fn direct(&self) -> u32 {
        self.total.saturating_sub(self.dispatched)
    }

    /// What cannot be, each beside its field.
    pub fn problems(&self) -> Vec<FieldProblem> {
        let parts = [
            ("staff_total", self.total > STAFF_MAX),
            ("staff_disabled", self.disabled > self.total),
            ("staff_disabled_severe", self.severe > self.disabled),
            ("staff_dispatched", self.dispatched > self.total),
        ];
        let wrong = |(field, _): (&str, bool)| FieldProblem {
            field: field.to_owned(),
            problem: Problem::OutOfRange,
        };
        parts.into_iter().filter(|(_, wrong)| *wrong).map(wrong).collect()
    }
}

/// What was declared for a year as of a day, and whether an office confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffFigures {
    /// Which employer.
    pub employer: EmployerId,
    /// For which year.
    pub year: i32,
    /// The day the figures speak of.
    pub as_of: NaiveDate,
    /// The figures.
    pub count: StaffCount,
    /// Who declared them, as [`crate::actor::Actor::label`] says.
    pub declared_by: String,
    /// When.
    pub declared_at: DateTime<Utc>,
    /// Who confirmed them, and when; `None` while no office has.
    pub confirmed: Option<(String, DateTime<Utc>)>,
    /// Counts the changes: of two who change it at once one wins.
    pub version: u32,
}

/// Whether figures for a year may speak of a day: one of that year, or of the one before, and not yet to come.
pub fn may_speak_of(year: i32, as_of: NaiveDate, today: NaiveDate) -> bool {
    as_of <= today && (year - 1..=year).contains(&as_of.year()) && (2000..=today.year() + 1).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_not_more_than_the_whole() {
        let count = StaffCount {
            total: 100,
            disabled: 3,
            severe: 1,
            dispatched: 10,
        };
        assert!(count.problems().is_empty());
        assert_eq!(count.direct(), 90);
        let wrong = StaffCount {
            severe: 4,
            dispatched: 101,
            ..count
        };
        let fields: Vec<String> = wrong.problems().into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["staff_disabled_severe", "staff_dispatched"]);
    }

    #[test]
    fn figures_speak_of_their_year_or_the_end_of_the_one_before() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-06-15");
        assert!(may_speak_of(2026, day("2025-12-31"), today));
        assert!(may_speak_of(2026, day("2026-03-31"), today));
        assert!(!may_speak_of(2026, day("2026-06-30"), today), "still to come");
        assert!(!may_speak_of(2026, day("2024-12-31"), today));
    }
}
