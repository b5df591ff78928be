//! What opens a gate or a stand on a phone without an account: a link with a secret, for one fair, one gate and some hours.

use super::ScanReason;
use crate::code::codes;
use crate::ids::{FairId, FairPassId, FairStandId};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Days a link may be valid.
pub const WINDOW_DAYS: i64 = 3;

codes! {
    /// What a link opens.
    pub enum PassKind {
        /// An entrance.
        Gate = "gate",
        /// A stand.
        Stand = "stand",
    }
}

/// A link. Of its secret a hash alone is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairPass {
    /// Our id.
    pub id: FairPassId,
    /// For which fair.
    pub fair: FairId,
    /// What it opens.
    pub kind: PassKind,
    /// The number of the gate at this fair, or of the link of a stand.
    pub number: u32,
    /// What the gate is called.
    pub name: String,
    /// Which stand.
    pub stand: Option<FairStandId>,
    /// Valid from.
    pub opens_at: DateTime<Utc>,
    /// Valid until.
    pub closes_at: DateTime<Utc>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Why a link opens nothing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shut {
    /// Its time has not come.
    NotYet,
    /// Its time is over.
    Over,
    /// It was taken back.
    Revoked,
}

impl Shut {
    /// As the reason a scan is refused for.
    pub const fn reason(self) -> ScanReason {
        match self {
            Self::NotYet => ScanReason::NotOpen,
            Self::Over => ScanReason::Closed,
            Self::Revoked => ScanReason::Revoked,
        }
    }
}

impl FairPass {
    /// So long after its end a gate may bring what it scanned within its time.
    const BRINGS_HOURS: i64 = 48;

    /// Whether it opens something that happened at an instant. Who took it back wants nothing more of it, whenever that was made.
    pub fn opens(&self, at: DateTime<Utc>) -> Result<(), Shut> {
        match () {
            () if self.revoked_at.is_some() => Err(Shut::Revoked),
            () if at < self.opens_at => Err(Shut::NotYet),
            () if at > self.closes_at => Err(Shut::Over),
            () => Ok(()),
        }
    }

    /// Whether what was scanned is still taken from it.
    pub fn still_brings(&self, now: DateTime<Utc>) -> Result<(), Shut> {
        match () {
            () if self.revoked_at.is_some() => Err(Shut::Revoked),
            () if now > self.closes_at + TimeDelta::hours(Self::BRINGS_HOURS) => Err(Shut::Over),
            () => Ok(()),
        }
    }

    /// Whether a stand may still read whom it met and say what came of it: so many days after its link closed. Then its employer
    /// does it with an account, so that no link opens names for ever.
    pub fn still_tells(&self, now: DateTime<Utc>, days: u64) -> Result<(), Shut> {
        let days = TimeDelta::days(i64::try_from(days).unwrap_or(0));
        match () {
            () if self.revoked_at.is_some() => Err(Shut::Revoked),
            () if now > self.closes_at + days => Err(Shut::Over),
            () => Ok(()),
        }
    }

    /// Whether a time to be valid in makes sense.
    pub fn is_window(opens_at: DateTime<Utc>, closes_at: DateTime<Utc>) -> bool {
        opens_at < closes_at && closes_at - opens_at <= TimeDelta::days(WINDOW_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_link_opens_its_hours_and_brings_what_it_kept() {
        let pass = FairPass {
            id: FairPassId(Uuid::nil()),
            fair: FairId(Uuid::nil()),
            kind: PassKind::Gate,
            number: 1,
            name: String::new(),
            stand: None,
            opens_at: at("2026-11-28T00:30:00Z"),
            closes_at: at("2026-11-28T08:30:00Z"),
            revoked_at: None,
            made_by: String::new(),
            made_at: at("2026-11-27T00:00:00Z"),
        };
        assert_eq!(pass.opens(at("2026-11-28T00:29:59Z")), Err(Shut::NotYet));
        assert_eq!(pass.opens(at("2026-11-28T08:30:00Z")), Ok(()));
        assert_eq!(pass.opens(at("2026-11-28T08:30:01Z")), Err(Shut::Over));
        assert_eq!(pass.still_brings(at("2026-11-29T01:00:00Z")), Ok(()));
        assert_eq!(pass.still_brings(at("2026-12-01T01:00:00Z")), Err(Shut::Over));
        assert_eq!(pass.still_tells(at("2026-12-05T08:30:00Z"), 7), Ok(()));
        assert_eq!(pass.still_tells(at("2026-12-05T08:30:01Z"), 7), Err(Shut::Over));
        let taken = FairPass {
            revoked_at: Some(at("2026-11-28T03:00:00Z")),
            ..pass
        };
        assert_eq!(taken.opens(at("2026-11-28T02:00:00Z")), Err(Shut::Revoked));
        assert_eq!(taken.still_brings(at("2026-11-28T04:00:00Z")), Err(Shut::Revoked));
        assert_eq!(
            taken.still_tells(at("2026-11-28T04:00:00Z"), 7),
            Err(Shut::Revoked)
        );
    }
}
