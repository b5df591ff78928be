//! How long somebody belongs to a group, and on whose word.

use crate::code::codes;
use crate::ids::{PersonId, RecognitionId};
use crate::person::{Category, CategorySet};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Where the word for a category comes from.
    pub enum CategorySource {
        /// A decision of this county's procedure (P1).
        Recognition = "recognition",
        /// A list of a department.
        Import = "import",
        /// Entered by staff.
        Staff = "staff",
        /// Found on the file before periods were kept.
        Register = "register",
    }
}

/// One spell of belonging to a group. Spells are ended, never rewritten: what was decided stays readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryPeriod {
    /// Who.
    pub person: PersonId,
    /// The group.
    pub category: Category,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, included; `None` = until ended. A day before the first means that it never held.
    pub valid_to: Option<NaiveDate>,
    /// Whose word.
    pub source: CategorySource,
    /// The paper behind it: number or name of a document, name of a list.
    pub document: String,
    /// Who recognised it, as [`crate::actor::Actor::label`] says.
    pub recognised_by: String,
    /// The application it was decided on.
    pub recognition: Option<RecognitionId>,
    /// The day it was written down.
    pub recorded_on: NaiveDate,
}

impl CategoryPeriod {
    /// The first day of spells whose beginning nobody knows.
    pub const SINCE_EVER: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    };

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether it ends within some days from a day on, so that somebody should see to its renewal.
    pub fn ends_within(&self, days: u64, day: NaiveDate) -> bool {
        let horizon = crate::values::dates::add_days(day, days);
        self.holds_on(day) && self.valid_to.is_some_and(|last| last <= horizon)
    }
}

/// The groups that hold on a day.
pub fn categories_on(periods: &[CategoryPeriod], day: NaiveDate) -> CategorySet {
    periods
        .iter()
        .filter(|period| period.holds_on(day))
        .map(|period| period.category)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(category: Category, from: &str, to: Option<&str>) -> CategoryPeriod {
        CategoryPeriod {
            person: PersonId(Uuid::nil()),
            category,
            valid_from: day(from),
            valid_to: to.map(day),
            source: CategorySource::Staff,
            document: String::new(),
            recognised_by: "worker".to_owned(),
            recognition: None,
            recorded_on: day(from),
        }
    }

    #[test]
    fn both_ends_are_included() {
        let year = period(Category::PoorWorker, "2026-01-01", Some("2026-12-31"));
        assert!(!year.holds_on(day("2025-12-31")));
        assert!(year.holds_on(day("2026-01-01")) && year.holds_on(day("2026-12-31")));
        assert!(!year.holds_on(day("2027-01-01")));
    }

    #[test]
    fn a_spell_that_ended_before_it_began_never_held() {
        let void = period(Category::PoorWorker, "2026-05-01", Some("2026-04-30"));
        assert!(!void.holds_on(day("2026-04-30")) && !void.holds_on(day("2026-05-01")));
    }

    #[test]
    fn the_groups_of_a_day_are_those_whose_spell_holds() {
        let periods = [
            period(Category::PoorWorker, "2025-01-01", Some("2025-12-31")),
            period(Category::PoorWorker, "2026-03-01", None),
            period(Category::LandLossFarmer, "2026-07-01", None),
        ];
        let on = |text| categories_on(&periods, day(text)).iter().collect::<Vec<_>>();
        assert_eq!(on("2026-02-28"), []);
        assert_eq!(on("2026-06-30"), [Category::PoorWorker]);
        assert_eq!(on("2026-07-01"), [Category::PoorWorker, Category::LandLossFarmer]);
    }

    #[test]
    fn what_ends_soon_asks_for_renewal() {
        let year = period(Category::PoorWorker, "2026-01-01", Some("2026-12-31"));
        assert!(year.ends_within(60, day("2026-11-01")));
        assert!(!year.ends_within(60, day("2026-10-31")));
        assert!(
            !year.ends_within(60, day("2027-01-01")),
            "what has ended is past renewal"
        );
        assert!(!period(Category::PoorWorker, "2026-01-01", None).ends_within(60, day("2026-11-01")));
    }
}
