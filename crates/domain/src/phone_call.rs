//! Telephone calls to people about their leads.

use crate::ids::{CallId, PersonId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A call, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneCall {
    /// Our id.
    pub id: CallId,
    /// Who was called.
    pub person: PersonId,
    /// When; decides the year of the leads it told of (S25).
    pub called_at: DateTime<Utc>,
    /// Whether the person was reached. Who was not counts as not told.
    pub reached: bool,
    /// How many leads were told.
    pub leads: u32,
    /// What was said.
    pub note: String,
    /// Who called, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When it was entered.
    pub at: DateTime<Utc>,
}
