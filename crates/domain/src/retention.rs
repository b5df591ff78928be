//! How long files are kept: dated figures of the county, announced before they take effect.

use crate::code::codes;
use crate::erasure::years_after;
use crate::ids::PersonId;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::{AreaCode, dates};
use chrono::{DateTime, NaiveDate, Utc};

codes! {
    /// Why the time of a file is over.
    pub enum RetentionCause {
        /// The person died.
        Died = "died",
        /// The person moved out of the county.
        Moved = "moved",
        /// The person belongs to no group any more.
        NoGroup = "no_group",
    }
}

impl RetentionCause {
    /// The figure that says for how many years such a file is kept.
    pub const fn key(self) -> ParamKey {
        match self {
            Self::Died => ParamKey::RetainDiedYears,
            Self::Moved => ParamKey::RetainMovedYears,
            Self::NoGroup => ParamKey::RetainNoGroupYears,
        }
    }

    /// The first day on which the file may be erased. Nothing is erased while the figure is not set.
    pub fn ends(
        self,
        params: &Params,
        area: AreaCode,
        since: NaiveDate,
        today: NaiveDate,
    ) -> Result<NaiveDate, NotSet> {
        let years = params.value(self.key(), Some(area), today)?;
        Ok(years_after(since, years))
    }
}

/// Since when a file is kept for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// Whose.
    pub person: PersonId,
    /// Where the person lived.
    pub area: AreaCode,
    /// Why.
    pub cause: RetentionCause,
    /// Since when.
    pub since: NaiveDate,
}

/// A file announced for erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Whose, where, why and since when.
    pub idle: Idle,
    /// The first day on which it may be erased.
    pub due_on: NaiveDate,
    /// When it was announced.
    pub noticed_at: DateTime<Utc>,
    /// Until when somebody holds it, who, and why.
    pub held: Option<Hold>,
}

/// Somebody has a reason to keep a file for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The last day.
    pub until: NaiveDate,
    /// Who, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl Announced {
    /// The announcement of a file whose time ends, made today: never sooner than so many days from now.
    pub fn new(idle: Idle, ends: NaiveDate, days: u32, now: (DateTime<Utc>, NaiveDate)) -> Self {
        Self {
            idle,
            due_on: ends.max(dates::add_days(now.1, u64::from(days))),
            noticed_at: now.0,
            held: None,
        }
    }

    /// Whether it may be erased on a day.
    pub fn is_due_on(&self, day: NaiveDate) -> bool {
        self.due_on <= day && !self.is_held_on(day)
    }

    /// Whether somebody holds it on a day.
    pub fn is_held_on(&self, day: NaiveDate) -> bool {
        self.held.as_ref().is_some_and(|hold| day <= hold.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::PolicyParameter;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn announced(ends: &str, today: &str) -> Announced {
        let idle = Idle {
            person: PersonId(Uuid::nil()),
            area: "330598".parse().unwrap(),
            cause: RetentionCause::Died,
            since: day("2020-02-29"),
        };
        Announced::new(idle, day(ends), 30, (DateTime::default(), day(today)))
    }

    #[test]
    fn a_file_is_announced_before_it_is_due_and_stays_due_until_it_is_done() {
        let soon = announced("2026-07-20", "2026-07-01");
        assert_eq!(
            soon.due_on,
            day("2026-07-31"),
            "not before the days of notice are over"
        );
        let later = announced("2026-09-01", "2026-07-01");
        assert_eq!(later.due_on, day("2026-09-01"));
        assert!(!later.is_due_on(day("2026-08-31")));
        assert!(later.is_due_on(day("2026-09-01")) && later.is_due_on(day("2027-09-01")));
    }

    #[test]
    fn a_hold_keeps_it_to_its_last_day() {
        let mut file = announced("2026-09-01", "2026-07-01");
        file.held = Some(Hold {
            until: day("2026-12-31"),
            by: String::new(),
            reason: String::new(),
        });
        assert!(!file.is_due_on(day("2026-12-31")));
        assert!(file.is_due_on(day("2027-01-01")));
    }

    #[test]
    fn without_a_figure_nothing_ends_and_leap_days_end_on_the_last_of_february() {
        let (area, today) = ("330598".parse().unwrap(), day("2026-07-01"));
        let cause = RetentionCause::Died;
        let ends = |params: &Params| cause.ends(params, area, day("2020-02-29"), today);
        assert_eq!(ends(&Params::default()), Err(NotSet(ParamKey::RetainDiedYears)));
        let figure = PolicyParameter {
            programme: "county".to_owned(),
            area: Some(area),
            key: cause.key(),
            value: 5,
            valid_from: day("2026-01-01"),
            valid_to: None,
            source: "test".to_owned(),
        };
        assert_eq!(ends(&Params(vec![figure])), Ok(day("2025-02-28")));
    }
}
