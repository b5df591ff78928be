//! How often one address may do something: counted in memory, forgotten after the hour.

use crate::secret::fingerprint;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;

/// Addresses remembered at most; beyond, all are forgotten rather than memory filled.
const MOST: usize = 10_000;

/// So many in an hour, by address.
#[derive(Debug)]
pub struct Allowance {
    per_hour: u32,
    taken: HashMap<Vec<u8>, (DateTime<Utc>, u32)>,
}

impl Allowance {
    /// Nothing taken yet.
    pub fn new(per_hour: u32) -> Self {
        Self {
            per_hour,
            taken: HashMap::new(),
        }
    }

    /// Takes one, if one is left.
    pub fn take(&mut self, address: &str, now: DateTime<Utc>) -> bool {
        if self.taken.len() >= MOST {
            self.taken.clear();
        }
        let (since, count) = self.taken.entry(fingerprint(address)).or_insert((now, 0));
        if now - *since >= TimeDelta::hours(1) {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        *count <= self.per_hour
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_brings_a_fresh_allowance() {
        let now = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
        let mut allowance = Allowance::new(2);
        assert!(allowance.take("a", now) && allowance.take("a", now));
        assert!(!allowance.take("a", now));
        assert!(allowance.take("b", now), "another address has its own");
        assert!(allowance.take("a", now + TimeDelta::hours(1)));
    }
}
