//! The levy for the employment of people with a disability: R10 and R11.

use crate::params::{NotSet, ParamKey, Params};
use crate::values::{Fen, dates};
use chrono::NaiveDate;

/// What of an enterprise decides whether it pays the levy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevyFacts {
    /// A small or micro enterprise.
    pub is_small: bool,
    /// The day of its founding, where it is known.
    pub founded: Option<NaiveDate>,
    /// Everybody who works there.
    pub staff: u64,
}

/// R10 (S1h 不超过20人的小微企业, 创业3年内): a small or micro enterprise of at most 20 people pays no levy within three
/// years of its founding; the third anniversary is still within. As long as the country exempts enterprises of few people
/// (财政部公告2019年第98号), none of them pays it.
pub fn is_levy_exempt(facts: LevyFacts, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let few = |most: i64| i64::try_from(facts.staff).is_ok_and(|staff| staff <= most);
    // Where nobody says so there is no such exemption: it is no figure that could be missing.
    if params.general(ParamKey::LevyExemptAnyStaff, on).is_ok_and(few) {
        return Ok(true);
    }
    let months = params.general(ParamKey::LevyExemptMonths, on)?.max(0) as u32;
    let most = params.general(ParamKey::LevyExemptStaff, on)?;
    let young = |founded| founded <= on && on <= dates::add_months(founded, months);
    Ok(facts.is_small && facts.founded.is_some_and(young) && few(most))
}

/// Who works for an employer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaFacts {
    /// Everybody.
    pub staff: u64,
    /// People with a disability among them.
    pub placed: u64,
    /// Severely disabled people with a contract of a year among those.
    pub severe: u64,
}

/// Where an employer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// People missing, in ten-thousandths of a person; below nothing when there are more than required.
    pub gap: i64,
    /// What is to be paid.
    pub levy: Fen,
}

impl Quota {
    /// Whether more are employed than required (超比例).
    pub const fn is_rewarded(self) -> bool {
        self.gap < 0
    }
}

/// R11 (S1h 超比例安排残疾人就业的; formula 财税〔2015〕72号): the average wage for everybody who is missing, parts of a
/// person counted. A severely disabled worker with a contract of a year counts for two.
pub fn quota(facts: QuotaFacts, on: NaiveDate, params: &Params) -> Result<Quota, NotSet> {
    let ratio = i128::from(params.general(ParamKey::QuotaRatio, on)?);
    let counts = i128::from(params.general(ParamKey::QuotaSevereCounts, on)?);
    let placed = i128::from(facts.placed) + i128::from(facts.severe) * (counts - 1);
    let gap = i128::from(facts.staff) * ratio - placed * 10_000;
    let gap = i64::try_from(gap).unwrap_or(if gap < 0 { i64::MIN } else { i64::MAX });
    let levy = match gap {
        ..=0 => Fen(0),
        _ => Fen(params.general(ParamKey::QuotaAverageWage, on)?).times(gap, 10_000),
    };
    Ok(Quota { gap, levy })
}
