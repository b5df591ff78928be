//! The code somebody shows at the gate: sixteen letters, as a QR code or typed.
//!
//! ```text
//!   7K2Q  M4TX 9B3D  5HR8
//!   │     │          │
//!   │     │          └─ with the last two: check letters, so that a slip of the finger is told from a stranger
//!   │     └─ fifty bits of chance, kept in the registration: nobody makes one up
//!   └─ twenty bits of the fair's id: the code of another fair, or of last year's, is known without asking anybody
//! ```
//! Letters are those of personal links (no `I L O U`); look-alikes are mended, spaces and dashes ignored, and of an address the last
//! part is read, so that any scanner will do.
//!
//! **At a gate without a net** a phone needs the [`tag`] of its fair and a list of [`FairCode::mark`]s, eight bytes for each registration
//! (3,000 people: 24 kB), with the state of each and nothing else: no names, and no code can be made from a mark. [`FairCode::read`]
//! then tells apart what cannot be a code, one of another fair, and one of this fair; of the last, one that is not in the list is either a
//! stranger's or was given out after the list was loaded. Such a scan is kept with its time, and the server says which it was.

use crate::ids::FairId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::{Display, Formatter};

/// Letters of codes: easy to read aloud and to type, none of them alike.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of the tag.
const TAG: usize = 4;
/// Letters before the check.
const BODY: usize = 14;
/// Letters in all.
const LENGTH: usize = 16;
/// A prime below 1,024, so that two letters hold every remainder, and one wrong letter or two changed ones are found.
const MODULUS: u32 = 1_021;

/// A code that can be one: sixteen letters, with the right check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FairCode(String);

/// What a gate reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadCode {
    /// A code of this fair; whether somebody holds it the list or the server says.
    OfThisFair(FairCode),
    /// A code of another fair, perhaps last year's.
    OfAnotherFair(FairCode),
    /// No code of a fair: another QR code, or mistyped.
    NoCode,
}

impl FairCode {
    /// The code of a fair with ten bytes of chance, of which fifty bits are taken.
    pub fn new(fair: FairId, chance: [u8; 10]) -> Self {
        let mut body = tag(fair);
        body.extend(
            chance
                .iter()
                .map(|byte| char::from(LETTERS[usize::from(byte & 31)])),
        );
        let check = check(&body);
        Self(body + &check)
    }

    /// Reads what was typed or scanned.
    pub fn parse(typed: &str) -> Option<Self> {
        let last = typed.trim().rsplit(['/', '=', ':']).next().unwrap_or_default();
        let mend = |letter: char| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let code: String = last
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(mend)
            .collect();
        let is_code = code.len() == LENGTH && code.bytes().all(|letter| LETTERS.contains(&letter));
        (is_code && code[BODY..] == check(&code[..BODY])).then_some(Self(code))
    }

    /// What a gate of a fair makes of it.
    pub fn read(typed: &str, fair: FairId) -> ReadCode {
        match Self::parse(typed) {
            None => ReadCode::NoCode,
            Some(code) if code.is_of(fair) => ReadCode::OfThisFair(code),
            Some(code) => ReadCode::OfAnotherFair(code),
        }
    }

    /// Whether it was given out for a fair.
    pub fn is_of(&self, fair: FairId) -> bool {
        self.0[..TAG] == tag(fair)
    }

    /// By what a phone without a net knows it again: the first eight bytes of SHA-256 over it, as a number.
    pub fn mark(&self) -> u64 {
        let digest = Sha256::digest(self.0.as_bytes());
        digest
            .iter()
            .take(8)
            .fold(0, |mark, byte| mark << 8 | u64::from(*byte))
    }

    /// The sixteen letters, as kept and as the QR code holds them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In four groups, to read aloud.
    pub fn grouped(&self) -> String {
        let groups: Vec<&str> = (0..LENGTH).step_by(4).map(|at| &self.0[at..at + 4]).collect();
        groups.join(" ")
    }
}

impl TryFrom<String> for FairCode {
    type Error = crate::values::Unknown;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(crate::values::Unknown { what: "FairCode" })
    }
}

impl From<FairCode> for String {
    fn from(code: FairCode) -> Self {
        code.0
    }
}

impl Display for FairCode {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The first letters of every code of a fair: the last twenty bits of its id.
pub fn tag(fair: FairId) -> String {
    let bits = fair.0.as_u128();
    (0..TAG)
        .rev()
        .map(|place| char::from(LETTERS[usize::try_from(bits >> (place * 5) & 31).unwrap_or(0)]))
        .collect()
}

fn check(body: &str) -> String {
    let value = |letter: u8| LETTERS.iter().position(|one| *one == letter).unwrap_or(0);
    let sum = body.bytes().fold(0, |sum, letter| {
        (sum * 32 + u32::try_from(value(letter)).unwrap_or(0) + 1) % MODULUS
    });
    let letter = |bits: u32| char::from(LETTERS[usize::try_from(bits & 31).unwrap_or(0)]);
    [letter(sum >> 5), letter(sum)].iter().collect()
}
