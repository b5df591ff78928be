//! People of an employer who sign in: registered and confirmed by an officer, or invited.

use crate::ids::{AccountId, EmployerId};
use crate::values::{AreaCode, Phone, SocialCreditCode};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Where an account of an employer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Standing {
    /// An officer or a colleague made a link; nobody has come by it yet.
    Invited {
        /// Last day the link works.
        valid_to: NaiveDate,
        /// Who made it, as [`crate::actor::Actor::label`] says.
        by: String,
    },
    /// Registered, and an officer has yet to look at it.
    Waiting {
        /// Since when; `None` until the telephone is proven.
        since: Option<DateTime<Utc>>,
    },
    /// May act for the employer.
    Confirmed {
        /// Since when.
        at: DateTime<Utc>,
        /// By whom, as [`crate::actor::Actor::label`] says.
        by: String,
    },
    /// Refused.
    Refused {
        /// When.
        at: DateTime<Utc>,
        /// By whom.
        by: String,
        /// Why, in words.
        reason: String,
    },
    /// Taken out by a colleague or an officer.
    Closed {
        /// When.
        at: DateTime<Utc>,
    },
}

impl Standing {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::Waiting { .. } => "waiting",
            Self::Confirmed { .. } => "confirmed",
            Self::Refused { .. } => "refused",
            Self::Closed { .. } => "closed",
        }
    }
}

/// Somebody of an employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerAccount {
    /// Our id.
    pub id: AccountId,
    /// The employer; kept with the others once an account of it is confirmed.
    pub employer: EmployerId,
    /// Social credit code.
    pub uscc: SocialCreditCode,
    /// Name of the employer.
    pub firm: String,
    /// Where it works.
    pub area: AreaCode,
    /// Name of the person; empty until an invitation is taken up.
    pub name: String,
    /// Telephone to sign in with; `None` until an invitation is taken up.
    pub phone: Option<Phone>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Where it stands.
    pub standing: Standing,
}

impl EmployerAccount {
    /// Whether a code may be sent to its telephone: to wait, to read why it was refused, or to act.
    pub const fn may_sign_in(&self) -> bool {
        !matches!(self.standing, Standing::Closed { .. })
    }
}
