//! Forms of the door: telephone, code, who one is; and what is sent from one's own page.

use super::problem;
use domain::refusal::{Problem, Refusal};
use domain::values::Phone;
use serde::{Deserialize, Serialize};

/// `POST`: asks for a code.
pub const ASK_CODE: &str = "/me/code";
/// `POST`: takes it.
pub const ENTER_CODE: &str = "/me/code/enter";
/// `POST`: says who one is.
pub const SAY_WHO: &str = "/me/who";
/// `POST`: ends the session.
pub const LEAVE: &str = "/me/sign-out";
/// `POST`: ends a session on another device.
pub const END_OWN_SESSION: &str = "/me/devices/end";
/// `POST`: ends all others.
pub const END_OWN_OTHERS: &str = "/me/devices/end-others";
/// What one's own page begins with; answers are sent below it.
pub const MINE: &str = "/me";

/// `POST`: keeps a telephone signed in by the code of a slip.
pub fn stay_path(code: &str) -> String {
    format!("/l/{code}/stay")
}

/// A telephone number.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct PhoneForm {
    /// The number.
    #[serde(default)]
    pub phone: String,
}

impl PhoneForm {
    /// A number that text messages reach.
    pub fn parse(&self) -> Result<Phone, Refusal> {
        mobile("phone", &self.phone)
    }
}

/// Reads a number that text messages reach.
pub(super) fn mobile(name: &str, text: &str) -> Result<Phone, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::field(name, Problem::Required));
    }
    let narrow: String = text.trim().chars().map(super::account::narrow).collect();
    let phone = Phone::parse(&narrow).ok().filter(Phone::is_mobile);
    phone.ok_or_else(|| Refusal::field(name, Problem::Unreadable))
}

/// Who one is, of those who share a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoForm {
    /// Position in the list.
    #[serde(default)]
    pub who: String,
    /// Year of birth, or the end of the resident ID.
    #[serde(default)]
    pub proof: String,
}

impl WhoForm {
    /// Position and proof, both filled in.
    pub fn parse(&self) -> Result<(usize, String), Refusal> {
        let proof: String = self.proof.trim().chars().map(super::account::narrow).collect();
        let position = self.who.parse::<usize>();
        match (position, proof.is_empty()) {
            (Ok(position), false) => Ok((position, proof)),
            (position, empty) => {
                let who = position.is_err().then(|| problem("who", Problem::Required));
                let proof = empty.then(|| problem("proof", Problem::Required));
                Err(Refusal::Fields(who.into_iter().chain(proof).collect()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_goes_to_a_mobile_number() {
        let read = |phone: &str| {
            let form = PhoneForm {
                phone: phone.to_owned(),
            };
            form.parse().map(String::from)
        };
        assert_eq!(read("138 0013 8000").as_deref(), Ok("13800138000"));
        assert_eq!(read("１３８００１３８０００").as_deref(), Ok("13800138000"));
        assert!(read("0572-3012345").is_err(), "no message reaches it");
        assert_eq!(read(" "), Err(Refusal::field("phone", Problem::Required)));
    }

    #[test]
    fn who_one_is_needs_both() {
        let form = |who: &str, proof: &str| WhoForm {
            who: who.to_owned(),
            proof: proof.to_owned(),
        };
        assert_eq!(form("1", " 1985 ").parse(), Ok((1, "1985".to_owned())));
        assert!(matches!(form("", "").parse(), Err(Refusal::Fields(missing)) if missing.len() == 2));
    }
}
