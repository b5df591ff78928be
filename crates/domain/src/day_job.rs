//! Day labour (零工, Y62): work of a few days, with the days, the hours and where one meets. It lapses by itself when its last day
//! is over.

use crate::ids::VacancyId;
use crate::values::dates;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days one piece of day labour may last; what lasts longer is an ordinary post.
pub const DAYS_MAX: u64 = 31;
/// Characters of the hours and of the meeting place.
pub const TEXT_MAX: usize = 60;

/// When and where one works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkDays {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// From when to when, in words.
    pub hours: String,
    /// Where one meets.
    pub meeting: String,
}

/// The days of a vacancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayJob {
    /// Which.
    pub vacancy: VacancyId,
    /// When and where.
    pub days: WorkDays,
}

/// In which part of the board it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPartOfWeek {
    /// There is work today.
    Today,
    /// Not today, but tomorrow.
    Tomorrow,
    /// Later, up to Sunday; of a Sunday, up to the next.
    ThisWeek,
    /// After that.
    Later,
}

impl WorkDays {
    /// Where it stands on a day; `None` when it is over.
    pub fn part(&self, today: NaiveDate) -> Option<DayPartOfWeek> {
        let tomorrow = dates::add_days(today, 1);
        if self.to < today {
            None
        } else if self.from <= today {
            Some(DayPartOfWeek::Today)
        } else if self.from <= tomorrow {
            Some(DayPartOfWeek::Tomorrow)
        } else if self.from <= end_of_week(today) {
            Some(DayPartOfWeek::ThisWeek)
        } else {
            Some(DayPartOfWeek::Later)
        }
    }
}

/// The Sunday a week ends on; on a Sunday people plan the next week.
pub fn end_of_week(today: NaiveDate) -> NaiveDate {
    let left = 6 - u64::from(today.weekday().num_days_from_monday());
    dates::add_days(today, if left == 0 { 7 } else { left })
}
