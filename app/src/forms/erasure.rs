//! Forms about erasing files, and about files whose time is over.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /staff/people/{id}/erase/ask` | [`EraseAskForm`] | `erasures.ask_erasure` | `/staff/people/{id}/erase` |
//! | `POST /staff/people/{id}/erase/drop` | – | `erasures.drop_erasure` | the file |
//! | `POST /staff/people/{id}/erase` | [`EraseForm`] | `erasures.erase` | `/staff/retention` |
//! | `POST /staff/people/{id}/retention/hold`, `…/release` | [`HoldForm`], – | `erasures.hold`, `.release` | `/staff/retention` |
//! | `POST /staff/people/{id}/kept` | [`KeptForm`] | `erasures.kept_by_law` | answered by the page itself |

use super::{field, problem, short};
use chrono::NaiveDate;
use domain::erasure::KeptReason;
use domain::ids::PersonId;
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde::{Deserialize, Serialize};

/// `POST`: asks that a file be erased.
pub fn ask_erasure_path(person: PersonId) -> String {
    format!("/staff/people/{person}/erase/ask")
}

/// `POST`: decides against it.
pub fn drop_erasure_path(person: PersonId) -> String {
    format!("/staff/people/{person}/erase/drop")
}

/// `POST`: erases the file.
pub fn erase_path(person: PersonId) -> String {
    format!("/staff/people/{person}/erase")
}

/// `POST`: holds an announced file.
pub fn hold_path(person: PersonId) -> String {
    format!("/staff/people/{person}/retention/hold")
}

/// `POST`: lets it go.
pub fn release_path(person: PersonId) -> String {
    format!("/staff/people/{person}/retention/release")
}

/// `POST`: shows once whom the kept decisions were about.
pub fn kept_path(person: PersonId) -> String {
    format!("/staff/people/{person}/kept")
}

/// Why a file should be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseAskForm {
    /// In words.
    #[serde(default)]
    pub why: String,
}

impl EraseAskForm {
    /// The reason, filled in.
    pub fn parse(&self) -> Result<String, Refusal> {
        filled("why", &self.why)
    }
}

/// The confirmation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseForm {
    /// The number of the file, typed.
    #[serde(default)]
    pub no: String,
}

impl EraseForm {
    /// What was typed.
    pub fn parse(&self) -> Result<&str, Refusal> {
        match self.no.trim() {
            "" => Err(Refusal::field("no", Problem::Required)),
            no => Ok(no),
        }
    }
}

/// A hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldForm {
    /// Whose file: after a mistake the page opens this one again.
    #[serde(default)]
    pub person: String,
    /// The last day.
    #[serde(default)]
    pub until: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl HoldForm {
    /// The last day and the reason.
    pub fn parse(&self) -> Result<(NaiveDate, String), Refusal> {
        let until = dates::parse(self.until.trim()).ok_or_else(|| {
            let what = if self.until.trim().is_empty() {
                Problem::Required
            } else {
                Problem::Unreadable
            };
            Refusal::Fields(vec![problem("until", what)])
        })?;
        Ok((until, filled("reason", &self.reason)?))
    }
}

/// Why somebody asks whom kept decisions were about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Code of the [`KeptReason`].
    #[serde(default)]
    pub reason: String,
}

impl KeptForm {
    /// The reason.
    pub fn parse(&self) -> Result<KeptReason, Refusal> {
        field("reason", &self.reason)
    }
}

fn filled(name: &str, text: &str) -> Result<String, Refusal> {
    match text.trim() {
        "" => Err(Refusal::field(name, Problem::Required)),
        text => short(name, text),
    }
}
