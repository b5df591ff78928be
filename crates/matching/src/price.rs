//! The kernel: one person against every block, bit tests first, then reach and score.
//!
//! The numbers are those of [`domain::fit::eligible`] and [`domain::fit::score`];
//! a property test holds the two against each other.

use chrono::NaiveDate;
use domain::fit::{ASK_FIRST_LOSS, FitParams, Offer, WEIGHTS};

use crate::block::{Block, LANES, Lot};
use crate::person::{Compiled, fact};
use crate::population::Population;

/// The highest bit of each function's byte.
const GUARD: u64 = 0x8080_8080_8080;

impl Population {
    /// Shows every vacancy a person is eligible for, with its score; those told before included.
    pub(crate) fn scan_person(&self, person: &Compiled, mut see: impl FnMut(u32, u16)) {
        for block in &self.blocks {
            if passes_over(person, block) {
                continue;
            }
            let mut lanes = bit_tests(person, block);
            while lanes != 0 {
                let lane = lanes.trailing_zeros();
                lanes &= lanes - 1;
                let lot = &self.lots[(block.first + lane) as usize];
                if let Some(metres) = reach(person, lot) {
                    see(lot.vacancy, score(person, lot, metres));
                }
            }
        }
    }
}

/// Whether nothing in the block can concern the person.
#[inline]
fn passes_over(person: &Compiled, block: &Block) -> bool {
    let too_far = person.frame.zip(block.frame);
    person.refuses & block.all != 0 || too_far.is_some_and(|(near, there)| !near.meets(&there))
}

/// One bit per vacancy of the block that passes every rule but reach.
///
/// Each rule is a pass of its own over its lane, without branches, so that the
/// compiler can take several lanes at a time.
#[inline]
fn bit_tests(person: &Compiled, block: &Block) -> u64 {
    let age = person.age.clamp(-1, i32::from(u8::MAX)) as i16;
    let able = person.able | GUARD;
    let plain = |lane: usize| {
        let too_young = i16::from(block.age_min[lane]) > age;
        let too_old = i16::from(block.age_max[lane]) < age;
        block.is[lane] & person.refuses
            | block.licences[lane] & !person.licences
            | u8::from(too_young)
            | u8::from(too_old)
            | u8::from(block.education[lane] > person.education)
    };
    let mut fails: [u8; LANES] = std::array::from_fn(plain);
    for (fails, &reserved) in fails.iter_mut().zip(&block.reserved) {
        let for_others = reserved & person.categories == 0;
        *fails |= u8::from(for_others) & u8::from(reserved != 0);
    }
    for (fails, &demands) in fails.iter_mut().zip(&block.demands) {
        *fails |= u8::from((able - demands) & GUARD != GUARD);
    }
    let passes = |lane: usize| u64::from(fails[lane] == 0) << lane;
    let lanes = (0..LANES).fold(0, |lanes, lane| lanes | passes(lane));
    lanes & (u64::MAX >> (LANES as u32 - block.count))
}

/// The way, if both ends are on the map, should the vacancy be in reach at all.
#[expect(
    clippy::option_option,
    reason = "out of reach, in reach off the map, in reach so many metres away"
)]
#[inline]
fn reach(person: &Compiled, lot: &Lot) -> Option<Option<u32>> {
    let ends = person.point.zip(lot.point);
    let at_home = lot.is & fact::AT_HOME != 0;
    let lodged = lot.is & fact::LODGING != 0 && person.would_go(&lot.area);
    if at_home || lodged {
        return Some(ends.map(|(from, to)| from.metres_to(to)));
    }
    let Some((from, to)) = ends else {
        return person.near_by_area(&lot.area).then_some(None);
    };
    if person.frame.is_some_and(|frame| !frame.has(to)) {
        return None;
    }
    let metres = from.metres_to(to);
    (metres <= person.reach_m).then_some(Some(metres))
}

fn score(person: &Compiled, lot: &Lot, metres: Option<u32>) -> u16 {
    let parts = share(
        WEIGHTS.wish,
        nearness(person.wanted, person.wanted_families, lot.trades, 500),
    ) + share(
        WEIGHTS.skill,
        nearness(person.skills, person.skill_families, lot.trades, 400),
    ) + share(WEIGHTS.distance, distance(person, lot, metres))
        + share(WEIGHTS.wage, pay(person, lot))
        + share(WEIGHTS.conditions, comfort(person, lot))
        + share(WEIGHTS.history, history(person, lot, metres))
        + lot.fixed_parts;
    let loss = if must_ask(person, lot) { ASK_FIRST_LOSS } else { 0 };
    parts.saturating_sub(loss)
}

/// Freshness and the employer's record: the parts that hang on the vacancy alone.
pub(crate) fn fixed_parts(offer: &Offer, day: NaiveDate, params: &FitParams) -> u16 {
    let fresh_days = u32::from(params.fresh_days);
    let days = (day - offer.touched).num_days().clamp(0, i64::from(fresh_days)) as u32;
    let fresh = 1000 - days * 1000 / fresh_days;
    let answered = u32::from(offer.answered_permille.unwrap_or(500));
    share(WEIGHTS.freshness, fresh) + share(WEIGHTS.response, answered)
}

#[inline]
fn share(weight: u16, permille: u32) -> u16 {
    (u32::from(weight) * permille.min(1000) / 1000) as u16
}

#[inline]
fn nearness(own: u128, families: u128, offered: u128, unknown: u32) -> u32 {
    match () {
        () if own == 0 => unknown,
        () if own & offered != 0 => 1000,
        () if families & offered != 0 => 600,
        () => 0,
    }
}

fn distance(person: &Compiled, lot: &Lot, metres: Option<u32>) -> u32 {
    if lot.is & fact::AT_HOME != 0 {
        return 1000;
    }
    let Some(metres) = metres else {
        let same = |level: usize| person.home.same(&lot.area, level);
        let levels = [(4, 1000), (3, 850), (2, 600), (1, 400)];
        let found = levels.iter().find(|(level, _)| same(*level));
        return found.map_or(250, |(_, worth)| *worth);
    };
    if metres > person.reach_m {
        return 300;
    }
    1000 - (u64::from(metres) * 700 / u64::from(person.reach_m.max(1))) as u32
}

fn pay(person: &Compiled, lot: &Lot) -> u32 {
    let (Some(low), Some(wish)) = (lot.wage_low.or(lot.wage_high), person.wage_min) else {
        return if lot.wage_low.or(lot.wage_high).is_some() {
            500
        } else {
            350
        };
    };
    let middle = i64::midpoint(low, lot.wage_high.unwrap_or(low));
    let ratio = (middle.saturating_mul(1000) / wish.max(1)).clamp(0, 3000) as u32;
    match ratio {
        0..=500 => 0,
        501..=1000 => (ratio - 500) * 600 / 500,
        1001..=1500 => 600 + (ratio - 1000) * 400 / 500,
        _ => 1000,
    }
}

fn comfort(person: &Compiled, lot: &Lot) -> u32 {
    let reads = if lot.no_reading || person.reads { 100 } else { 0 };
    let gentle = if is_gentle(person, lot) { 150 } else { 0 };
    lot.comfort + reads + gentle
}

/// Every stated demand is nothing, or below what the person can do (3 where not assessed).
fn is_gentle(person: &Compiled, lot: &Lot) -> bool {
    let assumed = person.able & !person.unassessed | person.unassessed & 0x0303_0303_0303;
    // Bytes with a demand keep their guard bit when it does not reach the level.
    let below = (assumed | GUARD) - ONES - lot.demands;
    let demanded = (lot.demands + 0x7f7f_7f7f_7f7f) & GUARD;
    below & demanded == demanded
}

/// One in each function's byte.
const ONES: u64 = 0x0101_0101_0101;

fn history(person: &Compiled, lot: &Lot, metres: Option<u32>) -> u32 {
    let too_far = person
        .too_far
        .is_some_and(|limit| metres.is_some_and(|way| way >= limit));
    let best = lot.wage_high.or(lot.wage_low);
    let too_low = person
        .too_low
        .is_some_and(|limit| best.is_some_and(|pay| pay <= limit));
    let same_trade = person.declined_trades & lot.trades != 0;
    1000 - 400 * u32::from(same_trade) - 300 * u32::from(too_far) - 300 * u32::from(too_low)
}

fn must_ask(person: &Compiled, lot: &Lot) -> bool {
    let nothing_assessed = person.unassessed == 0xffff_ffff_ffff;
    person.disabled && (lot.demands & person.unassessed != 0 || lot.demands_unknown && nothing_assessed)
}
