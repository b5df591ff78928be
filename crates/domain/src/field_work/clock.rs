//! A clock that never goes back, whatever is done to the clock of the phone.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The latest instant that was read, and how far the clock of the phone is behind it.
///
/// When the clock of the phone is set back, this one goes on from where it was, and so do the times it says things were
/// made and sent at: what lies between them stays right, which is what the server corrects by. It follows the phone again
/// as soon as that shows a later time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteadyClock {
    high: DateTime<Utc>,
    behind_ms: i64,
}

impl Default for SteadyClock {
    fn default() -> Self {
        Self {
            high: DateTime::UNIX_EPOCH,
            behind_ms: 0,
        }
    }
}

impl SteadyClock {
    /// A clock of a phone may be put right by so much without anybody being told.
    const SLACK_MS: i64 = 5 * 60 * 1000;

    /// Reads it, given what the phone shows.
    pub fn read(&mut self, shown: DateTime<Utc>) -> DateTime<Utc> {
        if shown >= self.high {
            self.behind_ms = 0;
        } else {
            let behind = (self.high - shown).num_milliseconds();
            self.behind_ms = self.behind_ms.max(behind);
        }
        let shifted = shown.checked_add_signed(TimeDelta::milliseconds(self.behind_ms));
        self.high = shifted.unwrap_or(self.high).max(self.high);
        self.high
    }

    /// Whether the clock of the phone was set back so far that its owner should look at it.
    pub const fn was_set_back(&self) -> bool {
        self.behind_ms > Self::SLACK_MS
    }
}
