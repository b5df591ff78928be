//! Forms of vacancies as they are entered and looked through, and of candidates.

use super::{field, problem, short};
use domain::candidate::TurnDownReason;
use domain::ids::{LeadId, VacancyId};
use domain::ports::{CandidateDeed, HeldVerdict, Keep, Verdict};
use domain::posting::VacancyForm;
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde::{Deserialize, Serialize};

/// `POST`: keeps a new vacancy.
pub const POSTINGS: &str = "/employer/vacancies";
/// `GET`: the form of a new one; `?like=` begins with an earlier one.
pub const NEW_POSTING: &str = "/employer/vacancies/new";
/// `GET`: what waits for officers.
pub const REVIEW: &str = "/staff/vacancies/review";

/// `GET`: how it would look; `POST`: keeps what was typed.
pub fn posting_path(id: VacancyId) -> String {
    format!("/employer/vacancies/{id}")
}

/// `GET`: the form, to go on with.
pub fn edit_posting_path(id: VacancyId) -> String {
    format!("/employer/vacancies/{id}/edit")
}

/// `GET`: a new one like this.
pub fn like_posting_path(id: VacancyId) -> String {
    format!("{NEW_POSTING}?like={id}")
}

/// `POST`: `send`, `discard`, `touch`, `close` or `reopen`.
pub fn posting_deed_path(id: VacancyId, deed: &str) -> String {
    format!("/employer/vacancies/{id}/{deed}")
}

/// `GET`: who said yes.
pub fn candidates_path(id: VacancyId) -> String {
    format!("/employer/vacancies/{id}/candidates")
}

/// `POST`: `show`, `invite`, `hire` or `turn-down`.
pub fn candidate_path(lead: LeadId, deed: &str) -> String {
    format!("/employer/candidates/{lead}/{deed}")
}

/// `POST`: `approve`, `return`, `refuse` or `undecide`; of one that is held, `show` or `drop`.
pub fn review_path(id: VacancyId, deed: &str) -> String {
    format!("/staff/vacancies/{id}/{deed}")
}

/// A vacancy as sent, and which button was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingSent {
    /// What was typed.
    #[serde(flatten)]
    pub form: VacancyForm,
    /// [`PostingSent::DRAFT`], or anything else.
    #[serde(default)]
    pub keep: String,
}

impl PostingSent {
    /// Value of the button that keeps a draft.
    pub const DRAFT: &'static str = "draft";

    /// What is to become of it.
    pub fn keep(&self) -> Keep {
        if self.keep == Self::DRAFT {
            Keep::AsDraft
        } else {
            Keep::Checked
        }
    }
}

/// Which version was looked at, and why it is returned or refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictForm {
    /// The version.
    #[serde(default)]
    pub version: String,
    /// Why, in words.
    #[serde(default)]
    pub reason: String,
}

impl VerdictForm {
    /// The version that was looked at.
    pub fn version(&self) -> Result<u32, Refusal> {
        self.version.trim().parse().map_err(|_| Refusal::Changed)
    }

    /// The verdict of a deed; reasons are filled in.
    pub fn verdict(&self, deed: &str) -> Result<Verdict, Refusal> {
        match deed {
            "approve" => Ok(Verdict::Approve),
            "return" => Ok(Verdict::Return(self.given()?)),
            _ => Ok(Verdict::Refuse(self.given()?)),
        }
    }

    /// The verdict about a vacancy that is held.
    pub fn held_verdict(&self, deed: &str) -> Result<HeldVerdict, Refusal> {
        match deed {
            "show" => Ok(HeldVerdict::Show(self.given()?)),
            _ => Ok(HeldVerdict::Drop(self.given()?)),
        }
    }

    fn given(&self) -> Result<String, Refusal> {
        match self.reason.trim() {
            "" => Err(Refusal::Fields(vec![problem("reason", Problem::Required)])),
            reason => short("reason", reason),
        }
    }
}

/// What an employer answers a candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateForm {
    /// On which day to come.
    #[serde(default)]
    pub day: String,
    /// Where, and at what time.
    #[serde(default)]
    pub place: String,
    /// What to bring.
    #[serde(default)]
    pub note: String,
    /// Code of the [`TurnDownReason`].
    #[serde(default)]
    pub reason: String,
}

impl CandidateForm {
    /// What is done with the candidate.
    pub fn deed(&self, deed: &str) -> Result<CandidateDeed, Refusal> {
        match deed {
            "show" => Ok(CandidateDeed::Show),
            "hire" => Ok(CandidateDeed::Hire),
            "invite" => {
                let unreadable = || match self.day.trim() {
                    "" => Problem::Required,
                    _ => Problem::Unreadable,
                };
                let day = dates::parse(self.day.trim());
                Ok(CandidateDeed::Invite {
                    day: day.ok_or_else(|| Refusal::field("day", unreadable()))?,
                    place: self.place.clone(),
                    note: self.note.clone(),
                })
            }
            _ => Ok(CandidateDeed::TurnDown {
                reason: field::<TurnDownReason>("reason", self.reason.trim())?,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_names_a_day_and_a_no_names_a_reason() {
        let form = CandidateForm::default();
        let wrong = |deed: &str| form.deed(deed).unwrap_err();
        assert_eq!(wrong("invite"), Refusal::field("day", Problem::Required));
        assert_eq!(wrong("turn-down"), Refusal::field("reason", Problem::Required));
        assert_eq!(form.deed("hire"), Ok(CandidateDeed::Hire));
        let verdict = VerdictForm::default();
        assert_eq!(verdict.verdict("approve"), Ok(Verdict::Approve));
        assert!(verdict.verdict("return").is_err());
        assert!(verdict.held_verdict("show").is_err() && verdict.held_verdict("drop").is_err());
        assert_eq!(verdict.version(), Err(Refusal::Changed));
    }
}
