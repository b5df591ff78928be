//! What the pages send: the address, the fields and the one parser of every `POST` form.
//!
//! The server answers each of them with `303 See Other` to the address named under *back*, and puts a
//! [`Flash`](crate::Flash) for that page. On [`Refusal::Fields`] the flash also carries what was typed. It takes a
//! form only when `Origin` (or `Sec-Fetch-Site`) says it was sent from the same site.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /l/{code}/answer` | [`AnswerForm`] | `leads.answer` | `/l/{code}#{lead}` |
//! | `POST /l/{code}/undo` | [`UndoForm`] | `leads.take_back` | `/l/{code}#{lead}` |
//! | `POST /l/{code}/stay` | – | `door.enter_by_paper` | `/me` |
//! | `POST /me/answer`, `/me/undo` | [`AnswerForm`], [`UndoForm`] | `leads` | `/me#{lead}` |
//! | `POST /me/code`, `/me/code/enter`, `/me/who` | [`PhoneForm`], [`CodeForm`], [`WhoForm`] | `door` | `/me/code`, `/me/who`, `/me` |
//! | `POST /me/sign-out`, `/me/devices/…` | [`SessionForm`] | `accounts.sign_out`, `door` | `/me`, `/me/devices` |
//! | `POST /me/proxies…`, `/staff/people/{id}/proxies`, `/staff/proxies/{id}/…` | [`ProxyForm`] | `proxies` | the page sent from |
//! | `POST /employer/…` | [`RegisterForm`], [`ColleagueForm`] | `employers` | `/me/code`, `/employer` |
//! | `POST /employer/vacancies…` | [`PostingSent`], [`VerdictForm`] | `postings` | the vacancy |
//! | `POST /employer/candidates/{lead}/…` | [`CandidateForm`] | `candidates.act` | the candidates |
//! | `POST /staff/vacancies/{id}/…` | [`VerdictForm`] | `postings.decide`, `undecide` | [`REVIEW`] |
//! | `POST /staff/employers/…` | [`RegisterForm`], [`WithdrawForm`] | `employers` | `/staff/employers` |
//! | `POST /staff/sign-in` | [`SignInForm`] | `accounts.sign_in` | `back`, else `/staff` |
//! | `POST /staff/sign-out` | – | `accounts.sign_out` | `/staff` |
//! | `POST /staff/account/…` | [`PasswordForm`], [`SecretForm`], [`CodeForm`], [`SessionForm`] | `accounts` | `/staff/account` |
//! | `POST /staff/accounts` | [`AccountForm`] | `account_book.request` | `/staff/accounts` |
//! | `POST /staff/accounts/{id}/{deed}` | –, [`CloseForm`] | `account_book` | `/staff/accounts/{id}` |
//! | `POST /staff/leads/{id}/hand-over` | [`HandOverForm`] | `leads.hand_over` | `/staff/people/{person}#{id}` |
//! | `POST /staff/people/{id}/link` | – | `leads.renew_link` | `/staff/people/{id}#link`, flash with `link_code` |
//! | `POST /staff/people/{id}/revoke-links` | – | `leads.revoke_links` | `/staff/people/{id}#link` |
//! | `POST /staff/vacancies/{id}/withdraw` | [`WithdrawForm`] | `vacancies.withdraw` | `/vacancies/{id}` |
//! | `POST /staff/people/find` | [`FindForm`] | `finding.remember` | `/staff/people?found=` |
//! | `POST /staff/people/alike` | [`LikeForm`] | `finding.look_alikes` | JSON |
//! | `POST /staff/look-alikes/apart`, `/again` | [`PairForm`] | `merges.set_apart`, `ask_again` | `/staff/look-alikes` |
//! | `POST /staff/merge` | [`Pairs`] | `merges.merge` | the kept file, or the form itself |
//! | `POST /staff/merges/{id}/undo` | – | `merges.undo_merge` | the list of look-alikes |
//! | `POST /staff/helper-phone` | [`HelperPhoneForm`] | `leads.set_helper_phone` | `/staff#helper-phone` |
//!
//! Those of recognitions and notices: [`recognition`]; of hand-overs: [`HAND_OVERS`]; of lists of departments: [`list`];
//! of visits and tasks: [`visit`]; of erasing files, of exports, of messages and calls, of placements ([`work`]), of posts ([`public_post`]): their own modules.
//! of visits and tasks: [`visit`]; of erasing files, of exports, of messages and calls, of placements ([`work`]), of subsidies ([`claim`]): their own modules.
//!
//! `GET /me/open?code=` leads from what was typed on `/me` to `/l/{code}`, or back to `/me?unknown=1`.
//! `GET /staff/coverage.csv?year=&area=` is served beside them: the coverage table as a file.

mod account;
pub mod assistance_week;
pub mod calendar;
pub mod case;
pub mod claim;
mod door;
mod employer;
mod erasure;
mod export;
pub mod fair;
mod figures;
mod file;
pub mod gate;
mod hand_over;
pub mod instructor;
pub mod insurance;
pub mod list;
mod merge;
mod message;
mod people;
mod posting;
pub mod privacy;
mod proxy;
pub mod public_post;
pub mod quota;
pub mod recognition;
pub mod region;
pub mod rule;
pub mod screen;
pub mod startup;
pub mod training;
pub mod training_order;
pub mod visit;
pub mod work;
pub mod work_assessment;
pub use file::{
    Pairs, add_entry_path, add_member_path, edit_person_path, found_household_path, join_household_path,
    remove_entry_path, split_household_path, undo_change_path, was_name,
};

pub use hand_over::*;
pub use merge::*;
pub use message::{
    CallForm, CallTyped, SUBSCRIBE, SubscribeForm, UNSUBSCRIBE, UnsubscribeForm, VILLAGE_TEXT, VillageWay,
    calls_path,
};
pub use people::*;
pub use posting::*;

pub use account::*;
pub use door::*;
pub use employer::*;
pub use erasure::*;
pub use export::*;
pub use figures::{FIGURES, FigureForm, figure_path};
pub use proxy::*;

use domain::ids::{LeadId, PersonId};
use domain::lead::{Answer, DeclineReason, Evidence};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{AreaCode, Phone};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// `GET`: leads from a typed code to its page.
pub const OPEN_CODE: &str = "/me/open";

/// `POST`: an answer to one lead; `page` is the page it is sent from, `/l/{code}` or [`MINE`].
pub fn answer_path(page: &str) -> String {
    format!("{page}/answer")
}

/// `POST`: takes an answer back.
pub fn undo_path(page: &str) -> String {
    format!("{page}/undo")
}

/// `POST`: opens a session.
pub const SIGN_IN: &str = "/staff/sign-in";
/// `POST`: ends it.
pub const SIGN_OUT: &str = "/staff/sign-out";
/// `POST`: sets the number people of an area call.
pub const HELPER_PHONE: &str = "/staff/helper-phone";
/// `GET`: the coverage table as a file.
pub const COVERAGE_CSV: &str = "/staff/coverage.csv";

/// `POST`: records that a lead was handed over.
pub fn hand_over_path(lead: LeadId) -> String {
    format!("/staff/leads/{lead}/hand-over")
}

/// `POST`: makes a personal link.
pub fn link_path(person: PersonId) -> String {
    format!("/staff/people/{person}/link")
}

/// `POST`: revokes every link of a person.
pub fn revoke_links_path(person: PersonId) -> String {
    format!("/staff/people/{person}/revoke-links")
}

/// `POST`: withdraws a vacancy.
pub fn withdraw_path(vacancy: impl std::fmt::Display) -> String {
    format!("/staff/vacancies/{vacancy}/withdraw")
}

/// The most letters of a note or a reason.
pub const NOTE_MAX: usize = 200;

/// An answer as sent: `answer` is `interested`, `call_me` or the code of a [`DeclineReason`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerForm {
    /// Which lead.
    pub lead: String,
    /// What was said.
    pub answer: String,
    /// [`AnswerForm::SHARES`] when the employer may have name and telephone.
    #[serde(default)]
    pub share: String,
}

impl AnswerForm {
    /// Value of the button 感兴趣.
    pub const INTERESTED: &'static str = "interested";
    /// Value of the button 请人联系我.
    pub const CALL_ME: &'static str = "call_me";
    /// Value of the tick that shares name and telephone.
    pub const SHARES: &'static str = "yes";

    /// Whether name and telephone go to the employer: said with a yes alone.
    pub fn shares(&self) -> bool {
        self.share == Self::SHARES && matches!(self.answer.as_str(), Self::INTERESTED | Self::CALL_ME)
    }

    /// The lead and the answer.
    pub fn parse(&self) -> Result<(LeadId, Answer), Refusal> {
        let answer = match self.answer.as_str() {
            Self::INTERESTED => Answer::Interested,
            Self::CALL_ME => Answer::CallMe,
            reason => Answer::Declined(field::<DeclineReason>("answer", reason)?),
        };
        Ok((field("lead", &self.lead)?, answer))
    }
}

/// Which answer to take back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoForm {
    /// Which lead.
    pub lead: String,
}

impl UndoForm {
    /// The lead.
    pub fn parse(&self) -> Result<LeadId, Refusal> {
        field("lead", &self.lead)
    }
}

/// A sign-in.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct SignInForm {
    /// Sign-in name.
    #[serde(default)]
    pub login: String,
    /// Password; never kept, never logged, never sent back.
    #[serde(default)]
    pub password: String,
    /// The digits of the second step, or a recovery code; empty where there is no second step.
    #[serde(default)]
    pub code: String,
    /// Where to go afterwards: an address below `/staff`.
    #[serde(default)]
    pub back: String,
}

impl SignInForm {
    /// Name and password, both filled in.
    pub fn parse(&self) -> Result<(&str, &str), Refusal> {
        let login = self.login.trim();
        let fields = [("login", login), ("password", self.password.as_str())];
        let missing: Vec<_> = fields
            .into_iter()
            .filter(|(_, value)| value.is_empty())
            .map(|(name, _)| problem(name, Problem::Required))
            .collect();
        if missing.is_empty() {
            Ok((login, &self.password))
        } else {
            Err(Refusal::Fields(missing))
        }
    }

    /// Where to go afterwards; never to another site.
    pub fn back(&self) -> &str {
        let here = self.back == "/staff"
            || ["/staff/", "/staff?"]
                .iter()
                .any(|start| self.back.starts_with(start));
        if here && !self.back.contains(['\\', '\r', '\n']) {
            &self.back
        } else {
            "/staff"
        }
    }
}

/// A lead handed over in person or told by phone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverForm {
    /// Whose page to go back to.
    pub person: String,
    /// Which lead the form stands at: after a mistake the page opens this one again.
    #[serde(default)]
    pub lead: String,
    /// Code of the [`Evidence`].
    #[serde(default)]
    pub evidence: String,
    /// Name of the witness, or anything worth noting.
    #[serde(default)]
    pub note: String,
}

impl HandOverForm {
    /// What staff may state as proof; the others come from machines.
    pub const EVIDENCE: [Evidence; 4] = [
        Evidence::Signature,
        Evidence::ThumbPrint,
        Evidence::Witness,
        Evidence::CallLog,
    ];

    /// The person, the proof and the note. A witness must be named.
    pub fn parse(&self) -> Result<(PersonId, Evidence, String), Refusal> {
        let person = field("person", &self.person)?;
        let evidence: Evidence = field("evidence", &self.evidence)?;
        let note = self.note.trim();
        if !Self::EVIDENCE.contains(&evidence) {
            return Err(Refusal::Fields(vec![problem("evidence", Problem::Unreadable)]));
        }
        if evidence == Evidence::Witness && note.is_empty() {
            return Err(Refusal::Fields(vec![problem("note", Problem::Required)]));
        }
        Ok((person, evidence, short("note", note)?))
    }
}

/// Why a vacancy is withdrawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawForm {
    /// In words.
    #[serde(default)]
    pub reason: String,
}

impl WithdrawForm {
    /// The reason, filled in.
    pub fn parse(&self) -> Result<String, Refusal> {
        match self.reason.trim() {
            "" => Err(Refusal::Fields(vec![problem("reason", Problem::Required)])),
            reason => short("reason", reason),
        }
    }
}

/// Beside what was typed into one of several like forms of a page: which of them it was.
pub const OF: &str = "of";

/// The number people of an area are told to call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelperPhoneForm {
    /// Code of the area.
    pub area: String,
    /// The number; empty takes it away.
    #[serde(default)]
    pub phone: String,
}

impl HelperPhoneForm {
    /// The area and the number.
    pub fn parse(&self) -> Result<(AreaCode, Option<Phone>), Refusal> {
        let unreadable = |name: &str| Refusal::Fields(vec![problem(name, Problem::Unreadable)]);
        let area = AreaCode::parse(&self.area).map_err(|_| unreadable("area"))?;
        let phone = match self.phone.trim() {
            "" => None,
            phone => Some(Phone::parse(phone).map_err(|_| unreadable("phone"))?),
        };
        Ok((area, phone))
    }
}

/// Reads one field, or says which could not be read.
fn field<T: FromStr>(name: &str, text: &str) -> Result<T, Refusal> {
    let what = if text.is_empty() {
        Problem::Required
    } else {
        Problem::Unreadable
    };
    text.parse()
        .map_err(|_| Refusal::Fields(vec![problem(name, what)]))
}

fn short(name: &str, text: &str) -> Result<String, Refusal> {
    if text.chars().count() > NOTE_MAX {
        return Err(Refusal::Fields(vec![problem(name, Problem::TooLong)]));
    }
    Ok(text.to_owned())
}

fn problem(name: &str, problem: Problem) -> FieldProblem {
    FieldProblem {
        field: name.to_owned(),
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01900000-0000-7000-8000-000000000001";

    #[test]
    fn an_answer_is_yes_a_call_or_a_reason() {
        let said = |answer: &str| {
            AnswerForm {
                lead: ID.to_owned(),
                answer: answer.to_owned(),
                share: String::new(),
            }
            .parse()
            .map(|(_, a)| a)
        };
        assert_eq!(said("interested"), Ok(Answer::Interested));
        assert_eq!(said("call_me"), Ok(Answer::CallMe));
        assert_eq!(said("too_far"), Ok(Answer::Declined(DeclineReason::TooFar)));
        assert!(said("maybe").is_err());
    }

    #[test]
    fn a_witness_must_be_named() {
        let form = |evidence: &str, note: &str| HandOverForm {
            person: ID.to_owned(),
            lead: ID.to_owned(),
            evidence: evidence.to_owned(),
            note: note.to_owned(),
        };
        assert!(form("witness", " ").parse().is_err());
        assert!(form("witness", "王芳").parse().is_ok());
        assert!(form("signature", "").parse().is_ok());
        assert!(
            form("receipt", "").parse().is_err(),
            "a receipt comes from the gateway, not from a form"
        );
        assert!(form("signature", &"长".repeat(201)).parse().is_err());
    }

    #[test]
    fn signing_in_never_leads_away() {
        let back = |back: &str| {
            SignInForm {
                back: back.to_owned(),
                ..SignInForm::default()
            }
            .back()
            .to_owned()
        };
        assert_eq!(back("/staff/people?area=330503"), "/staff/people?area=330503");
        for elsewhere in [
            "https://evil.example/",
            "//evil.example",
            "/staffevil",
            "/staff/\\evil",
            "",
        ] {
            assert_eq!(back(elsewhere), "/staff");
        }
    }

    #[test]
    fn a_helper_phone_is_a_number_or_taken_away() {
        let form = |phone: &str| {
            HelperPhoneForm {
                area: "330503".to_owned(),
                phone: phone.to_owned(),
            }
            .parse()
        };
        assert!(form("0572-3012345").is_ok_and(|(_, phone)| phone.is_some()));
        assert!(form("").is_ok_and(|(_, phone)| phone.is_none()));
        assert!(form("12").is_err());
    }
}
