//! Unified social credit codes (GB 32100). R96.

use super::Unknown;
use serde::{Deserialize, Serialize};

/// An 18-character code of an organisation with the right check character (R96).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SocialCreditCode(String);

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl SocialCreditCode {
    /// Reads a code; small letters become capitals.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let unknown = Unknown {
            what: "social credit code",
        };
        let upper = text.trim().to_ascii_uppercase();
        let (head, check) = upper.split_at_checked(17).ok_or(unknown)?;
        match check_character(head) {
            Some(expected) if check.as_bytes() == [expected] => Ok(Self(upper)),
            _ => Err(unknown),
        }
    }

    /// Completes 17 characters with their check character.
    pub fn complete(head: &str) -> Result<Self, Unknown> {
        let unknown = Unknown {
            what: "social credit code",
        };
        if head.len() != 17 {
            return Err(unknown);
        }
        let check = check_character(head).ok_or(unknown)?;
        Ok(Self(format!("{head}{}", char::from(check))))
    }
}

/// `None` when a character is outside the alphabet.
fn check_character(head: &str) -> Option<u8> {
    let mut weight = 1u32;
    let mut sum = 0u32;
    for byte in head.bytes() {
        let value = ALPHABET.iter().position(|&a| a == byte)? as u32;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    Some(ALPHABET[((31 - sum % 31) % 31) as usize])
}

impl AsRef<str> for SocialCreditCode {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SocialCreditCode {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text)
    }
}

impl From<SocialCreditCode> for String {
    fn from(code: SocialCreditCode) -> Self {
        code.0
    }
}
