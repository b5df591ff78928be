//! Who is invited, who has registered, who waits for a seat.

use super::code::FairCode;
use crate::code::codes;
use crate::ids::{FairId, FairRegistrationId, PersonId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Where a registration stands.
    pub enum RegistrationState {
        /// Told of the fair; has not said anything.
        Invited = "invited",
        /// Has a seat.
        Registered = "registered",
        /// All seats are taken: gets the next one that is given back.
        Waiting = "waiting",
        /// Does not come.
        Cancelled = "cancelled",
    }
}

codes! {
    /// How somebody came to be registered.
    pub enum RegistrationWay {
        /// Answered an invitation.
        Invitation = "invitation",
        /// Found the fair on its page.
        Page = "page",
        /// Somebody of the office or the village did it.
        Staff = "staff",
        /// Came without, and was written down at the gate.
        WalkIn = "walk_in",
    }
}

/// A person at a fair. Somebody who walks in without a file has no person; the gate keeps what it is told beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairRegistration {
    /// Our id.
    pub id: FairRegistrationId,
    /// At which fair.
    pub fair: FairId,
    /// Who.
    pub person: Option<PersonId>,
    /// What is shown at the gate.
    pub code: FairCode,
    /// Where it stands.
    pub state: RegistrationState,
    /// How.
    pub way: RegistrationWay,
    /// When the person was invited.
    pub invited_at: Option<DateTime<Utc>>,
    /// When the person registered: who waits gets a seat in this order.
    pub registered_at: Option<DateTime<Utc>>,
    /// When the person, or the fair, was cancelled.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Who wrote it.
    pub made_by: String,
}

impl FairRegistration {
    /// Whether the person has a seat, or waits for one.
    pub const fn has_said_yes(&self) -> bool {
        matches!(
            self.state,
            RegistrationState::Registered | RegistrationState::Waiting
        )
    }

    /// Registers, with a seat or on the waiting list.
    pub const fn register(&mut self, has_seat: bool, at: DateTime<Utc>) {
        self.state = if has_seat {
            RegistrationState::Registered
        } else {
            RegistrationState::Waiting
        };
        self.registered_at = Some(at);
        self.cancelled_at = None;
    }
}

/// How many seats a fair has, and how they are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// How many people may come; 0 = nobody has said.
    pub capacity: u32,
    /// Who was invited and has said nothing.
    pub invited: u32,
    /// Who has a seat.
    pub registered: u32,
    /// Who waits for one.
    pub waiting: u32,
}

impl Seats {
    /// Whether all seats are taken.
    pub const fn is_full(&self) -> bool {
        self.capacity > 0 && self.registered >= self.capacity
    }

    /// Seats that are free; `None` = nobody has said how many there are.
    pub const fn free(&self) -> Option<u32> {
        if self.capacity == 0 {
            None
        } else {
            Some(self.capacity.saturating_sub(self.registered))
        }
    }
}
