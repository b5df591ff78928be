//! The trail: every step with actor, reason and proof. Entries are added and never changed.

use super::{Fact, OwnField, Stage};
use crate::actor::{Department, Role};
use crate::code::codes;
use crate::ids::RecognitionId;
use crate::rules::assembly::Vote;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What was done to an application.
    pub enum Deed {
        /// It was made.
        Apply = "apply",
        /// It was completed and sent again.
        Resubmit = "resubmit",
        /// The village checked it.
        Check = "check",
        /// Somebody objected to the notice.
        Object = "object",
        /// An objection was found to be unfounded.
        Dismiss = "dismiss",
        /// An objection was upheld.
        Uphold = "uphold",
        /// The notice had hung long enough and was taken down.
        TakeDown = "take_down",
        /// The township approved it.
        Approve = "approve",
        /// A department confirmed its own fields.
        Confirm = "confirm",
        /// It was returned to the step before.
        HandBack = "hand_back",
        /// The person was recognised.
        Recognise = "recognise",
        /// The person was refused.
        Refuse = "refuse",
        /// The refusal was appealed.
        Appeal = "appeal",
        /// The refusal was set aside.
        SetAside = "set_aside",
        /// The refusal stands.
        Stand = "stand",
        /// The application was withdrawn.
        Withdraw = "withdraw",
    }
}

impl Deed {
    /// Whether who did it may decide nothing of the same application later: they entered or refused it.
    pub const fn binds(self) -> bool {
        matches!(self, Self::Apply | Self::Resubmit | Self::Refuse | Self::Uphold)
    }

    /// Whether it hurts the person, so that it is asked about twice.
    pub const fn harms(self) -> bool {
        matches!(self, Self::Refuse | Self::Uphold | Self::Stand | Self::Withdraw)
    }

    /// Whether it needs a reason in words.
    pub const fn needs_reason(self) -> bool {
        matches!(
            self,
            Self::HandBack
                | Self::Refuse
                | Self::Appeal
                | Self::SetAside
                | Self::Stand
                | Self::Dismiss
                | Self::Uphold
        )
    }
}

/// What a step rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "proof", rename_all = "snake_case")]
pub enum Proof {
    /// Nothing but the word of the actor.
    #[default]
    Word,
    /// A vote of the villagers' representatives, and where its minutes are.
    Vote {
        /// The count.
        vote: Vote,
        /// Number or place of the minutes.
        minutes: String,
    },
    /// A department's own fields.
    Fields {
        /// Whose.
        department: Department,
    },
    /// An objection, by its receipt number.
    Objection {
        /// The number.
        receipt: String,
    },
    /// A paper.
    Paper {
        /// Its name and number.
        paper: String,
    },
    /// The statement was corrected.
    Corrected {
        /// What had been stated otherwise before.
        before: Vec<(OwnField, Fact)>,
        /// Name and number of the paper now.
        paper: String,
    },
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of which application.
    pub recognition: RecognitionId,
    /// The version the step made.
    pub version: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as [`crate::actor::Actor::label`] says.
    pub actor: String,
    /// In which role, for staff.
    pub role: Option<Role>,
    /// What.
    pub deed: Deed,
    /// From which stage; `None` for the first.
    pub from: Option<Stage>,
    /// Into which.
    pub to: Stage,
    /// Why, in words.
    pub reason: String,
    /// On what it rests.
    pub proof: Proof,
}
