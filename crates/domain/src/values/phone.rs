//! Telephone numbers of mainland China.

use super::Unknown;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A mobile number (11 digits) or a landline with area code, digits only.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads a number; spaces, hyphens and a leading `+86` are taken away.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '\u{2013}' | '\u{3000}'))
            .collect();
        let digits = digits
            .strip_prefix("+86")
            .or_else(|| digits.strip_prefix("0086"))
            .unwrap_or(&digits);
        let mobile =
            digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9');
        let landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
        if digits.bytes().all(|b| b.is_ascii_digit()) && (mobile || landline) {
            Ok(Self(digits.to_owned()))
        } else {
            Err(Unknown { what: "phone number" })
        }
    }

    /// Whether text messages can reach it.
    pub fn is_mobile(&self) -> bool {
        self.0.starts_with('1')
    }

    /// First three and last two digits: `138******21`.
    pub fn masked(&self) -> String {
        let (head, tail) = (&self.0[..3], &self.0[self.0.len() - 2..]);
        format!("{head}{}{tail}", "*".repeat(self.0.len() - 5))
    }
}

impl AsRef<str> for Phone {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Phone {
    /// Never shows the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

impl TryFrom<String> for Phone {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}
