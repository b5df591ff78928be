//! Migrant workers: R74–R82.

use super::rate;
use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::Fen;
use chrono::NaiveDate;

/// R74 (S4 70%以上农村劳动力): whether enough of the rural labour force has moved to other work.
pub fn transfer_goal_reached(
    transferred: u64,
    labour_force: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::TransferGoalPercent, on)?;
    Ok(rate::reaches(transferred, labour_force, percent))
}

/// R75 (S4 技能培训2万人次): whether enough places in trainings were taken in a year. Somebody in two classes counts twice
/// (C8).
pub fn is_training_goal_reached(
    persons: u64,
    repeats: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<bool, NotSet> {
    let goal = params.general(ParamKey::TrainingPersonTimes, on)?;
    Ok(person_times(persons, repeats) >= i128::from(goal))
}

/// Places taken: people, and every further class of somebody who was in one already.
pub const fn person_times(persons: u64, repeats: u64) -> i128 {
    persons as i128 + repeats as i128
}

/// R76 (S4 清欠率达到99%以上): whether enough of the wage arrears is cleared, by amount.
pub fn arrears_cleared(
    cleared: Fen,
    found: Fen,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::ArrearsClearedPercent, on)?;
    let amount = |fen: Fen| u64::try_from(fen.0).unwrap_or(0);
    Ok(rate::reaches(amount(cleared), amount(found), percent))
}

/// R77 (S4 用工总量的10%): whether no more than the share allowed of all staff is dispatched; `None` without staff.
pub fn dispatch_within(
    direct: u64,
    dispatched: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = i128::from(params.general(ParamKey::DispatchPercent, on)?);
    let staff = i128::from(direct) + i128::from(dispatched);
    Ok((staff > 0).then_some(i128::from(dispatched) * 100 <= percent * staff))
}

/// R78 (S4 每户每年9600元): the relief of each tax of a self-employed household with a registration certificate, in the order
/// of the taxes, never above what is due. `year` is 1 in the first.
pub fn self_employed_relief(
    taxes: &[Fen],
    year: u32,
    on: NaiveDate,
    params: &Params,
) -> Result<Vec<Fen>, NotSet> {
    let years = params.general(ParamKey::TaxSelfEmployedYears, on)?;
    let limit = params.general(ParamKey::TaxSelfEmployed, on)?;
    let mut left = if is_within(year, years) { limit } else { 0 };
    let relief = taxes.iter().map(|tax| {
        let part = tax.0.clamp(0, left.max(0));
        left -= part;
        Fen(part)
    });
    Ok(relief.collect())
}

/// Somebody an employer hired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReliefHire {
    /// Completed months of registered unemployment before.
    pub months_unemployed: u32,
    /// Year since the hire, 1 in the first.
    pub year: u32,
}

/// The tax relief of an employer in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HireRelief {
    /// Hires that count.
    pub eligible: u64,
    /// What is taken off the tax.
    pub relief: Fen,
    /// What was not used and is not carried over.
    pub lost: Fen,
}

/// R79 (S4 每人每年5200元, 不得结转下年使用): the relief of an employer for hires who had been registered as unemployed for a
/// year; what the year's tax does not use up is lost.
pub fn hire_relief(
    hires: &[ReliefHire],
    tax: Fen,
    on: NaiveDate,
    params: &Params,
) -> Result<HireRelief, NotSet> {
    let months = params.general(ParamKey::TaxHireMonths, on)?;
    let years = params.general(ParamKey::TaxHireYears, on)?;
    let each = params.general(ParamKey::TaxHire, on)?;
    let counts =
        |hire: &&ReliefHire| i64::from(hire.months_unemployed) >= months && is_within(hire.year, years);
    let eligible = hires.iter().filter(counts).count();
    let limit = each.saturating_mul(i64::try_from(eligible).unwrap_or(i64::MAX));
    let relief = tax.0.clamp(0, limit.max(0));
    Ok(HireRelief {
        eligible: eligible as u64,
        relief: Fen(relief),
        lost: Fen(limit - relief),
    })
}

fn is_within(year: u32, years: i64) -> bool {
    (1..=years).contains(&i64::from(year))
}

/// R80 (S4 最高不超过400万元): whether a small enterprise may apply for a guaranteed loan of an amount. None is no application.
pub fn is_loan_within(amount: Fen, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let most = params.general(ParamKey::SmallFirmLoan, on)?;
    Ok(amount.0 > 0 && amount.0 <= most)
}

/// R81 (S4 实现全覆盖): whether the towns and villages have a service for work elsewhere.
pub fn coverage_reached(
    covered: u64,
    places: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::ServiceCoveragePercent, on)?;
    Ok(rate::reaches(covered, places, percent))
}

codes! {
    /// Who owes construction workers their wages.
    pub enum LiableParty {
        /// Nobody: they are paid.
        Nobody = "none",
        /// The subcontractor or labour firm; the general contractor answers for the whole.
        Subcontractor = "subcontractor",
        /// The general contractor advances them.
        GeneralContractorAdvances = "general_contractor_advances",
    }
}

/// R82 (S4 谁承包谁负责, 总包企业要先行垫付): who must pay the wages of a site. Whoever employs pays; a general contractor that
/// did not settle the subcontract in time advances them.
pub const fn liable_party(paid: bool, settled: bool) -> LiableParty {
    match (paid, settled) {
        (true, _) => LiableParty::Nobody,
        (false, true) => LiableParty::Subcontractor,
        (false, false) => LiableParty::GeneralContractorAdvances,
    }
}

/// R82 (S4 诚信“黑名单”): whether arrears lead to the honesty blacklist: they are serious, or somebody refuses to pay.
/// Notice and a hearing come first; that is the procedure, not the rule.
pub const fn is_for_blacklist(paid: bool, serious_or_refused: bool) -> bool {
    !paid && serious_or_refused
}
