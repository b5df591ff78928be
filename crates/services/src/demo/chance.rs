//! Seeded chance: integers only, so that every machine draws the same county.

use domain::ids::IdSource;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::sync::{Mutex, PoisonError};

/// A stream of chance. Places, employers, vacancies, courses and people each draw from a stream of their own, so that
/// more people do not change the vacancies.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// A number below `limit`; zero when there is nothing to choose from.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        (self.0.next_u64() % limit) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// Whether something happens that happens `permille` times in a thousand.
    pub(super) fn permille(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// One of a list that is never empty.
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// One of a list that is never empty, by reference.
    pub(super) fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Position drawn by weight; the first when all weights are zero.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = usize> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        let mut chosen = 0;
        for (position, weight) in weights.enumerate() {
            if left < weight {
                chosen = position;
                break;
            }
            left -= weight;
        }
        chosen
    }

    /// One of a list of values with weights.
    pub(super) fn share<T: Copy>(&mut self, list: &[(T, usize)]) -> T {
        list[self.weighted(list.iter().map(|(_, weight)| *weight))].0
    }
}

/// Ids drawn from a seed, for the demo county and for tests: the same seed gives the same ids.
pub struct SeededIds(Mutex<ChaCha8Rng>);

impl SeededIds {
    /// Starts at a seed.
    pub fn new(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(u64::MAX);
        Self(Mutex::new(rng))
    }
}

impl IdSource for SeededIds {
    fn chance(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        let mut rng = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rng.fill_bytes(&mut bytes);
        bytes
    }
}
