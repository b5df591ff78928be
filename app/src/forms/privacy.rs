//! Forms about people's own data.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /l/{code}/data` | – | `door.enter_by_paper` | `/me/data` |
//! | `POST /me/data/consent` | [`ConsentForm`] | `consents.say` | `/me/data#consents` |
//! | `POST /me/data/correct` | [`super::Pairs`] | `data_requests.ask_correction` | `/me/data#requests`, or the form itself |
//! | `POST /me/data/erase` | [`EraseForm`] | `data_requests.ask_erasure` | `/me/data#requests` |
//! | `POST /me/data/requests/{id}/take-back` | – | `data_requests.take_request_back` | `/me/data#requests` |
//! | `POST /me/data/export` | [`ExportForm`] | `my_data.take_away` | a file |
//! | `POST /staff/people/{id}/reveal` | [`RevealForm`] | `access_log.reveal` | the file, once with the number |
//! | `POST /staff/people/{id}/consents` | [`ConsentForm`] | `consents.say` | the file |
//! | `POST /staff/requests/{id}/reveal` | [`RevealForm`] | `data_requests.reveal_wanted` | the request, once with the number |
//! | `POST /staff/requests/{id}/decide` | [`DecideForm`] | `data_requests.decide_request` | the inbox, or the request |

use super::{Pairs, field, problem, short};
use domain::access::RevealReason;
use domain::consent::{ConsentHow, Purpose};
use domain::ids::{DataRequestId, PersonId};
use domain::person_field::PersonField;
use domain::ports::{ConsentWish, Reveal};
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde::{Deserialize, Serialize};

/// One's own data.
pub const MY_DATA: &str = "/me/data";
/// `POST`: gives or takes back a consent.
pub const OWN_CONSENT: &str = "/me/data/consent";
/// `GET` and `POST`: asks for a correction.
pub const CORRECT: &str = "/me/data/correct";
/// `POST`: asks for erasure.
pub const ERASE: &str = "/me/data/erase";
/// `POST`: all of it as a file.
pub const TAKE_AWAY: &str = "/me/data/export";
/// The inbox of requests.
pub const REQUESTS: &str = "/staff/requests";
/// The log.
pub const ACCESS_LOG: &str = "/staff/access-log";
/// The log as a file.
pub const ACCESS_CSV: &str = "/staff/access-log.csv";
/// What a box that means it sends.
pub const SURE: &str = "yes";

/// `POST`: opens one's own data by the code of a slip, until the browser is closed.
pub fn data_path(code: &str) -> String {
    format!("/l/{code}/data")
}

/// `POST`: takes a request back.
pub fn take_back_path(id: DataRequestId) -> String {
    format!("/me/data/requests/{id}/take-back")
}

/// `POST`: shows a number in full.
pub fn reveal_path(person: PersonId) -> String {
    format!("/staff/people/{person}/reveal")
}

/// `POST`: records what a person agreed to.
pub fn consents_path(person: PersonId) -> String {
    format!("/staff/people/{person}/consents")
}

/// `POST`: decides a request.
pub fn decide_path(id: DataRequestId) -> String {
    format!("{REQUESTS}/{id}/decide")
}

/// `POST`: shows the number a field is to hold.
pub fn reveal_wanted_path(id: DataRequestId) -> String {
    format!("{REQUESTS}/{id}/reveal")
}

/// A word about a purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentForm {
    /// For what.
    #[serde(default)]
    pub purpose: String,
    /// `yes` or `no`.
    #[serde(default)]
    pub given: String,
    /// How staff had it.
    #[serde(default)]
    pub how: String,
    /// On which day.
    #[serde(default)]
    pub on: String,
    /// Whether a no is meant.
    #[serde(default)]
    pub sure: String,
}

impl ConsentForm {
    /// As a person says it themselves: a no must be meant.
    pub fn parse_own(&self) -> Result<ConsentWish, Refusal> {
        let given = self.given()?;
        if !given && self.sure != SURE {
            return Err(Refusal::field("sure", Problem::Required));
        }
        Ok(ConsentWish {
            purpose: field::<Purpose>("purpose", &self.purpose)?,
            given,
            how: ConsentHow::SignedIn,
            on: chrono::NaiveDate::default(),
        })
    }

    /// As staff record it.
    pub fn parse(&self) -> Result<ConsentWish, Refusal> {
        let on = self.on.trim();
        let wrong = if on.is_empty() {
            Problem::Required
        } else {
            Problem::Unreadable
        };
        Ok(ConsentWish {
            purpose: field::<Purpose>("purpose", &self.purpose)?,
            given: self.given()?,
            how: field::<ConsentHow>("how", &self.how)?,
            on: dates::parse(on).ok_or_else(|| Refusal::field("on", wrong))?,
        })
    }

    fn given(&self) -> Result<bool, Refusal> {
        match self.given.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(Refusal::field("given", Problem::Required)),
        }
    }
}

impl Pairs {
    /// The field to be corrected, what it is to hold, and a word about it.
    pub fn correction(&self) -> Result<(PersonField, String, String), Refusal> {
        let which: PersonField = field("field", self.first("field"))?;
        let wanted = self.all(which.code());
        if wanted.is_empty() {
            return Err(Refusal::field(which.code(), Problem::Required));
        }
        Ok((which, wanted, short("note", self.first("note"))?))
    }
}

/// A wish to be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseForm {
    /// In words.
    #[serde(default)]
    pub note: String,
    /// Whether it is meant.
    #[serde(default)]
    pub sure: String,
}

impl EraseForm {
    /// The words, when it is meant.
    pub fn parse(&self) -> Result<String, Refusal> {
        if self.sure != SURE {
            return Err(Refusal::field("sure", Problem::Required));
        }
        short("note", self.note.trim())
    }
}

/// A copy to take away.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct ExportForm {
    /// `html` or `json`.
    #[serde(default)]
    pub format: String,
    /// The end of the resident ID number, for full numbers.
    #[serde(default)]
    pub proof: String,
}

impl ExportForm {
    /// Whether a computer is to read it; and the proof.
    pub fn parse(&self) -> Result<(bool, String), Refusal> {
        let proof = self.proof.trim().chars().map(super::account::narrow).collect();
        match self.format.as_str() {
            "json" => Ok((true, proof)),
            "html" => Ok((false, proof)),
            _ => Err(Refusal::field("format", Problem::Required)),
        }
    }
}

/// A number to be shown in full.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevealForm {
    /// Which.
    #[serde(default)]
    pub number: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// In words.
    #[serde(default)]
    pub note: String,
}

impl RevealForm {
    /// The number and the reason.
    pub fn parse(&self) -> Result<Reveal, Refusal> {
        let number: PersonField = field("number", &self.number)?;
        if !number.is_sealed() {
            return Err(Refusal::Fields(vec![problem("number", Problem::Unreadable)]));
        }
        Ok(Reveal {
            field: number,
            reason: field::<RevealReason>("reason", &self.reason)?,
            note: self.note.trim().to_owned(),
        })
    }
}

/// An answer to a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideForm {
    /// `accept`, `refuse`, or `erase`.
    #[serde(default)]
    pub answer: String,
    /// Whether erasing is meant.
    #[serde(default)]
    pub sure: String,
    /// Why, for a refusal.
    #[serde(default)]
    pub reason: String,
}

impl DecideForm {
    /// Whether it is accepted, and the reason; whether there must be one is asked after who decides.
    pub fn parse(&self) -> Result<(bool, String), Refusal> {
        match self.answer.as_str() {
            "accept" => Ok((true, String::new())),
            "erase" if self.sure == "1" => Ok((true, String::new())),
            "erase" => Err(Refusal::field("sure", Problem::Required)),
            "refuse" => Ok((false, short("reason", self.reason.trim())?)),
            _ => Err(Refusal::field("answer", Problem::Required)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_must_be_meant() {
        let form = |given: &str, sure: &str| ConsentForm {
            purpose: "matching".to_owned(),
            given: given.to_owned(),
            sure: sure.to_owned(),
            ..ConsentForm::default()
        };
        assert!(form("yes", "").parse_own().is_ok_and(|wish| wish.given));
        assert!(form("no", "yes").parse_own().is_ok_and(|wish| !wish.given));
        assert_eq!(
            form("no", "").parse_own(),
            Err(Refusal::field("sure", Problem::Required))
        );
    }

    #[test]
    fn a_number_is_one_of_the_sealed_ones() {
        let form = |number: &str| RevealForm {
            number: number.to_owned(),
            reason: "compare".to_owned(),
            note: String::new(),
        };
        assert!(form("phone").parse().is_ok());
        assert!(form("name").parse().is_err());
        assert!(form("").parse().is_err());
    }

    #[test]
    fn an_answer_is_yes_or_no() {
        let form = |answer: &str, reason: &str| DecideForm {
            answer: answer.to_owned(),
            reason: reason.to_owned(),
            sure: String::new(),
        };
        assert_eq!(form("accept", "").parse(), Ok((true, String::new())));
        assert!(form("", "x").parse().is_err());
        assert!(form("erase", "").parse().is_err(), "erasing must be meant");
        let meant = DecideForm {
            sure: "1".to_owned(),
            ..form("erase", "")
        };
        assert_eq!(meant.parse(), Ok((true, String::new())));
        assert_eq!(form("refuse", "对不上").parse(), Ok((false, "对不上".to_owned())));
    }
}
