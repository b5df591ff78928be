//! Households: who lives together, and their land.

use crate::code::codes;
use crate::ids::{HouseholdId, MemberId, PersonId};
use crate::refusal::Problem;
use crate::values::{AreaCode, Fen};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Which of the two rules holds for it: R09, or its counterpart in town.
    pub enum HouseholdKind {
        /// In the country.
        Rural = "rural",
        /// In town.
        Urban = "urban",
    }
}

codes! {
    /// Classes of the subsistence allowance 低保.
    pub enum SubsistenceClass {
        /// A 类.
        A = "a",
        /// B 类.
        B = "b",
        /// C 类.
        C = "c",
    }
}

codes! {
    /// What a member is to the head (GB/T 4761).
    pub enum Relation {
        /// 户主.
        Head = "head",
        /// 配偶.
        Spouse = "spouse",
        /// 子.
        Son = "son",
        /// 女.
        Daughter = "daughter",
        /// 孙子女.
        Grandchild = "grandchild",
        /// 父母.
        Parent = "parent",
        /// 祖父母.
        Grandparent = "grandparent",
        /// 兄弟姐妹.
        Sibling = "sibling",
        /// 其他.
        Other = "other",
    }
}

/// A household as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// Our id.
    pub id: HouseholdId,
    /// Where.
    pub area: AreaCode,
    /// Hamlet, street and number.
    pub address: String,
    /// In the country or in town.
    pub kind: HouseholdKind,
    /// Contracted farmland, 0.01 mu.
    pub contracted: Option<u32>,
    /// Remaining farmland, 0.01 mu.
    pub remaining: Option<u32>,
    /// Registered agricultural members 在册农业人口, who need not all live here (R02).
    pub agri_population: Option<u16>,
    /// Class of the subsistence allowance.
    pub subsistence: Option<SubsistenceClass>,
    /// Subsistence allowance a month.
    pub allowance: Option<Fen>,
    /// The day it ceased to be: all moved into another.
    pub ended_on: Option<NaiveDate>,
    /// How many times it was written.
    pub version: u32,
}

/// Somebody who belongs or belonged to a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Our id.
    pub id: MemberId,
    /// The household.
    pub household: HouseholdId,
    /// The person; `None` for somebody who is not on the register: a child, an old parent.
    pub person: Option<PersonId>,
    /// Name of somebody who is not on the register.
    pub name: String,
    /// Year of birth of somebody who is not on the register.
    pub birth_year: Option<i32>,
    /// What they are to the head.
    pub relation: Relation,
    /// First day.
    pub joined_on: NaiveDate,
    /// Last day; `None` = still here.
    pub left_on: Option<NaiveDate>,
}

codes! {
    /// Every field of a [`Household`] that may change.
    pub enum HouseholdField {
        /// Where.
        Area = "area",
        /// Hamlet, street and number.
        Address = "address",
        /// In the country or in town.
        Kind = "kind",
        /// Contracted farmland.
        Contracted = "contracted",
        /// Remaining farmland.
        Remaining = "remaining",
        /// Registered agricultural members.
        AgriPopulation = "agri_population",
        /// Class of the subsistence allowance.
        Subsistence = "subsistence",
        /// Subsistence allowance.
        Allowance = "allowance",
        /// The day it ceased to be.
        EndedOn = "ended_on",
    }
}

impl HouseholdField {
    /// The fields of the form.
    pub const EDITED: [Self; 8] = [
        Self::Area,
        Self::Address,
        Self::Kind,
        Self::Contracted,
        Self::Remaining,
        Self::AgriPopulation,
        Self::Subsistence,
        Self::Allowance,
    ];

    /// The value as one text; empty for nothing. Land in mu with two decimals.
    pub fn text(self, household: &Household) -> String {
        match self {
            Self::Area => household.area.to_string(),
            Self::Address => household.address.clone(),
            Self::Kind => household.kind.code().to_owned(),
            Self::Contracted => household.contracted.map(mu).unwrap_or_default(),
            Self::Remaining => household.remaining.map(mu).unwrap_or_default(),
            Self::AgriPopulation => text_of(household.agri_population),
            Self::Subsistence => text_of(household.subsistence.map(SubsistenceClass::code)),
            Self::Allowance => text_of(household.allowance.map(Fen::whole_yuan)),
            Self::EndedOn => text_of(household.ended_on),
        }
    }

    /// Reads the value from one text, or says what is wrong with it.
    pub fn set(self, household: &mut Household, text: &str) -> Result<(), Problem> {
        let text = text.trim();
        match self {
            Self::Area => household.area = text.parse().map_err(|_| unreadable(text))?,
            Self::Address if text.chars().count() > 120 => return Err(Problem::TooLong),
            Self::Address => text.clone_into(&mut household.address),
            Self::Kind => household.kind = text.parse().map_err(|_| unreadable(text))?,
            Self::Contracted => household.contracted = optional(text, read_mu)?,
            Self::Remaining => household.remaining = optional(text, read_mu)?,
            Self::AgriPopulation => household.agri_population = optional(text, heads)?,
            Self::Subsistence => {
                household.subsistence = optional(text, |t| t.parse().map_err(|_| Problem::Unreadable))?;
            }
            Self::Allowance => household.allowance = optional(text, yuan)?,
            Self::EndedOn => {
                household.ended_on = optional(text, |t| t.parse().map_err(|_| Problem::Unreadable))?;
            }
        }
        Ok(())
    }

    /// The fields in which two records of a household differ.
    pub fn changed(before: &Household, after: &Household) -> impl Iterator<Item = Self> {
        let differs = |field: &Self| field.text(before) != field.text(after);
        Self::ALL.iter().copied().filter(differs)
    }
}

fn text_of(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

const fn unreadable(text: &str) -> Problem {
    if text.is_empty() {
        Problem::Required
    } else {
        Problem::Unreadable
    }
}

fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some)
}

/// Hundredths of a mu as mu: `1.43`.
pub fn mu(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Mu with at most two decimals, up to ten thousand.
pub fn read_mu(text: &str) -> Result<u32, Problem> {
    let bare = text.trim_end_matches('亩').trim();
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let whole: u32 = whole.parse().map_err(|_| Problem::Unreadable)?;
    if part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::Unreadable);
    }
    let part: u32 = format!("{part:0<2}").parse().map_err(|_| Problem::Unreadable)?;
    if whole > 10_000 {
        return Err(Problem::OutOfRange);
    }
    Ok(whole * 100 + part)
}

fn heads(text: &str) -> Result<u16, Problem> {
    match text.trim_end_matches('人').parse() {
        Ok(heads @ 0..=50) => Ok(heads),
        Ok(_) => Err(Problem::OutOfRange),
        Err(_) => Err(Problem::Unreadable),
    }
}

fn yuan(text: &str) -> Result<Fen, Problem> {
    match text.trim_end_matches('元').parse() {
        Ok(yuan @ 0..=100_000) => Ok(Fen::yuan(yuan)),
        Ok(_) => Err(Problem::OutOfRange),
        Err(_) => Err(Problem::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn household() -> Household {
        Household {
            id: HouseholdId(Uuid::nil()),
            area: "330598101201".parse().unwrap(),
            address: String::new(),
            kind: HouseholdKind::Rural,
            contracted: None,
            remaining: None,
            agri_population: None,
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 1,
        }
    }

    #[test]
    fn land_is_written_to_the_hundredth_of_a_mu() {
        let mut one = household();
        for (written, kept, said) in [
            ("1.43", 143, "1.43"),
            ("5", 500, "5.00"),
            ("0.5亩", 50, "0.50"),
            ("0", 0, "0.00"),
        ] {
            HouseholdField::Remaining.set(&mut one, written).unwrap();
            assert_eq!(one.remaining, Some(kept));
            assert_eq!(HouseholdField::Remaining.text(&one), said);
        }
        for bad in ["1.434", "-1", "1.x", "一亩", "20000"] {
            assert!(HouseholdField::Remaining.set(&mut one, bad).is_err(), "{bad}");
        }
        HouseholdField::Remaining.set(&mut one, " ").unwrap();
        assert_eq!(one.remaining, None);
    }

    #[test]
    fn what_is_read_is_written_the_same() {
        let mut one = household();
        for (field, text) in [
            (HouseholdField::Area, "330598101202"),
            (HouseholdField::Address, "三组 5 号"),
            (HouseholdField::Kind, "urban"),
            (HouseholdField::AgriPopulation, "4"),
            (HouseholdField::Subsistence, "b"),
            (HouseholdField::Allowance, "620"),
        ] {
            field.set(&mut one, text).unwrap();
            assert_eq!(field.text(&one), text);
        }
        assert_eq!(HouseholdField::changed(&household(), &one).count(), 6);
        assert_eq!(HouseholdField::Area.set(&mut one, ""), Err(Problem::Required));
    }
}
