//! Social relief, shown and referred, paid by others: R89–R91.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::Fen;
use chrono::NaiveDate;

codes! {
    /// Class of the subsistence allowance.
    pub enum AllowanceClass {
        /// A 类.
        A = "A",
        /// B 类.
        B = "B",
        /// C 类.
        C = "C",
    }
}

/// R89 (S1b 30%和20%分类增发保障金): what a class gets on top of its own allowance.
pub fn allowance_extra(
    allowance: Fen,
    class: AllowanceClass,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    let percent = match class {
        AllowanceClass::A => params.general(ParamKey::AllowanceExtraA, on)?,
        AllowanceClass::B => params.general(ParamKey::AllowanceExtraB, on)?,
        AllowanceClass::C => 0,
    };
    Ok(allowance.times(percent, 100))
}

/// R90 (S1b 消费性支出的60%): whether the support of a year reaches its share of what residents spent the year before.
pub fn is_support_enough(
    support: Fen,
    consumption: Fen,
    on: NaiveDate,
    params: &Params,
) -> Result<bool, NotSet> {
    let percent = i128::from(params.general(ParamKey::ExtremePovertyPercent, on)?);
    Ok(100 * i128::from(support.0) >= percent * i128::from(consumption.0))
}

codes! {
    /// Whose hospital costs are helped with.
    pub enum AidRecipient {
        /// 低保.
        SubsistenceAllowance = "subsistence_allowance_recipient",
        /// 特困.
        ExtremePoverty = "extreme_poverty_recipient",
    }
}

/// Medical aid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MedicalAid {
    /// The aid.
    pub amount: Fen,
    /// Whether the limit of the year cut it; `None` when nobody has set a limit: then it is the share alone.
    pub capped: Option<bool>,
}

/// R91 (S1b 病种范围内按70%, 救助比例不低于90%): aid with what is left of hospital costs. Extreme poverty goes before the kind
/// of disease; the limit of the year is left blank by the document.
pub fn medical_aid(
    residual: Fen,
    recipient: AidRecipient,
    listed: bool,
    on: NaiveDate,
    params: &Params,
) -> Result<MedicalAid, NotSet> {
    let key = match (recipient, listed) {
        (AidRecipient::ExtremePoverty, _) => ParamKey::MedicalAidExtreme,
        (AidRecipient::SubsistenceAllowance, true) => ParamKey::MedicalAidListed,
        (AidRecipient::SubsistenceAllowance, false) => ParamKey::MedicalAidOther,
    };
    let share = residual.times(params.general(key, on)?, 100);
    let limit = params.general(ParamKey::MedicalAidLimit, on).ok().map(Fen);
    Ok(MedicalAid {
        amount: limit.map_or(share, |limit| share.min(limit)),
        capped: limit.map(|limit| share > limit),
    })
}
