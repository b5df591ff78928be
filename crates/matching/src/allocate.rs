//! The allocator: from an instance to an optimal, proven allocation.

use crate::auction;
use crate::certificate::bound_points;
use crate::columns::{self, Settled};
use crate::fill::Reach;
use crate::goal::Grants;
use crate::instance::{Goal, Instance};
use crate::layers;
use crate::market::{Market, SCALE};
use crate::shortage::{HallSet, hall_sets};
use crate::stage::Stage;

/// Bid increments of the auction's passes, coarse to fine, in price units.
const INCREMENTS: [i64; 5] = [256 * SCALE, 64 * SCALE, 16 * SCALE, 4 * SCALE, SCALE];

/// Bid increment of the pass that seeds the fill: it only has to spread people out.
const SEED: i64 = 4_096 * SCALE;

/// Who gets what, and the proof that it cannot be better.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// Pairs of positions (person, vacancy), ascending.
    pub assigned: Vec<(u32, u32)>,
    /// Leads given out: `assigned.len()`.
    pub fill: u64,
    /// Sum of the scores of the assigned pairs.
    pub score_total: u64,
    /// Upper bound of the fill: the capacity of a cut.
    pub bound_fill: u64,
    /// Upper bound of the total score at maximum fill (and, for
    /// [`Goal::Fair`], neediest first), from the dual.
    pub bound_score: u64,
    /// `(bound_score − score_total) / bound_score`; 0 is proven optimal.
    pub gap: f64,
    /// Why people go without.
    pub shortages: Vec<HallSet>,
    /// Rounds of column generation.
    pub rounds: u32,
    /// Price per vacancy in score points: what one more place would be worth.
    pub prices: Vec<f64>,
}

/// Solves an abstract instance to the proven optimum.
pub fn allocate(instance: &Instance, goal: Goal) -> Allocation {
    solve(instance, goal)
}

/// Solves a market from nothing.
pub(crate) fn solve<M: Market>(market: &M, goal: Goal) -> Allocation {
    settle_from(market, goal, vec![0; market.limits().len()], &INCREMENTS)
}

/// Solves a market from prices that were good before, in score points.
pub(crate) fn solve_warm<M: Market>(market: &M, goal: Goal, prices: &[f64]) -> Allocation {
    let scaled = |points: &f64| (points * SCALE as f64).round() as i64;
    let prices = prices.iter().map(scaled).collect();
    settle_from(market, goal, prices, &INCREMENTS[INCREMENTS.len() - 1..])
}

/// Auction, repair, layers, settlement: the whole method on any market.
fn settle_from<M: Market>(market: &M, goal: Goal, prices: Vec<i64>, increments: &[i64]) -> Allocation {
    let vacancies = market.limits().len();
    let everything = Grants::new(market.needs().to_vec());
    let seed = auction::run(market, &everything, vec![0; vacancies], &[SEED]);
    let mut book = columns::opening_book(vacancies, &seed);
    let layers = layers::split(market, goal, &mut book);
    let stage = Stage::new(market, &layers, &book);
    let inner = |(vacancy, price)| stage.inner_price(vacancy, price);
    let prices = prices.into_iter().enumerate().map(inner).collect();
    let start = auction::run(&stage, &stage.grants(), prices, increments);
    let settled = columns::generate(&stage, &book, &start);
    let shortages = hall_sets(market, &layers.reach);
    describe(market, &stage, settled, shortages, &layers.reach)
}

fn describe<M: Market>(
    market: &M,
    stage: &Stage<'_, M>,
    settled: Settled,
    shortages: Vec<HallSet>,
    reach: &Reach,
) -> Allocation {
    let mut held = settled.held;
    held.extend(&stage.forced);
    held.sort_unstable();
    let score_total = held.iter().map(|pair| pair.2 as u64).sum();
    let bound_score = bound_points(settled.bound, &stage.forced);
    let points = |(vacancy, &price): (usize, &i64)| {
        // Without a place left nobody bids: the price in the stage is no worth, just out of reach.
        let inner = if stage.limits()[vacancy] == 0 { 0 } else { price };
        (inner + stage.base(vacancy)) as f64 / SCALE as f64
    };
    Allocation {
        assigned: held.iter().map(|pair| (pair.0, pair.1)).collect(),
        fill: held.len() as u64,
        score_total,
        bound_fill: cut(market, &reach.person, &shortages),
        bound_score,
        gap: bound_score.saturating_sub(score_total) as f64 / (bound_score as f64).max(1.0),
        shortages,
        rounds: settled.rounds,
        prices: settled.prices.iter().enumerate().map(points).collect(),
    }
}

/// The cut: what everybody outside the shortages needs, and what those inside can get.
fn cut<M: Market>(market: &M, short: &[bool], shortages: &[HallSet]) -> u64 {
    let served = market.needs().iter().zip(short).filter(|(_, short)| !**short);
    let needs: u64 = served.map(|(&need, _)| u64::from(need)).sum();
    needs + shortages.iter().map(|set| set.capacity).sum::<u64>()
}
