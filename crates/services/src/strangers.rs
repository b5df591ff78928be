//! Tries to sign in with names nobody has. They are counted and locked like those of real accounts, in memory, so that a
//! lock does not tell which names exist.

use crate::secret::fingerprint;
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// Names remembered at most; beyond, all are forgotten rather than memory filled.
const MOST: usize = 10_000;

/// Wrong tries by name.
#[derive(Debug, Default)]
pub struct Strangers(HashMap<Vec<u8>, Tries>);

#[derive(Debug, Default)]
struct Tries {
    failures: u32,
    locked_until: Option<DateTime<Utc>>,
}

impl Strangers {
    /// Until when no password is tried for this name.
    pub fn locked_until(&self, login: &str) -> Option<DateTime<Utc>> {
        self.0.get(&fingerprint(login))?.locked_until
    }

    /// Counts a wrong try; at the last one allowed the name is locked until `until`. Says whether it is now.
    pub fn fail(&mut self, login: &str, allowed: u32, until: DateTime<Utc>) -> bool {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let tries = self.0.entry(fingerprint(login)).or_default();
        tries.failures += 1;
        let locked = tries.failures >= allowed;
        if locked {
            *tries = Tries {
                failures: 0,
                locked_until: Some(until),
            };
        }
        locked
    }
}
