//! How good a fit is: seven parts, together 0–1000. Integers only, so that every machine says the same.

use super::{FitParams, Offer, Seeker};
use crate::values::{AreaLevel, Fen};
use chrono::NaiveDate;
use serde::Serialize;

/// The most each part can give; together 1000. Shown to the user as they are.
pub const WEIGHTS: Parts = Parts {
    wish: 220,
    skill: 130,
    distance: 220,
    wage: 150,
    conditions: 130,
    freshness: 60,
    response: 40,
    history: 50,
};

/// What a pair loses when a function the work demands was never assessed and a disability is on record.
pub const ASK_FIRST_LOSS: u16 = 150;

/// The parts of a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// Wished for.
    pub wish: u16,
    /// Can do it.
    pub skill: u16,
    /// Near.
    pub distance: u16,
    /// Wage against the wish.
    pub wage: u16,
    /// Lodging, meals, transport, insurance, home work, body.
    pub conditions: u16,
    /// Confirmed lately.
    pub freshness: u16,
    /// The employer answers.
    pub response: u16,
    /// Nothing like it was declined before.
    pub history: u16,
}

impl Parts {
    /// Their sum.
    pub const fn sum(&self) -> u16 {
        self.wish
            + self.skill
            + self.distance
            + self.wage
            + self.conditions
            + self.freshness
            + self.response
            + self.history
    }
}

/// A score with its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Score {
    /// 0–1000.
    pub total: u16,
    /// Where it comes from.
    pub parts: Parts,
    /// A demanded function was never assessed although a disability is on record.
    pub ask_first: bool,
}

/// Scores an eligible pair on a day. For a pair that breaks a hard rule the number means nothing.
pub fn score(seeker: &Seeker, offer: &Offer, on: NaiveDate, params: &FitParams) -> Score {
    let parts = Parts {
        wish: share(WEIGHTS.wish, trade_nearness(seeker.wanted, offer.trades, 500)),
        skill: share(WEIGHTS.skill, trade_nearness(seeker.skills, offer.trades, 400)),
        distance: share(WEIGHTS.distance, nearness(seeker, offer, params)),
        wage: share(WEIGHTS.wage, pay(seeker, offer)),
        conditions: share(WEIGHTS.conditions, comfort(seeker, offer)),
        freshness: share(WEIGHTS.freshness, freshness(offer, on, params)),
        response: share(
            WEIGHTS.response,
            u32::from(offer.answered_permille.unwrap_or(500)),
        ),
        history: share(WEIGHTS.history, history(seeker, offer)),
    };
    let ask_first = must_ask(seeker, offer);
    let loss = if ask_first { ASK_FIRST_LOSS } else { 0 };
    Score {
        total: parts.sum().saturating_sub(loss),
        parts,
        ask_first,
    }
}

/// `permille` thousandths of a weight, rounded down.
fn share(weight: u16, permille: u32) -> u16 {
    (u32::from(weight) * permille.min(1000) / 1000) as u16
}

/// 1000 when a trade is shared, 600 when one of the same family is; `unknown` when the person named none.
fn trade_nearness(own: crate::trade::TradeSet, offered: crate::trade::TradeSet, unknown: u32) -> u32 {
    if own.is_empty() {
        unknown
    } else if !own.shared(offered).is_empty() {
        1000
    } else if !own.families().shared(offered).is_empty() {
        600
    } else {
        0
    }
}

fn nearness(seeker: &Seeker, offer: &Offer, params: &FitParams) -> u32 {
    if offer.is_home_based() {
        return 1000;
    }
    let reach_m = u32::from(seeker.distance_km.unwrap_or(params.commute_km)) * 1000;
    match (seeker.point, offer.point) {
        (Some(home), Some(work)) => within(home.metres_to(work), reach_m),
        _ => by_area(seeker, offer),
    }
}

/// 1000 at the door, 300 at the limit of the daily reach, and beyond it where a bed is provided.
fn within(metres: u32, reach_m: u32) -> u32 {
    if metres > reach_m {
        return 300;
    }
    1000 - (u64::from(metres) * 700 / u64::from(reach_m.max(1))) as u32
}

fn by_area(seeker: &Seeker, offer: &Offer) -> u32 {
    let same = |level: AreaLevel| {
        let (home, work) = (seeker.home.at(level), offer.area.at(level));
        home.is_some() && home == work
    };
    match () {
        () if same(AreaLevel::Village) => 1000,
        () if same(AreaLevel::Town) => 850,
        () if same(AreaLevel::County) => 600,
        () if same(AreaLevel::City) => 400,
        () => 250,
    }
}

/// 1000 at one and a half times the wish, 600 at the wish, 0 at half of it. Without a wish, against nothing: 500; a
/// wage that is not stated: 350.
fn pay(seeker: &Seeker, offer: &Offer) -> u32 {
    let (Some(low), Some(wish)) = (stated_pay(offer), seeker.wage_min) else {
        return if stated_pay(offer).is_some() { 500 } else { 350 };
    };
    let high = offer.wage_high.unwrap_or(low);
    let middle = i64::midpoint(low.0, high.0);
    let ratio = (middle.saturating_mul(1000) / wish.0.max(1)).clamp(0, 3000) as u32;
    match ratio {
        0..=500 => 0,
        501..=1000 => (ratio - 500) * 600 / 500,
        1001..=1500 => 600 + (ratio - 1000) * 400 / 500,
        _ => 1000,
    }
}

/// What the post offers, and how gently it treats the body.
fn comfort(seeker: &Seeker, offer: &Offer) -> u32 {
    let offered = [
        (offer.conditions.lodging, 200),
        (offer.conditions.meals, 150),
        (offer.conditions.transport, 150),
        (offer.conditions.insured, 250),
        (offer.no_reading || seeker.literate != Some(false), 100),
        (is_gentle(seeker, offer), 150),
    ];
    offered
        .iter()
        .filter(|(given, _)| *given)
        .map(|(_, worth)| worth)
        .sum()
}

/// The demands leave room: every stated demand lies below what the person can do, or the work is light.
fn is_gentle(seeker: &Seeker, offer: &Offer) -> bool {
    let pairs = seeker.functions.0.iter().zip(offer.demands.0);
    pairs
        .filter_map(|(able, demand)| Some((able.unwrap_or(3), demand?)))
        .all(|(able, demand)| demand == 0 || demand < able)
}

fn freshness(offer: &Offer, on: NaiveDate, params: &FitParams) -> u32 {
    let days = (on - offer.touched)
        .num_days()
        .clamp(0, i64::from(params.fresh_days)) as u32;
    1000 - days * 1000 / u32::from(params.fresh_days)
}

fn history(seeker: &Seeker, offer: &Offer) -> u32 {
    let declined = &seeker.declined;
    let metres = seeker
        .point
        .zip(offer.point)
        .map(|(home, work)| home.metres_to(work));
    let too_far = declined
        .too_far_metres
        .is_some_and(|limit| metres.is_some_and(|way| way >= limit));
    let too_low = declined
        .too_low
        .is_some_and(|limit| offer.wage_high.or(offer.wage_low).is_some_and(|pay| pay <= limit));
    let same_trade = !declined.trades.shared(offer.trades).is_empty();
    1000 - 400 * u32::from(same_trade) - 300 * u32::from(too_far) - 300 * u32::from(too_low)
}

/// A disability is on record, and the work demands a function nobody has assessed.
fn must_ask(seeker: &Seeker, offer: &Offer) -> bool {
    let unknown =
        |i: usize| seeker.functions.0[i].is_none() && offer.demands.0[i].is_some_and(|demand| demand > 0);
    seeker.disabled && ((0..6).any(unknown) || (offer.demands.is_unknown() && seeker.functions.is_unknown()))
}

/// The monthly wage a screen speaks of: the lower figure, else the upper.
pub(super) fn stated_pay(offer: &Offer) -> Option<Fen> {
    offer.wage_low.or(offer.wage_high)
}
