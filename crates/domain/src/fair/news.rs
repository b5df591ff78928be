//! What is told of a fair: to people one by one, and what was changed after it was told of.

use crate::code::codes;
use crate::ids::{EmployerId, FairId, FairStandId, PersonId};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What somebody is told. What weighs more stands last: of several, that is said.
    pub enum FairNewsKind {
        /// There is a fair with vacancies that fit.
        Invited = "invited",
        /// A seat was given back, and it is theirs.
        Seat = "seat",
        /// It is on another day, at another hour or elsewhere.
        Moved = "moved",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

/// Something one person is told about one fair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairNews {
    /// Which fair.
    pub fair: FairId,
    /// Whom.
    pub person: PersonId,
    /// What.
    pub kind: FairNewsKind,
    /// Since when it is to be told.
    pub made_at: DateTime<Utc>,
    /// When it was told.
    pub told_at: Option<DateTime<Utc>>,
}

codes! {
    /// What an employer is told of its stand. What weighs more stands last: of several, that is said.
    pub enum StandNewsKind {
        /// It may not come.
        Refused = "refused",
        /// It may come; the number is given later.
        Approved = "approved",
        /// It has a number, or another one.
        Numbered = "numbered",
        /// The fair is on another day, at another hour or elsewhere.
        Moved = "moved",
        /// The fair does not take place.
        Cancelled = "cancelled",
    }
}

/// Something an employer is yet to be told about its stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandNews {
    /// Which stand.
    pub stand: FairStandId,
    /// At which fair.
    pub fair: FairId,
    /// Whom.
    pub employer: EmployerId,
    /// What.
    pub kind: StandNewsKind,
    /// Since when it is to be told.
    pub made_at: DateTime<Utc>,
}

/// A change of a fair that everybody was told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairChange {
    /// Which fair.
    pub fair: FairId,
    /// When it was changed.
    pub made_at: DateTime<Utc>,
    /// Moved or cancelled.
    pub kind: FairNewsKind,
    /// The day before.
    pub held_on: NaiveDate,
    /// The hour before.
    pub opens: NaiveTime,
    /// The venue before.
    pub venue: String,
    /// How many people are told.
    pub people: u32,
    /// How many employers are told.
    pub employers: u32,
    /// Who changed it.
    pub made_by: String,
}
