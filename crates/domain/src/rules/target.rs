//! Targets of the programmes for poor workers and for people with a disability: R46–R51, R53.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::rules::rate;
use chrono::{Datelike, NaiveDate};

/// R46 (S1i 到2020年帮助400名): whether enough distinct people were helped out of poverty by work or business.
pub fn helped_enough(people: u64, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    at_least(people, ParamKey::PoorWorkersHelped, on, params)
}

/// R47 (S1h 培训城乡残疾人780人, 增加收入540人): whether enough people were trained, and enough of them work or earn more.
pub fn disabled_year(trained: u64, outcomes: u64, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let enough_trained = at_least(trained, ParamKey::DisabledTrained, on, params)?;
    Ok(enough_trained && at_least(outcomes, ParamKey::DisabledOutcomes, on, params)?)
}

/// R48 (S1h 获取率达到70%以上): participants of skill training with a certificate.
pub fn certified(
    with: u64,
    participants: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::DisabledCertifiedPercent, on)?;
    Ok(rate::reaches(with, participants, percent))
}

/// R49 (S1h 残疾人就业率达到70%以上): participants of skill training who work; those of practical farm training are not
/// among them.
pub fn employed(
    at_work: u64,
    participants: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::DisabledEmployedPercent, on)?;
    Ok(rate::reaches(at_work, participants, percent))
}

/// R50 (S1h 城镇残疾人就业培训全覆盖): urban people with a disability, able and willing, who were trained or offered it.
pub fn covered(offered: u64, group: u64, on: NaiveDate, params: &Params) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::DisabledCoveredPercent, on)?;
    Ok(rate::reaches(offered, group, percent))
}

codes! {
    /// What a job fair was for.
    pub enum FairKind {
        /// 残疾人专场招聘会.
        Disability = "disability",
        /// A general fair with a zone of its own.
        GeneralWithZone = "general_with_zone",
        /// Any other.
        General = "general",
    }
}

codes! {
    /// What became of a job fair.
    pub enum FairState {
        /// It took place.
        Held = "held",
        /// It is to come.
        Planned = "planned",
        /// It did not take place.
        Cancelled = "cancelled",
    }
}

/// A job fair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fair {
    /// For whom.
    pub kind: FairKind,
    /// Whether it took place.
    pub state: FairState,
    /// When, if it is known.
    pub day: Option<NaiveDate>,
}

/// R51 (S1h 每年要举办两次残疾人专场): fairs for people with a disability that took place, in a year if one is asked for. A
/// zone in a general fair is none.
pub fn disability_fairs(fairs: &[Fair], year: Option<i32>) -> u32 {
    let in_year = |fair: &&Fair| year.is_none() || fair.day.is_none_or(|day| year == Some(day.year()));
    let counts = |fair: &&Fair| fair.kind == FairKind::Disability && fair.state == FairState::Held;
    fairs.iter().filter(counts).filter(in_year).count() as u32
}

/// R51: whether they are enough.
pub fn fairs_enough(held: u32, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    at_least(held.into(), ParamKey::DisabledFairs, on, params)
}

/// R53 (S1f 100名服务对象信息): how many of the people served are named for the telephone sample, and how many are missing.
pub fn appraisal_sample(served: u64, on: NaiveDate, params: &Params) -> Result<(u64, u64), NotSet> {
    let wanted = params.general(ParamKey::AppraisalSample, on)?.max(0) as u64;
    Ok((served.min(wanted), wanted.saturating_sub(served)))
}

fn at_least(number: u64, key: ParamKey, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    Ok(i128::from(number) >= i128::from(params.general(key, on)?))
}
