//! Postings: a vacancy as somebody enters it, from the first draft until it is open.

mod check;
mod draft;
mod form;
mod reading;
mod usual;

pub use check::{Judged, Objection, hazard_in, objections};
pub use draft::VacancyDraft;
pub use form::VacancyForm;
pub use usual::usual_demands;

use crate::code::codes;
use crate::ids::{EmployerId, VacancyId};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Where a posting stands. What became of the vacancy afterwards, the vacancy says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
pub enum Stage {
    /// Being written; nobody else sees it.
    Draft,
    /// Sent, and an officer has yet to look at it.
    Review {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// An officer gave it back to be mended.
    Returned {
        /// When.
        at: DateTime<Utc>,
        /// By whom, as [`crate::actor::Actor::label`] says.
        by: String,
        /// What is to be mended.
        reason: String,
    },
    /// An officer refused it for good.
    Refused {
        /// When.
        at: DateTime<Utc>,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
    /// Shown to seekers.
    Live {
        /// Since when.
        at: DateTime<Utc>,
        /// The officer who approved it, or whoever sent it where nothing had to be approved.
        by: String,
    },
}

impl Stage {
    /// The stable code of the stage.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review { .. } => "review",
            Self::Returned { .. } => "returned",
            Self::Refused { .. } => "refused",
            Self::Live { .. } => "live",
        }
    }

    /// Whether what is written may be sent to be shown.
    pub const fn may_be_sent(&self) -> bool {
        matches!(self, Self::Draft | Self::Returned { .. } | Self::Live { .. })
    }
}

/// A posting as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The vacancy it is, or will be.
    pub id: VacancyId,
    /// Whose.
    pub employer: EmployerId,
    /// Where the work is.
    pub area: AreaCode,
    /// What was written, as it was written.
    pub form: VacancyForm,
    /// Whether something was written since it was sent.
    pub unsent: bool,
    /// Raised by every change: of two people one wins.
    pub version: u32,
    /// When it was begun.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// Where it stands.
    pub stage: Stage,
}

/// The licence of a labour agency or dispatch firm: whoever seeks people for others must have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyLicence {
    /// Its number.
    pub no: String,
    /// Its last day.
    pub until: NaiveDate,
}

codes! {
    /// What an employer is told about a vacancy on its own page.
    pub enum NoticeKind {
        /// Nobody has touched it for long: is it still open?
        Nudged = "nudged",
        /// It was closed because nobody touched it.
        Expired = "expired",
        /// An officer approved it.
        Approved = "approved",
        /// An officer gave it back.
        Returned = "returned",
        /// An officer refused it.
        Refused = "refused",
        /// An officer took it back after it was shown.
        Withdrawn = "withdrawn",
        /// Somebody who said yes has waited long for an answer.
        Waiting = "waiting",
        /// It is time to say what came of a fair.
        FairResults = "fair_results",
    }
}

/// Something an employer is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerNotice {
    /// Whom.
    pub employer: EmployerId,
    /// About which vacancy.
    pub vacancy: VacancyId,
    /// What.
    pub kind: NoticeKind,
    /// On which day. Nothing is told twice on one.
    pub on: NaiveDate,
}
