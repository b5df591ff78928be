//! Farmers who lost land: R02–R05.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::Sex;
use chrono::NaiveDate;

/// A household's land after an acquisition, and the county's of the year before. Areas in hundredths of a mu (C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LandLossFacts {
    /// Collective farmland was lawfully acquired.
    pub acquired: bool,
    /// The person held contract rights and was agricultural population then.
    pub right: bool,
    /// Farmland left to the household, 0.01 mu.
    pub household_area: u32,
    /// Registered agricultural members of the household (在册农业人口).
    pub household_people: u32,
    /// Farmland of the county, 0.01 mu.
    pub county_area: u64,
    /// Agricultural population of the county.
    pub county_people: u32,
}

/// R02 (S1a 人均耕地面积的30%): a land-loss farmer held rights when the land was taken and is left with strictly less
/// than 30 % of the county's farmland per head. Compared as integers (C4); without a county's people there is no share to
/// stay below.
pub fn is_land_loss_farmer(facts: &LandLossFacts, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let percent = i128::from(params.general(ParamKey::LandLossPercent, on)?);
    let own = i128::from(facts.household_area) * 100 * i128::from(facts.county_people);
    let limit = percent * i128::from(facts.county_area) * i128::from(facts.household_people);
    Ok(facts.acquired && facts.right && facts.county_people > 0 && own < limit)
}

/// What is left to a household per head beside the line of R02, 0.01 mu, rounded down; and whether it lies below, compared
/// exactly. It decides nothing: rights are somebody's own, and the procedure asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LandShare {
    /// Farmland left per registered agricultural member.
    pub per_head: u32,
    /// The share of the county's farmland per head below which R02 looks.
    pub limit: u32,
    /// Whether it lies below.
    pub below: bool,
}

/// R02 for a household as it is registered; `None` without people to share the land. `county` is farmland and agricultural
/// population.
pub fn land_share(
    (area, people): (u32, u32),
    (county_area, county_people): (u64, u32),
    on: NaiveDate,
    params: &Params,
) -> Result<Option<LandShare>, NotSet> {
    if people == 0 || county_people == 0 {
        return Ok(None);
    }
    let percent = params.general(ParamKey::LandLossPercent, on)?;
    let percent = u64::try_from(percent).unwrap_or(0);
    let limit = county_area.saturating_mul(percent) / (u64::from(county_people) * 100);
    let facts = LandLossFacts {
        acquired: true,
        right: true,
        household_area: area,
        household_people: people,
        county_area,
        county_people,
    };
    Ok(Some(LandShare {
        per_head: area / people,
        limit: u32::try_from(limit).unwrap_or(u32::MAX),
        below: is_land_loss_farmer(&facts, on, params)?,
    }))
}

/// What a land-loss farmer of an age is routed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LandLossBand {
    /// Too young.
    None,
    /// Employment training first; the pension is optional.
    Training,
    /// The pension, or waiting for the allowance.
    Pension,
    /// The allowance without contribution.
    Allowance,
}

/// R03 (S1a 16~34周岁, 35~59周岁, 年满60周岁): routing by age in completed years.
pub fn land_loss_band(age: i32, on: NaiveDate, params: &Params) -> Result<LandLossBand, NotSet> {
    let from = |key| params.general(key, on);
    let (training, pension) = (
        from(ParamKey::LandLossTrainingAge)?,
        from(ParamKey::LandLossPensionAge)?,
    );
    let allowance = from(ParamKey::LandLossAllowanceAge)?;
    let age = i64::from(age);
    Ok(match () {
        () if age >= allowance => LandLossBand::Allowance,
        () if age >= pension => LandLossBand::Pension,
        () if age >= training => LandLossBand::Training,
        () => LandLossBand::None,
    })
}

/// R04 (S1a 省政府批文时间确认, 按本文执行时间确认): the day whose age decides. Land taken before the document was issued
/// counts from the day the document took effect, later acquisitions from their approval.
pub fn land_loss_reference_day(
    approval: NaiveDate,
    on: NaiveDate,
    params: &Params,
) -> Result<NaiveDate, NotSet> {
    let issued = params.general_day(ParamKey::LandLossIssued, on)?;
    if approval < issued {
        params.general_day(ParamKey::LandLossEffective, on)
    } else {
        Ok(approval)
    }
}

/// R05 (S1c 男性16—44周岁, 女性16—39周岁): the training focus group of the Luojiang rules, another county than R03.
pub fn is_in_focus_group(sex: Sex, age: i32, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let oldest = match sex {
        Sex::Male => ParamKey::FocusAgeMaxMen,
        Sex::Female => ParamKey::FocusAgeMaxWomen,
    };
    let band = params.general(ParamKey::FocusAgeMin, on)?..=params.general(oldest, on)?;
    Ok(band.contains(&i64::from(age)))
}
