//! Time is passed in: rules and services ask a [`Clock`], never the machine.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// The calendar day in Asia/Shanghai, where every date of the programme is meant.
    fn today(&self) -> NaiveDate {
        day_in_shanghai(self.now())
    }
}

/// A clock that stands still, for tests, the demo and `--as-of`.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

/// Asia/Shanghai: eight hours ahead of UTC, no summer time since 1991.
pub const SHANGHAI: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => panic!("eight hours is a valid offset"),
};

/// The calendar day of an instant in Asia/Shanghai.
pub fn day_in_shanghai(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&SHANGHAI).date_naive()
}

/// The first instant of a day in Asia/Shanghai.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    match SHANGHAI
        .from_local_datetime(&day.and_time(NaiveTime::MIN))
        .single()
    {
        Some(instant) => instant.to_utc(),
        None => day.and_time(NaiveTime::MIN).and_utc(),
    }
}
