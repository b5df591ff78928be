//! The certificate: an upper bound on the total score that anybody can check.
//!
//! Within a layer every maximum fill satisfies: vacancies hold at most (or, in
//! the layers of the unserved, exactly) their places, and a person gets between
//! `units − optional` and `units`. For any prices — not negative where vacancies
//! may stay free — weak duality gives
//! `score ≤ Σ places·price + Σ people (the best nets, of which optional ones only if positive)`.
//! At the settled prices both sides are equal.

use crate::market::{Offer, SCALE, ScoredPair};

/// The bound on the total score in whole points: that of the stage, and the forced pairs.
///
/// Scores are whole, so rounding down stays a bound.
pub(crate) fn bound_points(stage: i64, forced: &[ScoredPair]) -> u64 {
    let forced: i64 = forced.iter().map(|pair| i64::from(pair.2)).sum();
    u64::try_from(stage.div_euclid(SCALE) + forced).unwrap_or(0)
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
