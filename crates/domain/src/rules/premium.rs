//! Pension premiums the government pays: R12.

use crate::params::{NotSet, ParamKey, Params};
use chrono::NaiveDate;

/// What the rule looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PremiumFacts {
    /// 低保.
    pub subsistence_allowance: bool,
    /// 特困.
    pub extreme_poverty: bool,
    /// 返贫致贫.
    pub relapsed_poor: bool,
    /// Grade of disability, 1 the most severe.
    pub grade: Option<u8>,
}

/// R12 (S2 均由政府代缴): the government pays for recipients of the subsistence allowance, people in extreme poverty or
/// relapsed into it, and severely disabled people.
pub fn is_premium_paid(facts: PremiumFacts, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let mildest = params.general(ParamKey::SevereGrade, on)?;
    let severe = facts.grade.is_some_and(|grade| i64::from(grade) <= mildest);
    Ok(facts.subsistence_allowance || facts.extreme_poverty || facts.relapsed_poor || severe)
}
