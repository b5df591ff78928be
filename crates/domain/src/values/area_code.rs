//! Area codes (GB/T 2260 and GB/T 10114): province 2, city 4, county 6, town 9, village 12 digits. R98.

use super::Unknown;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The five levels of the area tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaLevel {
    /// Two digits.
    Province = 1,
    /// Four digits.
    City = 2,
    /// Six digits.
    County = 3,
    /// Nine digits.
    Town = 4,
    /// Twelve digits.
    Village = 5,
}

impl AreaLevel {
    /// How many digits a code of this level has.
    pub const fn digits(self) -> u8 {
        match self {
            Self::Province => 2,
            Self::City => 4,
            Self::County => 6,
            Self::Town => 9,
            Self::Village => 12,
        }
    }

    /// The level of the lines of a report about an area: that below it.
    pub const fn of_lines_in(area: Option<AreaCode>) -> Self {
        let Some(area) = area else {
            return Self::County;
        };
        match area.level() {
            Self::Province => Self::City,
            Self::City => Self::County,
            Self::County => Self::Town,
            Self::Town | Self::Village => Self::Village,
        }
    }
}

/// What a code says about the place, beyond its level (R98).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// Level 1.
    Province,
    /// Level 2.
    City,
    /// Level 3.
    County,
    /// 001–099: an urban street.
    Street,
    /// 100–199: a town.
    Town,
    /// 200–399: a township.
    Township,
    /// 400–599 of the town digits: an area treated like a town.
    QuasiTown,
    /// 001–199 of the village digits.
    ResidentsCommittee,
    /// 200–399 of the village digits.
    VillagersCommittee,
    /// 400–599 of the village digits.
    QuasiVillage,
    /// A number outside the ranges of the standard.
    Other,
}

/// A short area code, compared by prefix (R98).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AreaCode {
    digits: u64,
    len: u8,
}

impl AreaCode {
    /// Reads a code of 2, 4, 6, 9 or 12 digits. Trailing zeros that only fill up (`330500` for a city) are taken
    /// away by [`AreaCode::parse_padded`], not here.
    pub fn parse(text: &str) -> Result<Self, Unknown> {
        let unknown = Unknown { what: "area code" };
        if !matches!(text.len(), 2 | 4 | 6 | 9 | 12) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(unknown);
        }
        let digits: u64 = text.parse().map_err(|_| unknown)?;
        let code = Self {
            digits,
            len: text.len() as u8,
        };
        if code.cut(2) < 11 { Err(unknown) } else { Ok(code) }
    }

    /// Reads a code whose lower levels may be filled with zeros: `340100` is the city `3401`, `310000` the province
    /// `31`, `330503101000` the town `330503101`.
    pub fn parse_padded(text: &str) -> Result<Self, Unknown> {
        let mut code = Self::parse(text)?;
        while code.is_filled() {
            match code.parent() {
                Some(parent) => code = parent,
                None => break,
            }
        }
        Ok(code)
    }

    fn is_filled(self) -> bool {
        let step = match self.len {
            12 | 9 => 1000,
            6 | 4 => 100,
            _ => return false,
        };
        self.digits.is_multiple_of(step)
    }

    /// The level, by length.
    pub const fn level(self) -> AreaLevel {
        match self.len {
            2 => AreaLevel::Province,
            4 => AreaLevel::City,
            6 => AreaLevel::County,
            9 => AreaLevel::Town,
            _ => AreaLevel::Village,
        }
    }

    /// What the digits say about the place.
    pub fn kind(self) -> AreaKind {
        let last = self.digits % 1000;
        match (self.level(), last) {
            (AreaLevel::Province, _) => AreaKind::Province,
            (AreaLevel::City, _) => AreaKind::City,
            (AreaLevel::County, _) => AreaKind::County,
            (AreaLevel::Town, 1..=99) => AreaKind::Street,
            (AreaLevel::Town, 100..=199) => AreaKind::Town,
            (AreaLevel::Town, 200..=399) => AreaKind::Township,
            (AreaLevel::Town, 400..=599) => AreaKind::QuasiTown,
            (AreaLevel::Village, 1..=199) => AreaKind::ResidentsCommittee,
            (AreaLevel::Village, 200..=399) => AreaKind::VillagersCommittee,
            (AreaLevel::Village, 400..=599) => AreaKind::QuasiVillage,
            _ => AreaKind::Other,
        }
    }

    /// The next area up; a province has none.
    pub fn parent(self) -> Option<Self> {
        let len = match self.len {
            12 => 9,
            9 => 6,
            6 => 4,
            4 => 2,
            _ => return None,
        };
        Some(Self {
            digits: self.cut(len),
            len,
        })
    }

    /// This area's ancestor (or itself) at a level; `None` when the code is shorter than the level.
    pub fn at(self, level: AreaLevel) -> Option<Self> {
        (self.len >= level.digits()).then(|| Self {
            digits: self.cut(level.digits()),
            len: level.digits(),
        })
    }

    /// From the province down to this area itself.
    pub fn path(self) -> Vec<Self> {
        let mut path: Vec<Self> = std::iter::successors(Some(self), |code| code.parent()).collect();
        path.reverse();
        path
    }

    /// Whether `other` is this area or lies in it.
    pub fn contains(self, other: Self) -> bool {
        other.len >= self.len && other.cut(self.len) == self.digits
    }

    /// Whether one of the two contains the other.
    pub fn touches(self, other: Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// The digits as a number, for compact tables.
    pub const fn number(self) -> u64 {
        self.digits
    }

    /// How many digits the code has: 2, 4, 6, 9 or 12.
    #[expect(clippy::len_without_is_empty, reason = "a code always has digits")]
    pub const fn len(self) -> u8 {
        self.len
    }

    /// The first `len` digits as a number; `len` must not exceed the code's own.
    pub const fn cut(self, len: u8) -> u64 {
        self.digits / 10u64.pow((self.len - len) as u32)
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.digits, width = usize::from(self.len))
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AreaCode({self})")
    }
}

impl PartialOrd for AreaCode {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for AreaCode {
    /// The order of the written codes: a parent stands before its children.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let common = self.len.min(other.len);
        self.cut(common)
            .cmp(&other.cut(common))
            .then(self.len.cmp(&other.len))
    }
}

impl std::str::FromStr for AreaCode {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        Self::parse(text)
    }
}

impl TryFrom<String> for AreaCode {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text)
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> Self {
        code.to_string()
    }
}
