//! Spot checks (P3, S30): which visits of a month somebody else looks at. The same visits and the same seed draw the same.

use crate::code::codes;
use crate::ids::{SpotDrawId, VisitId};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

codes! {
    /// What a check found.
    pub enum SpotResult {
        /// It is as written.
        Verified = "verified",
        /// It is not: the visit is made again.
        Returned = "returned",
    }
}

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotDraw {
    /// Our id.
    pub id: SpotDrawId,
    /// Of which area.
    pub area: AreaCode,
    /// Of which month: its first day.
    pub month: NaiveDate,
    /// What chance it was made with.
    pub seed: u32,
    /// How many of a hundred.
    pub percent: u32,
    /// The visits it was made from.
    pub pool: Vec<VisitId>,
    /// Who drew, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A visit that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotCheck {
    /// The visit.
    pub visit: VisitId,
    /// What was found, by whom and when; `None` = nobody has looked.
    pub found: Option<(SpotResult, String, DateTime<Utc>)>,
    /// In words.
    pub note: String,
}

impl SpotDraw {
    /// Which visits are drawn, in the order of their ids: at least the share asked for, and one where there are any.
    pub fn drawn(&self) -> Vec<VisitId> {
        draw_from(self.seed, self.percent, &self.pool, |one| one.0)
    }
}

/// Draws by chance that is kept: at least so many of a hundred, and one where there are any, in their order.
pub fn draw_from<T: Copy + Ord>(seed: u32, percent: u32, pool: &[T], id: fn(&T) -> Uuid) -> Vec<T> {
    let many = pool.len() * percent.min(100) as usize;
    let mut order: Vec<(u64, T)> = pool.iter().map(|one| (place(seed, id(one)), *one)).collect();
    order.sort_unstable();
    let mut drawn: Vec<T> = order
        .into_iter()
        .take(many.div_ceil(100))
        .map(|(_, one)| one)
        .collect();
    drawn.sort_unstable();
    drawn
}

/// A place that nobody can choose: the id, stirred with the seed (the finalizer of `SplitMix64`).
fn place(seed: u32, id: Uuid) -> u64 {
    let (high, low) = id.as_u64_pair();
    [high, low].into_iter().fold(u64::from(seed), |state, part| {
        let mut mixed = (state ^ part).wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(count: u128, seed: u32, percent: u32) -> SpotDraw {
        SpotDraw {
            id: SpotDrawId(Uuid::nil()),
            area: "330503".parse().unwrap(),
            month: "2026-06-01".parse().unwrap(),
            seed,
            percent,
            pool: (0..count)
                .map(|number| VisitId(Uuid::from_u128(number)))
                .collect(),
            by: "worker".to_owned(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_same_seed_draws_the_same_visits_whatever_their_order() {
        let one = draw(400, 7, 5);
        let mut other = one.clone();
        other.pool.reverse();
        assert_eq!(one.drawn(), other.drawn());
        assert_ne!(one.drawn(), draw(400, 8, 5).drawn());
    }

    #[test]
    fn it_draws_at_least_the_share_and_one_where_there_is_any() {
        for (count, percent, drawn) in [
            (0, 5, 0),
            (1, 5, 1),
            (20, 5, 1),
            (21, 5, 2),
            (400, 5, 20),
            (3, 100, 3),
        ] {
            assert_eq!(
                draw(count, 1, percent).drawn().len(),
                drawn,
                "{percent} % of {count}"
            );
        }
    }

    #[test]
    fn every_visit_may_be_drawn() {
        let mut hit = vec![0; 100];
        for seed in 0..2_000 {
            for id in draw(100, seed, 5).drawn() {
                hit[id.0.as_u128() as usize] += 1;
            }
        }
        assert!(hit.iter().all(|count| (50..200).contains(count)), "{hit:?}");
    }
}
