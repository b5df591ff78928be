//! What comes from the machine itself: the time of day and chance. Nothing else in the program reads them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::{Clock, SHANGHAI, start_of_day};
use domain::ids::IdSource;
use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng};
use std::sync::{Mutex, PoisonError};

/// The wall clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one reader of the wall clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Chance from the operating system, drawn once and stretched by a generator fit for secrets.
pub struct MachineChance(Mutex<StdRng>);

/// The operating system gave no chance.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers: {0}")]
pub struct NoChance(String);

impl MachineChance {
    /// Draws the seed.
    pub fn new() -> Result<Self, NoChance> {
        let rng = StdRng::try_from_rng(&mut SysRng).map_err(|e| NoChance(e.to_string()))?;
        Ok(Self(Mutex::new(rng)))
    }

    /// A source that always gives the same, for tests and the demo.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    /// Unpredictable bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(&mut bytes);
        bytes
    }
}

impl IdSource for MachineChance {
    fn chance(&self) -> [u8; 10] {
        self.bytes()
    }
}

/// Reads what `--as-of` takes: a day (noon in Asia/Shanghai), or an RFC 3339 time (Asia/Shanghai when it names no
/// zone).
pub fn parse_as_of(text: &str) -> Option<DateTime<Utc>> {
    if let Some(day) = domain::values::dates::parse(text) {
        return Some(noon(day));
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(instant.to_utc());
    }
    let local = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M",
    ]
    .iter()
    .find_map(|format| chrono::NaiveDateTime::parse_from_str(text, format).ok())?;
    local
        .and_local_timezone(SHANGHAI)
        .single()
        .map(|instant| instant.to_utc())
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    start_of_day(day) + chrono::TimeDelta::hours(12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_noon_in_shanghai_and_a_time_without_zone_is_there_too() {
        let read = |text| parse_as_of(text).map(|t| t.to_rfc3339());
        assert_eq!(read("2026-06-30").as_deref(), Some("2026-06-30T04:00:00+00:00"));
        assert_eq!(read("2026/6/30").as_deref(), Some("2026-06-30T04:00:00+00:00"));
        assert_eq!(
            read("2026-06-30T09:30").as_deref(),
            Some("2026-06-30T01:30:00+00:00")
        );
        assert_eq!(
            read("2026-06-30T09:30:00+02:00").as_deref(),
            Some("2026-06-30T07:30:00+00:00")
        );
        assert_eq!(read("30.6.2026"), None);
    }

    #[test]
    fn a_seed_gives_the_same_chance_again() {
        assert_eq!(
            MachineChance::seeded(7).bytes::<16>(),
            MachineChance::seeded(7).bytes::<16>()
        );
    }
}
