//! Forms of staff accounts: one's own, and those of an area.

use super::{field, problem};
use domain::actor::{Department, Role};
use domain::ids::{AccountId, SessionId};
use domain::ports::AccountWish;
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use serde::{Deserialize, Serialize};

/// `GET`: one's own account.
pub const ACCOUNT: &str = "/staff/account";
/// `POST`: changes one's own password.
pub const ACCOUNT_PASSWORD: &str = "/staff/account/password";
/// `POST`: makes the secret of the second step.
pub const SECOND_STEP: &str = "/staff/account/second-step";
/// `POST`: takes its first code.
pub const SECOND_STEP_CONFIRM: &str = "/staff/account/second-step/confirm";
/// `POST`: takes the second step away.
pub const SECOND_STEP_REMOVE: &str = "/staff/account/second-step/remove";
/// `POST`: ends one session.
pub const END_SESSION: &str = "/staff/account/sessions/end";
/// `POST`: ends every other session.
pub const END_OTHER_SESSIONS: &str = "/staff/account/sessions/end-others";
/// `POST`: asks for an account.
pub const ACCOUNTS: &str = "/staff/accounts";

/// Whether an address serves those whose first password must be changed; they are led to their account from any other.
pub fn serves_first_password(path: &str) -> bool {
    [ACCOUNT, ACCOUNT_PASSWORD, super::SIGN_IN, super::SIGN_OUT].contains(&path)
}

/// The addresses open to somebody who must turn the second step on first.
pub fn serves_second_step(path: &str) -> bool {
    serves_first_password(path)
        || [SECOND_STEP, SECOND_STEP_CONFIRM, END_SESSION, END_OTHER_SESSIONS].contains(&path)
}

/// Who takes the people of an account that is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseForm {
    /// Their account; empty for the township.
    #[serde(default)]
    pub to: String,
}

impl CloseForm {
    /// The account.
    pub fn parse(&self) -> Result<Option<AccountId>, Refusal> {
        match self.to.trim() {
            "" => Ok(None),
            to => field("to", to).map(Some),
        }
    }
}

/// What is done with an account of somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountDeed {
    /// Approved.
    Approve,
    /// Refused.
    Refuse,
    /// Taken back by who asked for it.
    TakeBack,
    /// Closed.
    Close,
    /// Given a new password.
    Reset,
}

impl AccountDeed {
    /// The last part of the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Refuse => "refuse",
            Self::TakeBack => "take-back",
            Self::Close => "close",
            Self::Reset => "reset",
        }
    }
}

/// `POST`: does something with an account.
pub fn account_path(id: AccountId, deed: AccountDeed) -> String {
    format!("/staff/accounts/{id}/{}", deed.code())
}

/// A new password.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct PasswordForm {
    /// The one in force.
    #[serde(default)]
    pub old: String,
    /// The new one.
    #[serde(default)]
    pub new: String,
    /// The new one again.
    #[serde(default)]
    pub again: String,
}

impl PasswordForm {
    /// The old and the new one; the new one was typed twice alike.
    pub fn parse(&self) -> Result<(&str, &str), Refusal> {
        let fields = [("old", &self.old), ("new", &self.new), ("again", &self.again)];
        let missing: Vec<_> = fields
            .into_iter()
            .filter(|(_, value)| value.is_empty())
            .map(|(name, _)| problem(name, Problem::Required))
            .collect();
        if !missing.is_empty() {
            return Err(Refusal::Fields(missing));
        }
        if self.new != self.again {
            return Err(Refusal::field("again", Problem::Wrong));
        }
        Ok((&self.old, &self.new))
    }
}

/// A password, to prove that it is still the same person.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct SecretForm {
    /// The password.
    #[serde(default)]
    pub password: String,
}

impl SecretForm {
    /// The password, filled in.
    pub fn parse(&self) -> Result<&str, Refusal> {
        if self.password.is_empty() {
            return Err(Refusal::field("password", Problem::Required));
        }
        Ok(&self.password)
    }
}

/// Six digits.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct CodeForm {
    /// The digits.
    #[serde(default)]
    pub code: String,
}

impl CodeForm {
    /// The digits, whatever stands between them.
    pub fn parse(&self) -> Result<String, Refusal> {
        let digits: String = self
            .code
            .chars()
            .map(narrow)
            .filter(char::is_ascii_digit)
            .collect();
        match digits.len() {
            0 => Err(Refusal::field("code", Problem::Required)),
            6 => Ok(digits),
            _ => Err(Refusal::field("code", Problem::Wrong)),
        }
    }
}

/// Input methods for Chinese write digits and letters of full width.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Which session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionForm {
    /// Its id.
    #[serde(default)]
    pub session: String,
}

impl SessionForm {
    /// The session.
    pub fn parse(&self) -> Result<SessionId, Refusal> {
        field("session", &self.session)
    }
}

/// An account asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountForm {
    /// Sign-in name.
    #[serde(default)]
    pub login: String,
    /// Code of the role.
    #[serde(default)]
    pub role: String,
    /// Code of the area.
    #[serde(default)]
    pub area: String,
    /// Code of the department; empty for everybody but department reviewers.
    #[serde(default)]
    pub department: String,
}

impl AccountForm {
    /// What the account is to be.
    pub fn parse(&self) -> Result<AccountWish, Refusal> {
        if self.login.trim().is_empty() {
            return Err(Refusal::field("login", Problem::Required));
        }
        let department = match self.department.as_str() {
            "" => None,
            code => Some(field::<Department>("department", code)?),
        };
        Ok(AccountWish {
            login: self.login.trim().to_owned(),
            role: field::<Role>("role", &self.role)?,
            area: field::<AreaCode>("area", &self.area)?,
            department,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_password_is_typed_twice_alike() {
        let form = |new: &str, again: &str| PasswordForm {
            old: "old".to_owned(),
            new: new.to_owned(),
            again: again.to_owned(),
        };
        assert_eq!(form("one", "one").parse(), Ok(("old", "one")));
        assert_eq!(
            form("one", "two").parse(),
            Err(Refusal::field("again", Problem::Wrong))
        );
        assert!(matches!(form("", "").parse(), Err(Refusal::Fields(missing)) if missing.len() == 2));
    }

    #[test]
    fn digits_may_be_written_wide_and_with_gaps() {
        let read = |code: &str| {
            CodeForm {
                code: code.to_owned(),
            }
            .parse()
        };
        assert_eq!(read("123 456").as_deref(), Ok("123456"));
        assert_eq!(read("１２３４５６").as_deref(), Ok("123456"));
        assert!(read("12345").is_err() && read("").is_err());
    }
}
