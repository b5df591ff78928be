//! Money for those who bring people into work: R26, R34, R36, R37, R42.

use crate::params::{NotSet, ParamKey, Params};
use crate::rules::contract;
use crate::values::{Fen, dates};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// People hired at once on the same terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hires {
    /// How many.
    pub people: u32,
    /// Months of their contracts.
    pub months: u32,
    /// Whether social insurance is paid for them.
    pub insured: bool,
}

/// R26 (S1c 一次性招收50人以上, 每招收1人100元): the reward of an employer who hires 50 people with land loss at once. Only
/// those with a contract of a year and insurance count, and all of them are paid for.
pub fn bulk_hire_reward(hires: &[Hires], on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    let mut qualified = 0_i64;
    for group in hires {
        if group.insured && contract::is_year(group.months, on, params)? {
            qualified += i64::from(group.people);
        }
    }
    if qualified < params.general(ParamKey::BulkHirePeople, on)? {
        return Ok(Fen(0));
    }
    Ok(Fen(params.general(ParamKey::BulkHireReward, on)?).times(qualified, 1))
}

/// An introduction to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// Into an enterprise of the person's county (R104).
    pub in_county: bool,
    /// Months of contract, service agreement or proof of employment (R100).
    pub months: u32,
    /// A graduate of a poor household.
    pub graduate: bool,
    /// It was paid for this person and employer before.
    pub paid_before: bool,
}

/// R34 (S1i 的200元/人, 的250元/人): the subsidy for introducing somebody to an enterprise of the county for a year or
/// more; for graduates of poor households more, not on top.
pub fn placement_subsidy(introduction: Introduction, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    let long = contract::is_year(introduction.months, on, params)?;
    if !introduction.in_county || !long || introduction.paid_before {
        return Ok(Fen(0));
    }
    let key = if introduction.graduate {
        ParamKey::PlacementSubsidyGraduate
    } else {
        ParamKey::PlacementSubsidy
    };
    params.general(key, on).map(Fen)
}

/// R37 (S1i 按每人3000元给予1次性奖励): the reward of an enterprise for each poor worker it has employed for a year, once
/// for a person. `employed` holds the months of those it was not yet paid for.
pub fn absorb_reward(employed: &[u32], on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    let months = params.general(ParamKey::AbsorbMonths, on)?;
    let people = employed
        .iter()
        .filter(|tenure| i64::from(**tenure) >= months)
        .count();
    Ok(Fen(params.general(ParamKey::AbsorbReward, on)?).times(people as i64, 1))
}

/// A claim for somebody who works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlyClaim<'a> {
    /// Who.
    pub person: &'a str,
    /// The first day of work.
    pub start: NaiveDate,
    /// The day of the claim.
    pub claim: NaiveDate,
}

/// R36 (S1i 每人每年200元): what the organiser of work at home gets: once for a person and calendar year of the claim,
/// when the work has lasted six completed months by then.
pub fn home_work_organiser(claims: &[YearlyClaim], params: &Params) -> Result<Fen, NotSet> {
    let keys = (ParamKey::HomeWorkOrganiser, ParamKey::HomeWorkOrganiserMonths);
    once_a_year(claims, keys, params)
}

/// R42 (S1i 每人每年500元标准): the same for the employer of an auxiliary post.
pub fn auxiliary_employer(claims: &[YearlyClaim], params: &Params) -> Result<Fen, NotSet> {
    let keys = (ParamKey::AuxiliaryEmployer, ParamKey::AuxiliaryEmployerMonths);
    once_a_year(claims, keys, params)
}

fn once_a_year(
    claims: &[YearlyClaim],
    (amount, months): (ParamKey, ParamKey),
    params: &Params,
) -> Result<Fen, NotSet> {
    let mut in_order: Vec<&YearlyClaim> = claims.iter().collect();
    in_order.sort_by_key(|claim| claim.claim);
    let mut paid = BTreeSet::new();
    let mut sum = Fen(0);
    for claim in in_order {
        let lasted = i64::from(dates::completed_months(claim.start, claim.claim));
        let long = lasted >= params.general(months, claim.claim)?;
        if long && paid.insert((claim.person, claim.claim.year())) {
            sum = sum.plus(Fen(params.general(amount, claim.claim)?));
        }
    }
    Ok(sum)
}
