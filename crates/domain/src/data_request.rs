//! What people ask about their own data: that something be corrected, or that they be forgotten (personal information law
//! art. 46, 47). The office answers in time and gives a reason when it says no (art. 50).

use crate::code::codes;
use crate::ids::{DataRequestId, PersonId};
use crate::permission::Deed;
use crate::person_field::{FieldGroup, PersonField};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of request.
    pub enum RequestKind {
        /// One field is to become another value.
        Correct = "correct",
        /// The file is to be erased.
        Erase = "erase",
    }
}

impl RequestKind {
    /// What whoever decides it must be allowed to do with requests.
    pub const fn decided_by(self) -> Deed {
        match self {
            Self::Correct => Deed::Update,
            Self::Erase => Deed::Approve,
        }
    }
}

codes! {
    /// Where a request stands.
    pub enum RequestState {
        /// Waits for an answer.
        Open = "open",
        /// Done.
        Accepted = "accepted",
        /// Refused with a reason.
        Refused = "refused",
        /// Taken back by who asked, or replaced by a later one about the same field.
        TakenBack = "taken_back",
    }
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// This field is to hold this text.
    Correct {
        /// The field.
        field: PersonField,
        /// What it is to hold, as [`PersonField::text`] writes it.
        wanted: String,
    },
    /// The file is to be erased.
    Erase,
}

impl std::fmt::Debug for Asked {
    /// Never shows what is wanted: it may be a number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Correct { field, .. } => write!(f, "Correct({field})"),
            Self::Erase => f.write_str("Erase"),
        }
    }
}

impl Asked {
    /// Its kind.
    pub const fn kind(&self) -> RequestKind {
        match self {
            Self::Correct { .. } => RequestKind::Correct,
            Self::Erase => RequestKind::Erase,
        }
    }

    /// The field it is about.
    pub const fn field(&self) -> Option<PersonField> {
        match self {
            Self::Correct { field, .. } => Some(*field),
            Self::Erase => None,
        }
    }
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// Why, when it was refused.
    pub reason: String,
}

/// A request as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRequest {
    /// Our id.
    pub id: DataRequestId,
    /// Whose data.
    pub person: PersonId,
    /// What is asked for.
    pub asked: Asked,
    /// In the words of who asks.
    pub note: String,
    /// Where it stands.
    pub state: RequestState,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// Who asked, as [`crate::actor::Actor::label`] says: the person, or who acts for them.
    pub asked_by: String,
    /// The last day to answer on.
    pub due_on: NaiveDate,
    /// How it ended.
    pub decided: Option<Decided>,
}

impl DataRequest {
    /// Whether the day to answer on has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state == RequestState::Open && self.due_on < today
    }
}

/// The fields a person may ask to have corrected: those that are edited on forms. Groups are recognised, and leaving is
/// for the office to record.
pub fn correctable() -> impl Iterator<Item = PersonField> {
    FieldGroup::ALL
        .iter()
        .filter(|group| **group != FieldGroup::Leaving)
        .flat_map(|group| group.fields().iter().copied())
}
