//! Where in the field page somebody is, so that it opens there again.

use super::shelf::Shelf;
use crate::ids::{PersonId, VisitId};
use serde::{Deserialize, Serialize};

/// Where somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "place", content = "id")]
pub enum Place {
    /// The list of the day.
    #[default]
    ToDo,
    /// Everybody.
    Everybody,
    /// Somebody.
    Person(PersonId),
    /// A visit that is being written down.
    Form(VisitId),
    /// What waits and what has arrived.
    Outbox,
}

impl Place {
    /// Where "back" leads.
    #[must_use]
    pub fn back(self, kept: &Shelf) -> Self {
        match self {
            Self::Form(id) => kept
                .drafts
                .get(&id)
                .map_or(Self::ToDo, |draft| Self::Person(draft.person)),
            Self::ToDo | Self::Everybody | Self::Person(_) | Self::Outbox => Self::ToDo,
        }
    }
}
