//! Who looked at whose data: every reading of a personal file by staff leaves a line, and so does every number shown in
//! full, with its reason.

use crate::actor::Role;
use crate::code::codes;
use crate::ids::{AccountId, PersonId};
use crate::person_field::PersonField;
use crate::values::AreaCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What was looked at.
    pub enum AccessKind {
        /// The leads of a person.
        Leads = "leads",
        /// The file.
        File = "file",
        /// The form to edit a part of the file.
        Edit = "edit",
        /// The household.
        Household = "household",
        /// What changed in the file.
        History = "history",
        /// An application for recognition.
        Recognition = "recognition",
        /// A printed slip.
        Slip = "slip",
        /// A request of the person about their data.
        Request = "request",
        /// What the person agreed to.
        Consent = "consent",
        /// A list of a department, laid beside the file.
        List = "list",
        /// Who looked at the file.
        Seen = "seen",
        /// The telephone number, shown to whoever looks after the person, to call.
        Call = "call",
        /// A number shown in full for a reason.
        Reveal = "reveal",
        /// A file with data of several people.
        Export = "export",
        /// A hand-over with the names of the people in it.
        HandOver = "hand_over",
        /// The log of all this.
        Log = "log",
    }
}

codes! {
    /// Why a number is shown in full.
    pub enum RevealReason {
        /// To call the person.
        Call = "call",
        /// To compare it with a card or paper.
        Compare = "compare",
        /// To fill in a form for the person.
        FillIn = "fill_in",
        /// To look into an objection or a complaint.
        LookInto = "look_into",
        /// Something else, in words.
        Other = "other",
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Whose account.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
    /// The area the role reached over.
    pub office: AreaCode,
    /// What was looked at.
    pub kind: AccessKind,
    /// Whose data; `None` for several people at once.
    pub person: Option<PersonId>,
    /// Where the person lived then, or the area the file was about.
    pub area: AreaCode,
    /// Which number was shown in full.
    pub field: Option<PersonField>,
    /// Why.
    pub reason: Option<RevealReason>,
    /// In words.
    pub note: String,
    /// How many people.
    pub records: u32,
}

/// Whether a text holds digits enough to be a telephone or identity number.
pub fn holds_number(text: &str) -> bool {
    const DIGITS: usize = 7;
    let mut run = 0;
    text.chars().any(|letter| {
        run = match letter {
            _ if letter.is_numeric() => run + 1,
            ' ' | '-' => run,
            _ => 0,
        };
        run >= DIGITS
    })
}

#[cfg(test)]
mod tests {
    use super::holds_number;

    #[test]
    fn a_number_is_known_by_its_length() {
        assert!(holds_number("打 138 0013 8000 问过"));
        assert!(holds_number("99010119850301"));
        assert!(!holds_number("2026年6月30日来办"));
        assert!(!holds_number("第 12 号"));
    }
}
