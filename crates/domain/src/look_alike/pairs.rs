//! Pairs of files that may be of one person, among many.

use super::{Likeness, NameKey, name_likeness, pair, township};
use crate::ids::PersonId;
use crate::values::{AreaCode, ResidentId};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeSet, HashMap};

/// What of a file is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The file.
    pub id: PersonId,
    /// Its name.
    pub name: NameKey,
    /// The birth date.
    pub birth: NaiveDate,
    /// Where the person lives.
    pub area: AreaCode,
    /// A mark of the telephone number.
    pub phone: Option<Vec<u8>>,
}

/// Two files that may be of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one with the smaller id.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// How the names agree.
    pub likeness: Likeness,
    /// Born on the same day.
    pub same_birthday: bool,
    /// Reached by the same telephone.
    pub same_phone: bool,
}

impl Pair {
    /// Whether more than chance speaks for it. In every township some people of one age have names that differ by one
    /// character.
    pub const fn is_likely(&self) -> bool {
        !matches!(self.likeness, Likeness::OneCharacter) || self.same_birthday || self.same_phone
    }

    /// Where it stands among others: the likeliest have the smallest place.
    pub fn place(&self) -> u8 {
        let signs = u8::from(self.same_birthday) + u8::from(self.same_phone);
        let likeness = Likeness::ALL.iter().position(|one| *one == self.likeness);
        let likeness = likeness.and_then(|at| u8::try_from(at).ok()).unwrap_or(9);
        u8::from(!self.is_likely()) * 100 + (2 - signs) * 10 + likeness
    }
}

/// All pairs of one year of birth and one township whose names nearly agree, the likeliest first.
pub fn pairs(people: &[Candidate]) -> Vec<Pair> {
    let mut near: HashMap<(AreaCode, i32, String), Vec<usize>> = HashMap::new();
    for (position, person) in people.iter().enumerate() {
        for way in ways(&person.name) {
            let place = (township(person.area), person.birth.year(), way);
            near.entry(place).or_default().push(position);
        }
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for together in near.values().filter(|together| together.len() > 1) {
        for (nth, first) in together.iter().enumerate() {
            for second in &together[nth + 1..] {
                let (one, other) = (&people[*first], &people[*second]);
                if seen.insert(pair(one.id, other.id)) {
                    found.extend(compare(one, other));
                }
            }
        }
    }
    found.sort_by_key(|pair| (pair.place(), pair.one, pair.other));
    found
}

/// Texts of which two names that nearly agree share one: the name, how it sounds, and the name without one of its
/// characters. Two characters must be left: fewer say nothing.
fn ways(name: &NameKey) -> BTreeSet<String> {
    let letters: Vec<char> = name.plain.chars().collect();
    let mut ways: BTreeSet<String> = name.spelt.iter().map(|spelt| format!("~{spelt}")).collect();
    if letters.len() > 2 {
        let without = |left_out: usize| -> String {
            let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
            rest.map(|(_, letter)| letter).collect()
        };
        ways.extend((0..letters.len()).map(without));
    }
    if !letters.is_empty() {
        ways.insert(name.plain.clone());
    }
    ways
}

fn compare(one: &Candidate, other: &Candidate) -> Option<Pair> {
    let likeness = name_likeness(&one.name, &other.name)?;
    let (first, second) = pair(one.id, other.id);
    Some(Pair {
        one: first,
        other: second,
        likeness,
        same_birthday: one.birth == other.birth,
        same_phone: one.phone.is_some() && one.phone == other.phone,
    })
}

/// Whether one number may be the other with one digit mistaken, or two beside each other in the wrong order. The check
/// character follows from the rest and is not looked at.
pub fn is_typing_slip(one: ResidentId, other: ResidentId) -> bool {
    let (one, other) = (String::from(one), String::from(other));
    let (one, other) = (&one.as_bytes()[..17], &other.as_bytes()[..17]);
    let differ: Vec<usize> = (0..17).filter(|at| one[*at] != other[*at]).collect();
    match differ[..] {
        [_] => true,
        [first, second] => second == first + 1 && one[first] == other[second] && one[second] == other[first],
        _ => false,
    }
}
