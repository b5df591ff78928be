//! Money: integer fen (C5).

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in fen, the hundredth of a yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Whole yuan.
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    /// Whole yuan, rounded down: what a screen shows of a monthly wage.
    pub const fn whole_yuan(self) -> i64 {
        self.0.div_euclid(100)
    }

    /// `self × num / den`, rounded half up once (C5); what would be beyond all money stops there.
    #[must_use]
    pub const fn times(self, num: i64, den: i64) -> Self {
        let den = den as i128;
        let exact = (2 * self.0 as i128 * num as i128 + den).div_euclid(2 * den);
        if exact > i64::MAX as i128 {
            Self(i64::MAX)
        } else if exact < i64::MIN as i128 {
            Self(i64::MIN)
        } else {
            Self(exact as i64)
        }
    }

    /// Together; what would be beyond all money stops there.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Fen {
    /// Yuan with two decimals: `1520.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}
