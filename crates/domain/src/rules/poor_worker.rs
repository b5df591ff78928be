//! Who is a poor worker: R01.

use crate::params::{NotSet, Params};
use crate::person::DueAges;
use chrono::NaiveDate;

/// What recognition as a poor worker looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent findings, each made by somebody else"
)]
pub struct PoorWorkerFacts {
    /// Birth date.
    pub birth: NaiveDate,
    /// On the poverty register (建档立卡).
    pub registered_poor: bool,
    /// Rural residence.
    pub rural: bool,
    /// Able to work.
    pub capacity: bool,
    /// Wants to work.
    pub willing: bool,
}

/// R01 (S1i 有就业能力和愿望的贫困人口): registered poor, rural, able, willing, 16–59 in completed years. The retirement
/// age of the sexes plays no part here.
pub fn is_poor_worker(facts: &PoorWorkerFacts, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let found = facts.registered_poor && facts.rural && facts.capacity && facts.willing;
    Ok(found && DueAges::of(params, on)?.hold(facts.birth, on))
}
