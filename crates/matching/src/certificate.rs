//! The certificate: an upper bound on the total score that anybody can check.
//!
//! Within a layer every maximum fill satisfies: vacancies hold at most (or, in
//! the layers of the unserved, exactly) their places, and a person gets between
//! `units − optional` and `units`. For any prices — not negative where vacancies
//! may stay free — weak duality gives
//! `score ≤ Σ places·price + Σ people (the best nets, of which optional ones only if positive)`.
//! At the settled prices both sides are equal.

use crate::market::{Offer, SCALE, ScoredPair};

/// An upper bound on the total score at maximum fill, in price units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound(i64);

impl Bound {
    /// The bound of the layers, and the forced pairs on top.
    pub(crate) fn new(forced: &[ScoredPair], layered: i64) -> Self {
        let score: i64 = forced.iter().map(|pair| i64::from(pair.2)).sum();
        Self(layered.saturating_add(score * SCALE))
    }

    /// In whole points: scores are whole, so rounding down stays a bound.
    pub(crate) fn points(self) -> u64 {
        u64::try_from(self.0.div_euclid(SCALE)).unwrap_or(0)
    }
}

/// The most a person can be worth at these prices.
///
/// `offers` are all eligible offers of at least `margin`, best first. Units for
/// which there is no such offer are counted at the margin, which bounds all others.
pub(crate) fn person_bound(offers: &[Offer], units: usize, optional: usize, margin: i64) -> i64 {
    let compulsory = units - optional.min(units);
    let mut worth = 0;
    for unit in 0..units {
        let net = offers.get(unit).map_or(margin, |offer| offer.net);
        worth += if unit < compulsory { net } else { net.max(0) };
    }
    worth
}
