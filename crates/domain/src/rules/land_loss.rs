//! Farmers who lost land: R02–R05.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::{Sex, dates};
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
    let issued = day_of(ParamKey::LandLossIssued, on, params)?;
    if approval < issued {
        day_of(ParamKey::LandLossEffective, on, params)
    } else {
        Ok(approval)
    }
}

/// A parameter that holds a day as `YYYYMMDD`; one that is no day counts as not set.
fn day_of(key: ParamKey, on: NaiveDate, params: &Params) -> Result<NaiveDate, NotSet> {
    let digits = params.general(key, on)?;
    dates::parse(&digits.to_string()).ok_or(NotSet(key))
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
