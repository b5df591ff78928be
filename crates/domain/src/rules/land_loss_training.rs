//! Training after land loss: R13.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use chrono::NaiveDate;

codes! {
    /// What somebody who lost land may claim.
    pub enum TrainingRight {
        /// Nothing by this rule.
        None = "none",
        /// Free training.
        Free = "free",
        /// Free training, before others.
        FreePriority = "free+priority",
    }
}

/// What the rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent findings, each made by somebody else"
)]
pub struct TrainingFacts {
    /// Completed years.
    pub age: i64,
    /// Able to work.
    pub capacity: bool,
    /// Has work.
    pub employed: bool,
    /// Wants to work.
    pub willing: bool,
    /// The household is left with less than the line of R02.
    pub below_line: bool,
}

/// R13 (S1a 优先安排培训): whoever lost land, is of working age, able, willing and without work trains free; households
/// below the line of R02 come first.
pub fn training_right(facts: TrainingFacts, on: NaiveDate, params: &Params) -> Result<TrainingRight, NotSet> {
    let youngest = params.general(ParamKey::FreeTrainingAgeMin, on)?;
    let oldest = params.general(ParamKey::FreeTrainingAgeMax, on)?;
    let may = facts.capacity && facts.willing && !facts.employed && (youngest..=oldest).contains(&facts.age);
    Ok(match (may, facts.below_line) {
        (false, _) => TrainingRight::None,
        (true, false) => TrainingRight::Free,
        (true, true) => TrainingRight::FreePriority,
    })
}
