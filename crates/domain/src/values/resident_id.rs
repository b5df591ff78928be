//! Resident ID numbers (GB 11643). R95.

use super::{Unknown, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Sex as the resident ID number states it (GB/T 2261.1). Never a matching rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Odd sequence number.
    Male,
    /// Even sequence number.
    Female,
}

/// An 18-character resident ID number with a real birth date and the right check character (R95).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ResidentId([u8; 18]);

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK: &[u8; 11] = b"10X98765432";

impl ResidentId {
    /// Reads a number; a small `x` becomes `X`; 15-digit numbers of the first generation are refused (R95).
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let unknown = Unknown {
            what: "resident ID number",
        };
        let upper = text.trim().to_ascii_uppercase();
        let bytes: [u8; 18] = upper.as_bytes().try_into().map_err(|_| unknown)?;
        if !bytes[..17].iter().all(u8::is_ascii_digit) || bytes[17] != check_character(&bytes) {
            return Err(unknown);
        }
        birth_date(&bytes).map(|_| Self(bytes)).ok_or(unknown)
    }

    /// Writes a number from its parts: six digits of area, birth date and a sequence number 0–999.
    pub fn compose(area: u32, birth: NaiveDate, sequence: u16) -> Result<Self, Unknown> {
        let head = format!("{area:06}{}{sequence:03}", birth.format("%Y%m%d"));
        let mut bytes = [b'0'; 18];
        let head_bytes = head.as_bytes();
        if head_bytes.len() != 17 {
            return Err(Unknown {
                what: "resident ID number",
            });
        }
        bytes[..17].copy_from_slice(head_bytes);
        bytes[17] = check_character(&bytes);
        Ok(Self(bytes))
    }

    /// The birth date written in the number.
    pub fn birth(self) -> NaiveDate {
        birth_date(&self.0).unwrap_or(NaiveDate::MIN)
    }

    /// The sex written in the number: an odd sequence is male.
    pub fn sex(self) -> Sex {
        if self.0[16] % 2 == 1 {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    /// Completed years on a day (C2).
    pub fn age_on(self, day: NaiveDate) -> i32 {
        dates::age_on(self.birth(), day)
    }

    /// First six and last two characters: what a screen shows by default.
    pub fn masked(self) -> String {
        let text = String::from(self);
        format!("{}**********{}", &text[..6], &text[16..])
    }
}

fn check_character(bytes: &[u8; 18]) -> u8 {
    let sum: u32 = bytes[..17]
        .iter()
        .zip(WEIGHTS)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    CHECK[(sum % 11) as usize]
}

fn birth_date(bytes: &[u8; 18]) -> Option<NaiveDate> {
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .fold(0u32, |sum, b| sum * 10 + u32::from(b - b'0'))
    };
    NaiveDate::from_ymd_opt(number(6..10) as i32, number(10..12), number(12..14))
}

impl fmt::Debug for ResidentId {
    /// Never shows the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResidentId(…)")
    }
}

impl std::str::FromStr for ResidentId {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        Self::parse(text)
    }
}

impl TryFrom<String> for ResidentId {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text)
    }
}

impl From<ResidentId> for String {
    fn from(id: ResidentId) -> Self {
        id.0.iter().map(|b| char::from(*b)).collect()
    }
}
