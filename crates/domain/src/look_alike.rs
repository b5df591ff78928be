//! Files that may be of one person: the same number, or the same year and township and a name that nearly agrees.

mod pairs;

pub use pairs::{Candidate, Pair, is_typing_slip, pairs};

use crate::code::codes;
use crate::ids::PersonId;
use crate::values::{AreaCode, AreaLevel};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A name as it is compared and looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameKey {
    /// One spelling for what reads the same: no spaces, no `·`, simplified, small letters.
    pub plain: String,
    /// What follows the surname, or the `·`; nothing for names of one character.
    pub parts: Vec<String>,
    /// Full pinyin, a spelling for every reading the name may have.
    pub spelt: BTreeSet<String>,
    /// First letters of the readings.
    pub initials: BTreeSet<String>,
}

impl NameKey {
    /// Everything the name is found by, each once.
    pub fn all(&self) -> BTreeSet<&str> {
        let one = std::iter::once(&self.plain);
        let texts = one.chain(&self.parts).chain(&self.spelt).chain(&self.initials);
        texts
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect()
    }
}

codes! {
    /// Why two files may be of one person, the strongest reason first.
    pub enum Likeness {
        /// The same resident ID number.
        SameNumber = "same_number",
        /// The same name.
        SameName = "same_name",
        /// Names that sound alike.
        SamePinyin = "same_pinyin",
        /// Names that differ by one character.
        OneCharacter = "one_character",
    }
}

/// What of a file is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits<'a> {
    /// The name.
    pub name: &'a NameKey,
    /// Year of birth.
    pub birth_year: i32,
    /// Where the person lives.
    pub area: AreaCode,
}

/// Why two files with different numbers may be of one person: born in the same year, living in the same township, and
/// with names that nearly agree.
pub fn likeness(one: &Traits<'_>, other: &Traits<'_>) -> Option<Likeness> {
    let near = one.birth_year == other.birth_year && township(one.area) == township(other.area);
    near.then(|| name_likeness(one.name, other.name)).flatten()
}

/// How two names agree.
pub fn name_likeness(one: &NameKey, other: &NameKey) -> Option<Likeness> {
    if one.plain.is_empty() || other.plain.is_empty() {
        None
    } else if one.plain == other.plain {
        Some(Likeness::SameName)
    } else if !one.spelt.is_disjoint(&other.spelt) {
        Some(Likeness::SamePinyin)
    } else if differ_by_one(&one.plain, &other.plain) {
        Some(Likeness::OneCharacter)
    } else {
        None
    }
}

/// Whether two names differ by one character that was mistaken, left out or added. Two characters at least must agree:
/// of 张伟 and 张强, or of names of one character, one cannot be taken for the other.
pub fn differ_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let begin = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let end = short[begin..]
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    long.len() - begin - end == 1 && begin + end >= 2
}

/// The township, or what is known of it: only people of one are compared.
pub fn township(area: AreaCode) -> AreaCode {
    area.at(AreaLevel::Town).unwrap_or(area)
}

/// Two files in an order of their own, so that a pair has one name.
pub fn pair(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    if one <= other { (one, other) } else { (other, one) }
}

/// A file that may be of the same person, as it is told to whoever enters a new one: where it lies, nothing more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookAlike {
    /// Why.
    pub likeness: Likeness,
    /// The office that holds it, in words: 河湾镇 柳树村.
    pub office: String,
    /// The file itself, for those who may read it.
    pub person: Option<PersonId>,
    /// Its name, for those who may read it.
    pub name: Option<String>,
}
