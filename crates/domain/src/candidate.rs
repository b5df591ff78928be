//! Candidates: people who said yes to a vacancy, and what its employer answers them.

use crate::code::codes;
use crate::ids::LeadId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Why an employer does not take somebody. Nothing about sex, age, health or where somebody is from.
    pub enum TurnDownReason {
        /// The posts are taken.
        Filled = "filled",
        /// Lacks the skill or the licence.
        Skill = "skill",
        /// Working hours do not meet.
        Hours = "hours",
        /// Pay does not meet.
        Pay = "pay",
        /// Could not be reached.
        NotReached = "not_reached",
        /// Did not come to the appointment.
        NoShow = "no_show",
        /// The person did not want it any more.
        Declined = "declined",
        /// Something else.
        Other = "other",
    }
}

/// What an employer has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reply")]
pub enum Reply {
    /// Nothing yet.
    #[default]
    None,
    /// Come and see us.
    Invited {
        /// On which day.
        day: NaiveDate,
        /// Where, and at what time.
        place: String,
        /// What to bring, whom to ask for.
        note: String,
    },
    /// Taken.
    Hired,
    /// Not taken.
    TurnedDown {
        /// Why.
        reason: TurnDownReason,
    },
    /// Nobody answered in time: closed kindly (S05).
    Lapsed,
}

impl Reply {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Invited { .. } => "invited",
            Self::Hired => "hired",
            Self::TurnedDown { .. } => "turned_down",
            Self::Lapsed => "lapsed",
        }
    }

    /// Whether the employer itself said something.
    pub const fn is_an_answer(&self) -> bool {
        matches!(self, Self::Invited { .. } | Self::Hired | Self::TurnedDown { .. })
    }
}

/// What is kept of a candidate beside the lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The lead that was answered with yes.
    pub lead: LeadId,
    /// When the employer was shown name and telephone.
    pub shown_at: Option<DateTime<Utc>>,
    /// When the employer was reminded.
    pub reminded_on: Option<NaiveDate>,
    /// What the employer answered.
    pub reply: Reply,
    /// When it was said.
    pub reply_at: Option<DateTime<Utc>>,
    /// Whether the person has yet to be told of it.
    pub untold: bool,
}

impl Candidate {
    /// Of whom nothing was said yet.
    pub const fn new(lead: LeadId) -> Self {
        Self {
            lead,
            shown_at: None,
            reminded_on: None,
            reply: Reply::None,
            reply_at: None,
            untold: false,
        }
    }
}

/// How an employer deals with people who say yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EmployerRecord {
    /// People who said yes in the months looked at.
    pub contacts: u32,
    /// How many of them got an answer.
    pub answered: u32,
    /// People who said yes this month.
    pub this_month: u32,
}

/// The figures behind [`is_rested`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactFigures {
    /// From how many unanswered contacts on an employer is not shown to more people.
    pub silent_from: u32,
    /// How many may say yes in a month.
    pub per_month: u32,
}

/// Whether nobody further is told about the vacancies of an employer: it answered none of many, or has enough for this
/// month.
pub const fn is_rested(record: EmployerRecord, figures: ContactFigures) -> bool {
    let silent = record.contacts >= figures.silent_from && record.answered == 0;
    silent || record.this_month >= figures.per_month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answers_nobody_of_many_rests_and_one_answer_wakes_it() {
        let figures = ContactFigures {
            silent_from: 50,
            per_month: 100,
        };
        let record = |contacts, answered, this_month| EmployerRecord {
            contacts,
            answered,
            this_month,
        };
        assert!(!is_rested(record(49, 0, 0), figures));
        assert!(is_rested(record(50, 0, 0), figures));
        assert!(!is_rested(record(50, 1, 0), figures));
        assert!(!is_rested(record(120, 60, 99), figures));
        assert!(is_rested(record(120, 60, 100), figures));
    }
}
