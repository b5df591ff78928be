//! Who pays how much of the land-loss pension: R07.

use crate::params::{NotSet, ParamKey, Params};
use chrono::NaiveDate;

/// What the share looks at. The first three are looked at again every year (滚动管理), the grade belongs to the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShareFacts {
    /// The household receives the subsistence allowance.
    pub low_income: bool,
    /// A certified one-child household.
    pub one_child: bool,
    /// A two-daughter household.
    pub two_daughters: bool,
    /// Grade of the second-generation disability certificate, 1 the most severe.
    pub grade: Option<u8>,
}

/// R07 (S1a 提高到80%, 不能重复享受, 二级以上残疾证): the government's share in percent. Several grounds do not add up.
pub fn government_share(facts: ShareFacts, on: NaiveDate, params: &Params) -> Result<i64, NotSet> {
    let mildest = params.general(ParamKey::LandLossShareGrade, on)?;
    let severe = facts.grade.is_some_and(|grade| i64::from(grade) <= mildest);
    let raised = facts.low_income || facts.one_child || facts.two_daughters || severe;
    params.general(
        if raised {
            ParamKey::LandLossShareRaised
        } else {
            ParamKey::LandLossShare
        },
        on,
    )
}
