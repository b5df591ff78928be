//! Whether a villagers' assembly decided: Organic Law of Villagers' Committees.

use crate::params::{NotSet, ParamKey, Params};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A vote of the villagers' representatives as the minutes record it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The day of the meeting.
    pub held_on: NaiveDate,
    /// Representatives there are.
    pub members: u32,
    /// Representatives who came.
    pub present: u32,
    /// Those in favour.
    pub in_favour: u32,
}

/// Whether the vote is in favour: enough thirds of the members came, and strictly more than the share of those who came
/// agreed.
pub fn is_carried(vote: Vote, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let thirds = params.general(ParamKey::AssemblyQuorumThirds, on)?;
    let percent = params.general(ParamKey::AssemblyMajorityPercent, on)?;
    let (members, present) = (i64::from(vote.members), i64::from(vote.present));
    let quorate = present > 0 && present <= members && present * 3 >= thirds * members;
    Ok(quorate && vote.in_favour <= vote.present && i64::from(vote.in_favour) * 100 > percent * present)
}
