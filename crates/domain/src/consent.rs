//! What somebody agreed to, purpose by purpose. Every word is kept; the latest one of a purpose holds.

use crate::code::codes;
use crate::ids::PersonId;
use crate::person::Consent;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What data of a person may be used for beyond keeping the file.
    pub enum Purpose {
        /// Looking for fitting vacancies and telling the person. An office does this by its duty; who says no is left
        /// alone (R32).
        Matching = "matching",
        /// Text messages about vacancies. Codes the person asks for are not among them.
        Messages = "messages",
        /// Name and telephone go to the employer of a vacancy the person said yes to.
        EmployerContact = "employer_contact",
        /// A photo taken at a visit is kept with it.
        VisitPhoto = "visit_photo",
    }
}

codes! {
    /// How a word was given.
    pub enum ConsentHow {
        /// A signature on paper.
        Signature = "signature",
        /// A thumb-print on paper.
        ThumbPrint = "thumb_print",
        /// Said before a witness.
        Witness = "witness",
        /// The person entered it.
        SignedIn = "signed_in",
        /// Somebody who acts for the person entered it.
        Proxy = "proxy",
        /// The person answered a text message with a word that ends them.
        Reply = "reply",
        /// The person said it to whoever visited, who ticked it.
        AtVisit = "at_visit",
        /// It stood in a list that came in: hearsay, which never undoes the person's own no.
        List = "list",
    }
}

impl ConsentHow {
    /// What staff may record: paper, or a witness.
    pub const ON_PAPER: [Self; 3] = [Self::Signature, Self::ThumbPrint, Self::Witness];

    /// Whether it is the word of the person, or of who acts for them.
    pub const fn is_own_word(self) -> bool {
        !matches!(self, Self::List)
    }
}

impl Purpose {
    /// The number of the sentence people are asked with. Whoever changes the sentence raises it: an answer is kept with
    /// the sentence it answers.
    pub const fn wording(self) -> u32 {
        match self {
            Self::Matching | Self::Messages | Self::EmployerContact | Self::VisitPhoto => 1,
        }
    }

    /// Whether data may be used for it: giving them to others and keeping a face need a yes, the rest goes on until somebody says no.
    pub const fn is_free(self, word: Word) -> bool {
        match (self, word) {
            (_, Word::Given) => true,
            (_, Word::Withdrawn) => false,
            (purpose, Word::NotAsked) => !matches!(purpose, Self::EmployerContact | Self::VisitPhoto),
        }
    }
}

/// What holds for a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Agreed.
    Given,
    /// Nobody has asked.
    NotAsked,
    /// Said no, or took the yes back.
    Withdrawn,
}

impl Word {
    /// From yes and no.
    pub const fn of(given: bool) -> Self {
        if given { Self::Given } else { Self::Withdrawn }
    }
}

impl From<Consent> for Word {
    fn from(consent: Consent) -> Self {
        match consent {
            Consent::Given => Self::Given,
            Consent::NotAsked => Self::NotAsked,
            Consent::Refused => Self::Withdrawn,
        }
    }
}

/// One word, as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentSaid {
    /// Whose data.
    pub person: PersonId,
    /// For what.
    pub purpose: Purpose,
    /// Yes or no.
    pub given: bool,
    /// The sentence it answers; 0 = from before sentences were numbered.
    pub wording: u32,
    /// How.
    pub how: ConsentHow,
    /// On which day it was said.
    pub on: NaiveDate,
    /// Who entered it, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When it was entered.
    pub at: DateTime<Utc>,
}

/// The word that holds for a purpose; the words come latest first.
pub fn latest(said: &[ConsentSaid], purpose: Purpose) -> Option<&ConsentSaid> {
    said.iter().find(|one| one.purpose == purpose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn giving_to_others_needs_a_yes_and_everything_heeds_a_no() {
        for purpose in Purpose::ALL {
            assert!(purpose.is_free(Word::Given));
            assert!(!purpose.is_free(Word::Withdrawn));
        }
        assert!(Purpose::Matching.is_free(Word::NotAsked));
        assert!(Purpose::Messages.is_free(Word::NotAsked));
        assert!(!Purpose::EmployerContact.is_free(Word::NotAsked));
        assert!(!Purpose::VisitPhoto.is_free(Word::NotAsked));
    }
}
