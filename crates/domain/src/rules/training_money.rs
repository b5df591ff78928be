//! Money for training: R25, R43–R45.

use crate::params::{NotSet, ParamKey, Params};
use crate::rules::contract;
use crate::values::Fen;
use chrono::NaiveDate;

/// R25 (S1c 一次性给予300元补贴): what somebody with the handbook gets for training outside the district at a designated
/// provider, once; inside, training is free and nothing is paid out.
pub fn outside_training(
    cost: Fen,
    is_outside: bool,
    has_handbook: bool,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    if !is_outside || !has_handbook {
        return Ok(Fen(0));
    }
    Ok(cost.min(Fen(params.general(ParamKey::OutsideTrainingMost, on)?)))
}

/// R43 (S1i 每人每天50元标准): the living allowance for the days attended, at most those of the class.
pub fn living_allowance(
    attended: u32,
    class_days: u32,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    let a_day = Fen(params.general(ParamKey::TrainingAllowance, on)?);
    Ok(a_day.times(attended.min(class_days).into(), 1))
}

/// R44 (S1i 每人200元标准的一次性奖励): what a provider gets for the trainees it brought into an enterprise after training
/// to order.
pub fn provider_reward(in_enterprise: u32, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
    Ok(Fen(params.general(ParamKey::OrderTrainingReward, on)?).times(in_enterprise.into(), 1))
}

/// What work and study looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent findings, each made by somebody else"
)]
pub struct WorkStudyFacts {
    /// The learner is filed with the three departments.
    pub filed: bool,
    /// The contract is with the partner enterprise.
    pub with_partner: bool,
    /// Months of the contract.
    pub months: u32,
    /// The trade is on the list of those that are short.
    pub shortage: bool,
    /// A child of a poor household.
    pub poor_household: bool,
}

/// What each gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkStudy {
    /// The enterprise.
    pub enterprise: Fen,
    /// The college.
    pub college: Fen,
    /// The child of a poor household.
    pub child: Fen,
}

/// R45 (S1i 1500元一次性补助, 3000元一次性补助): a filed learner who signs for a year or more with the partner enterprise
/// earns enterprise and college their subsidy, and a child of a poor household its own if the trade is short.
pub fn work_study(facts: WorkStudyFacts, on: NaiveDate, params: &Params) -> Result<WorkStudy, NotSet> {
    let signed = facts.with_partner && contract::is_year(facts.months, on, params)?;
    if !facts.filed || !signed {
        return Ok(WorkStudy::default());
    }
    let amount = |key| params.general(key, on).map(Fen);
    let to_child = facts.shortage && facts.poor_household;
    Ok(WorkStudy {
        enterprise: amount(ParamKey::WorkStudyEnterprise)?,
        college: amount(ParamKey::WorkStudyCollege)?,
        child: if to_child {
            amount(ParamKey::WorkStudyChild)?
        } else {
            Fen(0)
        },
    })
}
