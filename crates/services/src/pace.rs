//! How often somebody may do something: so many at once, then one more each while. Kept in memory, which is bounded.

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Askers remembered at most, some hundred bytes each.
const MOST: usize = 20_000;

/// So many at once, and one more each while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many at once.
    pub burst: u32,
    /// After how long one more.
    pub every: TimeDelta,
}

impl Rate {
    /// So many at once, and so many in a minute after that.
    pub const fn per_minute(burst: u32, minute: u32) -> Self {
        Self {
            burst,
            every: TimeDelta::milliseconds(60_000 / minute as i64),
        }
    }

    /// So many in an hour.
    pub const fn per_hour(hour: u32) -> Self {
        Self {
            burst: hour,
            every: TimeDelta::milliseconds(3_600_000 / hour as i64),
        }
    }
}

/// Who asks, as a number that gives nothing away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Asker(u128);

impl Asker {
    /// The asker of this name: an address, an account.
    pub fn named(name: &str) -> Self {
        let digest: [u8; 32] = Sha256::digest(name.as_bytes()).into();
        Self(digest.first_chunk().map_or(0, |head| u128::from_be_bytes(*head)))
    }
}

/// Who took how much of a rate. For each there is one instant: when all they took will have come back.
#[derive(Debug)]
pub struct Pace {
    rate: Rate,
    back_at: HashMap<Asker, DateTime<Utc>>,
}

impl Pace {
    /// Nothing taken yet.
    pub fn new(rate: Rate) -> Self {
        Self {
            rate,
            back_at: HashMap::new(),
        }
    }

    /// Takes one, or says how long until there is one.
    pub fn take(&mut self, asker: Asker, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        if self.back_at.len() >= MOST && !self.back_at.contains_key(&asker) {
            self.make_room(now);
        }
        let Rate { burst, every } = self.rate;
        let most = every * burst.max(1) as i32;
        match self.back_at.entry(asker) {
            Entry::Occupied(mut back_at) => {
                let next = (*back_at.get()).max(now) + every;
                if next - now > most {
                    return Err(next - now - most);
                }
                back_at.insert(next);
            }
            Entry::Vacant(new) => {
                new.insert(now + every);
            }
        }
        Ok(())
    }

    /// Forgets those who have all back; if that is nobody, the half that took least: who takes most stays remembered.
    fn make_room(&mut self, now: DateTime<Utc>) {
        self.back_at.retain(|_, back_at| *back_at > now);
        if self.back_at.len() < MOST {
            return;
        }
        let mut instants: Vec<_> = self.back_at.values().copied().collect();
        let (_, middle, _) = instants.select_nth_unstable(MOST / 2);
        let middle = *middle;
        self.back_at.retain(|_, back_at| *back_at > middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> DateTime<Utc> {
        DateTime::from_timestamp(1_780_000_000, 0).unwrap()
    }

    #[test]
    fn what_was_taken_comes_back_bit_by_bit() {
        let now = start();
        let (a, b) = (Asker::named("a"), Asker::named("b"));
        let mut pace = Pace::new(Rate::per_minute(2, 6));
        assert_eq!((pace.take(a, now), pace.take(a, now)), (Ok(()), Ok(())));
        assert_eq!(pace.take(a, now), Err(TimeDelta::seconds(10)));
        assert_eq!(
            pace.take(a, now + TimeDelta::seconds(9)),
            Err(TimeDelta::seconds(1)),
            "asking again costs nothing"
        );
        assert_eq!(pace.take(b, now), Ok(()), "another has their own");
        let later = now + TimeDelta::seconds(10);
        assert_eq!(pace.take(a, later), Ok(()));
        assert!(pace.take(a, later).is_err(), "one came back, not two");
        let hour = now + TimeDelta::hours(1);
        assert_eq!((pace.take(a, hour), pace.take(a, hour)), (Ok(()), Ok(())));
        assert!(pace.take(a, hour).is_err(), "no more comes back than there was");
    }

    #[test]
    fn memory_is_bounded_and_the_greedy_stay_remembered() {
        let now = start();
        let mut pace = Pace::new(Rate::per_hour(5));
        let greedy = Asker::named("greedy");
        (0..5).for_each(|_| pace.take(greedy, now).unwrap());
        for number in 0..3 * MOST as u128 {
            pace.take(Asker(number), now).unwrap();
            assert!(pace.back_at.len() <= MOST);
        }
        assert!(pace.take(greedy, now).is_err(), "a crowd does not wash it away");
    }
}
