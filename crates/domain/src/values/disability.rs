//! Disability certificate numbers (GB/T 26341). R97.

use super::{ResidentId, Unknown};
use crate::code::codes;
use serde::{Deserialize, Serialize};
use std::fmt;

codes! {
    /// The kind on the certificate. Kept for entitlement rules; matching uses the six functions instead.
    pub enum DisabilityKind {
        /// Digit 1.
        Visual = "visual",
        /// Digit 2.
        Hearing = "hearing",
        /// Digit 3.
        Speech = "speech",
        /// Digit 4.
        Limb = "limb",
        /// Digit 5.
        Intellectual = "intellectual",
        /// Digit 6.
        Mental = "mental",
        /// Digit 7.
        Multiple = "multiple",
    }
}

/// The holder's resident ID number, a kind digit, a grade digit (1 most severe) and perhaps a reissue mark (R97).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DisabilityCertificateNo {
    holder: ResidentId,
    kind: DisabilityKind,
    grade: u8,
    reissue: u8,
}

impl DisabilityCertificateNo {
    /// Puts a number together; `grade` is 1–4.
    pub fn new(holder: ResidentId, kind: DisabilityKind, grade: u8, reissue: u8) -> Result<Self, Unknown> {
        let valid = (1..=4).contains(&grade);
        valid
            .then_some(Self {
                holder,
                kind,
                grade,
                reissue,
            })
            .ok_or(Unknown {
                what: "disability certificate number",
            })
    }

    /// Reads a number of 20 characters, or more with `B1`, `B2`, … after a reissue.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let unknown = Unknown {
            what: "disability certificate number",
        };
        let upper = text.trim().to_ascii_uppercase();
        if !upper.is_ascii() || upper.len() < 20 {
            return Err(unknown);
        }
        let holder = ResidentId::parse(&upper[..18]).map_err(|_| unknown)?;
        let digit = usize::from(upper.as_bytes()[18].wrapping_sub(b'1'));
        let kind = *DisabilityKind::ALL.get(digit).ok_or(unknown)?;
        let grade = upper.as_bytes()[19].wrapping_sub(b'0');
        Self::new(holder, kind, grade, reissue(&upper[20..]).ok_or(unknown)?)
    }

    /// Whose certificate it is; must equal the number on the person's file (R97).
    pub const fn holder(self) -> ResidentId {
        self.holder
    }

    /// The kind.
    pub const fn kind(self) -> DisabilityKind {
        self.kind
    }

    /// 1 (most severe) to 4 (C7).
    pub const fn grade(self) -> u8 {
        self.grade
    }

    /// As the number of its holder is shown, with kind, grade and reissue hidden too.
    pub fn masked(self) -> String {
        format!("{}**", self.holder.masked())
    }

    /// How many times it was issued again.
    pub const fn reissue(self) -> u8 {
        self.reissue
    }
}

fn reissue(suffix: &str) -> Option<u8> {
    match suffix.strip_prefix('B') {
        None => suffix.is_empty().then_some(0),
        Some(number) if number.starts_with('+') => None,
        Some(number) => number.parse().ok().filter(|n| *n > 0),
    }
}

impl fmt::Debug for DisabilityCertificateNo {
    /// Never shows the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DisabilityCertificateNo(…)")
    }
}

impl TryFrom<String> for DisabilityCertificateNo {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text)
    }
}

impl From<DisabilityCertificateNo> for String {
    fn from(no: DisabilityCertificateNo) -> Self {
        let kind = no.kind as u8 + 1;
        let suffix = if no.reissue == 0 {
            Self::new()
        } else {
            format!("B{}", no.reissue)
        };
        format!("{}{kind}{}{suffix}", Self::from(no.holder), no.grade)
    }
}
