//! What people of a class are told.

use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// What somebody with a place in a class, or waiting for one, is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassNews {
    /// There is a place.
    Enrolled,
    /// It begins tomorrow.
    Tomorrow,
    /// It is not held, or no more.
    Cancelled,
    /// It is not held on a day.
    DayOff(NaiveDate),
    /// It is held on a day, after all or in addition.
    DayOn(NaiveDate),
}

impl fmt::Display for ClassNews {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Enrolled => to.write_str("enrolled"),
            Self::Tomorrow => to.write_str("tomorrow"),
            Self::Cancelled => to.write_str("cancelled"),
            Self::DayOff(day) => write!(to, "day_off:{day}"),
            Self::DayOn(day) => write!(to, "day_on:{day}"),
        }
    }
}

/// A text that means no news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not news of a class")]
pub struct NoClassNews;

impl FromStr for ClassNews {
    type Err = NoClassNews;

    fn from_str(text: &str) -> Result<Self, NoClassNews> {
        let day = |text: &str| text.parse().map_err(|_| NoClassNews);
        match text.split_once(':') {
            None if text == "enrolled" => Ok(Self::Enrolled),
            None if text == "tomorrow" => Ok(Self::Tomorrow),
            None if text == "cancelled" => Ok(Self::Cancelled),
            Some(("day_off", on)) => Ok(Self::DayOff(day(on)?)),
            Some(("day_on", on)) => Ok(Self::DayOn(day(on)?)),
            _ => Err(NoClassNews),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_read_as_they_are_written() {
        let day = NaiveDate::from_ymd_opt(2026, 7, 8).unwrap();
        let all = [
            ClassNews::Enrolled,
            ClassNews::Tomorrow,
            ClassNews::Cancelled,
            ClassNews::DayOff(day),
            ClassNews::DayOn(day),
        ];
        for news in all {
            assert_eq!(news.to_string().parse(), Ok(news));
        }
        assert_eq!("day_off".parse::<ClassNews>(), Err(NoClassNews));
        assert_eq!("day_off:soon".parse::<ClassNews>(), Err(NoClassNews));
    }
}
