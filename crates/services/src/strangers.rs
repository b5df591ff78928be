//! Tries to sign in with names nobody has. They are counted and locked like those of real accounts, in memory, so that a
//! lock does not tell which names exist.

use crate::secret::fingerprint;
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// Names remembered at most; beyond, those that are not locked are forgotten rather than memory filled.
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

    /// Counts a wrong try; at the last one allowed the name is locked until `until`. Says whether it is now; `None` while a lock
    /// from before lasts, which stays as it is.
    pub fn fail(
        &mut self,
        login: &str,
        allowed: u32,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Option<bool> {
        let is_locked = |tries: &Tries| tries.locked_until.is_some_and(|end| end > now);
        if self.0.len() >= MOST {
            self.0.retain(|_, tries| is_locked(tries));
        }
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let tries = self.0.entry(fingerprint(login)).or_default();
        if is_locked(tries) {
            return None;
        }
        let failures = tries.failures + 1;
        let locked = failures >= allowed;
        *tries = Tries {
            failures: if locked { 0 } else { failures },
            locked_until: locked.then_some(until),
        };
        Some(locked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: u32) -> DateTime<Utc> {
        DateTime::from_timestamp(i64::from(minute) * 60, 0).unwrap_or_default()
    }

    #[test]
    fn a_try_made_while_a_lock_lasts_is_told_of_the_lock_and_changes_nothing() {
        let mut strangers = Strangers::default();
        assert_eq!(strangers.fail("nobody", 2, at(0), at(15)), Some(false));
        assert_eq!(strangers.fail("nobody", 2, at(0), at(15)), Some(true));
        assert_eq!(strangers.fail("nobody", 2, at(1), at(16)), None);
        assert_eq!(strangers.locked_until("nobody"), Some(at(15)));
        assert_eq!(strangers.fail("nobody", 2, at(15), at(30)), Some(false));
        assert_eq!(
            strangers.fail("nobody", 2, at(15), at(30)),
            Some(true),
            "counting began anew"
        );
    }

    #[test]
    fn many_names_made_up_lift_no_lock() {
        let mut strangers = Strangers::default();
        strangers.fail("nobody", 1, at(0), at(15));
        for number in 0..=MOST {
            strangers.fail(&number.to_string(), 5, at(1), at(16));
        }
        assert_eq!(strangers.locked_until("nobody"), Some(at(15)));
        assert!(strangers.0.len() <= MOST);
    }
}
