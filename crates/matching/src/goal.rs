//! What going without one more lead costs while people bid.

use crate::market::SCALE;

/// More than three times the score range: coverage dominates score.
pub(crate) const UNSERVED: i64 = 3_001 * SCALE;

/// Per person: the first units must be served, the others may be left.
#[derive(Debug)]
pub(crate) struct Grants {
    compulsory: Vec<u32>,
}

impl Grants {
    /// So many units of each person must be served.
    pub(crate) fn new(compulsory: Vec<u32>) -> Self {
        Self { compulsory }
    }

    /// The cost of going without the `unit`-th (from 1) unit of a person, in price units.
    #[inline]
    pub(crate) fn of(&self, person: usize, unit: usize) -> i64 {
        if unit <= self.compulsory[person] as usize {
            UNSERVED
        } else {
            0
        }
    }
}
