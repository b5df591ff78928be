//! Towns of the four haves and bases of rural revitalisation: R57–R61, R63–R68.

use super::rate;
use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::NaiveDate;

/// R57 (S0 转移就业率达95%以上): whether enough of the surplus labour has moved to other work.
pub fn transfer_reached(
    transferred: u64,
    surplus: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::TransferPercent, on)?;
    Ok(rate::reaches(transferred, surplus, percent))
}

/// A zero-transfer household, from the day it was recognised to the day it was cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HouseholdCase {
    /// First day.
    pub opened: NaiveDate,
    /// The day somebody of it was placed.
    pub closed: Option<NaiveDate>,
}

/// R58 (S0 “零转移”家庭动态清零): how many cases are open at the end of the month of `day`. Cleared means none; new ones may
/// come and go inside the month.
pub fn open_at_month_end(cases: &[HouseholdCase], day: NaiveDate) -> usize {
    let end = dates::month_end(day);
    let is_open = |case: &&HouseholdCase| case.opened <= end && case.closed.is_none_or(|day| day > end);
    cases.iter().filter(is_open).count()
}

/// R59 (S0 参保率达99%以上): whether enough of the villagers who can are insured for old age.
pub fn pension_reached(
    insured: u64,
    eligible: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::VillagerPensionPercent, on)?;
    Ok(rate::reaches(insured, eligible, percent))
}

/// R60 (S0 新农合的村民达95%以上): whether enough villagers have a medical insurance.
pub fn medical_reached(
    insured: u64,
    villagers: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::VillagerMedicalPercent, on)?;
    Ok(rate::reaches(insured, villagers, percent))
}

/// R61 (S0 实用技能培训率达100%): whether the villagers who need training were trained.
pub fn training_reached(
    trained: u64,
    in_need: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::VillagerTrainingPercent, on)?;
    Ok(rate::reaches(trained, in_need, percent))
}

/// R63 (S0 全市选择20个镇先行创建): whether the city has chosen as many demonstration towns as it should.
pub fn is_demonstration_count(towns: u64, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let asked = params.general(ParamKey::DemonstrationTowns, on)?;
    Ok(i128::from(towns) == i128::from(asked))
}

codes! {
    /// What becomes of a month's report.
    pub enum RollUp {
        /// It goes on.
        Accept = "accept",
        /// Not every household has been confirmed.
        Block = "block",
        /// What is reported is not the sum of what it is made of.
        Reject = "reject",
    }
}

/// A month's report of a place: its households, or the places below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthReport<'a> {
    /// Households with a confirmed snapshot.
    pub confirmed: u64,
    /// Households there are.
    pub households: u64,
    /// What the places below report.
    pub children: &'a [u64],
    /// What is reported for all of them; absent from a village, which has none below.
    pub claimed: Option<u64>,
}

/// R64 (S0 每月动态管理,按月进行汇总): a report goes on when every household is confirmed and the whole is exactly the sum of
/// its parts.
pub fn roll_up(report: &MonthReport) -> RollUp {
    let sum: u128 = report.children.iter().copied().map(u128::from).sum();
    match report.claimed.map(u128::from) {
        _ if report.confirmed != report.households => RollUp::Block,
        Some(claimed) if claimed != sum => RollUp::Reject,
        _ => RollUp::Accept,
    }
}

/// Work, pension, medical insurance, learning; `None` = does not apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FourHaves {
    /// 劳.
    pub work: Option<bool>,
    /// 老.
    pub pension: Option<bool>,
    /// 病.
    pub medical: Option<bool>,
    /// 学.
    pub learning: Option<bool>,
}

/// R65 (S0 “四有”达标全覆盖): whether a villager has everything that applies to them.
pub fn has_four(haves: FourHaves) -> bool {
    let all = [haves.work, haves.pension, haves.medical, haves.learning];
    !all.contains(&Some(false))
}

codes! {
    /// Who nominates towns.
    pub enum NominatingArea {
        /// 县（市、区）.
        County = "county",
        /// 功能区.
        Functional = "functional",
    }
}

codes! {
    /// Nominations against their number.
    pub enum Nominations {
        /// Fewer.
        Short = "short",
        /// As many.
        Ok = "ok",
        /// More.
        Over = "over",
    }
}

/// R66 (S2 申报2个乡镇): whether an area nominates exactly its number of towns.
pub fn nominations(
    area: NominatingArea,
    towns: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Nominations, NotSet> {
    let key = match area {
        NominatingArea::County => ParamKey::BaseTownsCounty,
        NominatingArea::Functional => ParamKey::BaseTownsFunctional,
    };
    let asked = i128::from(params.general(key, on)?);
    Ok(match i128::from(towns).cmp(&asked) {
        std::cmp::Ordering::Less => Nominations::Short,
        std::cmp::Ordering::Equal => Nominations::Ok,
        std::cmp::Ordering::Greater => Nominations::Over,
    })
}

/// R67 (S2 在9月25日前): whether a nomination came in time, the last day included.
pub fn is_nomination_in_time(handed_in: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    Ok(handed_in <= params.general_day(ParamKey::BaseDeadline, handed_in)?)
}

/// R68 (S2 参保率达95%以上): whether enough people of a base are insured for old age. The threshold belongs to the programme:
/// that of the four haves is another (R59).
pub fn base_pension_reached(
    insured: u64,
    eligible: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::BasePensionPercent, on)?;
    Ok(rate::reaches(insured, eligible, percent))
}
