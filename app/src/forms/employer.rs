//! Forms of employers, and of officers about them.

use super::door::mobile;
use super::short;
use domain::ids::AccountId;
use domain::ports::{InvitationWish, Registration};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Phone, SocialCreditCode};
use serde::{Deserialize, Serialize};

/// `GET`: what an employer sees of itself.
pub const EMPLOYER: &str = "/employer";
/// `GET`, `POST`: registers an employer.
pub const REGISTER: &str = "/employer/register";
/// `POST`: lets a colleague sign in.
pub const COLLEAGUES: &str = "/employer/colleagues";
/// `GET`: registrations that wait; `POST` below it.
pub const EMPLOYERS: &str = "/staff/employers";
/// `POST`: makes an invitation.
pub const INVITE: &str = "/staff/employers/invite";

/// `POST`: takes a colleague out.
pub fn remove_colleague_path(account: AccountId) -> String {
    format!("/employer/colleagues/{account}/remove")
}

/// `GET`, `POST`: an invitation.
pub fn join_path(code: &str) -> String {
    format!("/employer/join/{code}")
}

/// `POST`: confirms a registration.
pub fn confirm_path(account: AccountId) -> String {
    format!("/staff/employers/{account}/confirm")
}

/// `POST`: refuses it.
pub fn refuse_path(account: AccountId) -> String {
    format!("/staff/employers/{account}/refuse")
}

/// A registration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterForm {
    /// Social credit code.
    #[serde(default)]
    pub uscc: String,
    /// Name of the employer.
    #[serde(default)]
    pub firm: String,
    /// Who stands for it by law; may be empty.
    #[serde(default)]
    pub legal_rep: String,
    /// Code of the area.
    #[serde(default)]
    pub area: String,
    /// Name of the person.
    #[serde(default)]
    pub name: String,
    /// Telephone of the person.
    #[serde(default)]
    pub phone: String,
}

impl RegisterForm {
    /// The registration; the code has the right check character (R96).
    pub fn parse(&self) -> Result<Registration, Refusal> {
        let InvitationWish { uscc, firm, area } = self.parse_employer()?;
        Ok(Registration {
            uscc,
            firm,
            legal_rep: short("legal_rep", self.legal_rep.trim())?,
            area,
            name: filled("name", &self.name)?,
            phone: mobile("phone", &self.phone)?,
        })
    }

    /// The employer alone.
    pub fn parse_employer(&self) -> Result<InvitationWish, Refusal> {
        let uscc = filled("uscc", &self.uscc)?;
        Ok(InvitationWish {
            uscc: SocialCreditCode::parse(&uscc).map_err(|_| Refusal::field("uscc", Problem::Wrong))?,
            firm: filled("firm", &self.firm)?,
            area: AreaCode::parse(self.area.trim()).map_err(|_| Refusal::field("area", Problem::Required))?,
        })
    }
}

/// Somebody of an employer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColleagueForm {
    /// Name.
    #[serde(default)]
    pub name: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
}

impl ColleagueForm {
    /// Name and telephone.
    pub fn parse(&self) -> Result<(String, Phone), Refusal> {
        Ok((filled("name", &self.name)?, mobile("phone", &self.phone)?))
    }
}

fn filled(name: &str, text: &str) -> Result<String, Refusal> {
    match text.trim() {
        "" => Err(Refusal::field(name, Problem::Required)),
        text => short(name, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_code_must_have_the_right_check_character() {
        let form = |uscc: &str| RegisterForm {
            uscc: uscc.to_owned(),
            firm: "青禾制衣厂".to_owned(),
            legal_rep: String::new(),
            area: "330598".to_owned(),
            name: "李雷".to_owned(),
            phone: "13800138000".to_owned(),
        };
        let right = SocialCreditCode::complete("91330500MA0000001").unwrap();
        assert!(form(right.as_ref()).parse().is_ok());
        let last = if right.as_ref().ends_with('1') { "2" } else { "1" };
        assert_eq!(
            form(&format!("91330500MA0000001{last}")).parse(),
            Err(Refusal::field("uscc", Problem::Wrong))
        );
    }
}
