//! What a row would change, cell by cell: shown before it is written, and taken back by.

use crate::household::{Household, HouseholdField};
use crate::person_field::PersonField;
use crate::profile::PersonRecord;
use crate::refusal::Problem;
use crate::values::Unknown;
use serde::{Deserialize, Serialize};

/// A field that becomes another value. Numbers stand in full: cells are kept sealed and shown masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Which field.
    pub of: CellOf,
    /// What stands there.
    pub old: String,
    /// What it becomes.
    pub new: String,
}

/// The field of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CellOf {
    /// Of the person's file.
    Person(PersonField),
    /// Of the household's.
    Household(HouseholdField),
    /// The loss itself.
    LandLoss,
    /// That the person comes to belong to the household.
    Member,
}

impl CellOf {
    /// The code that screens and exports name it by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person(field) => field.code(),
            Self::Household(field) => field.code(),
            Self::LandLoss => "land_loss",
            Self::Member => "household_member",
        }
    }
}

/// What the code of a household's field begins with where cells of people stand beside it.
const OF_HOUSEHOLD: &str = "household.";

impl From<CellOf> for String {
    fn from(of: CellOf) -> Self {
        match of {
            CellOf::Household(field) => format!("{OF_HOUSEHOLD}{field}"),
            other => other.code().to_owned(),
        }
    }
}

impl TryFrom<String> for CellOf {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        match text.strip_prefix(OF_HOUSEHOLD) {
            Some(field) => field.parse().map(Self::Household),
            None if text == Self::LandLoss.code() => Ok(Self::LandLoss),
            None if text == Self::Member.code() => Ok(Self::Member),
            None => text.parse().map(Self::Person),
        }
    }
}

/// The cells in which a record becomes another.
pub fn cells_between(before: &PersonRecord, after: &PersonRecord) -> Vec<Cell> {
    let cell = |field: PersonField| Cell {
        of: CellOf::Person(field),
        old: field.text(before),
        new: field.text(after),
    };
    PersonField::changed(before, after).map(cell).collect()
}

impl Cell {
    /// The cells in which a household becomes another.
    pub fn of_households(before: &Household, after: &Household) -> Vec<Self> {
        let cell = |field: HouseholdField| Self {
            of: CellOf::Household(field),
            old: field.text(before),
            new: field.text(after),
        };
        HouseholdField::changed(before, after).map(cell).collect()
    }

    /// The field of a person's file.
    pub const fn person_field(&self) -> Option<PersonField> {
        match self.of {
            CellOf::Person(field) => Some(field),
            CellOf::Household(_) | CellOf::LandLoss | CellOf::Member => None,
        }
    }

    /// The field of a household.
    pub const fn household_field(&self) -> Option<HouseholdField> {
        match self.of {
            CellOf::Household(field) => Some(field),
            CellOf::Person(_) | CellOf::LandLoss | CellOf::Member => None,
        }
    }
}

/// Whether everything the cells of a person were laid beside still stands there.
pub fn still_stands(cells: &[Cell], record: &PersonRecord) -> bool {
    cells.iter().all(|cell| {
        cell.person_field()
            .is_none_or(|field| field.text(record) == cell.old)
    })
}

/// Writes the cells of a person into the record.
pub fn write_cells(cells: &[Cell], record: &mut PersonRecord) -> Result<(), Problem> {
    for cell in cells {
        if let Some(field) = cell.person_field() {
            field.set(record, &cell.new)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_it_was_written() {
        for of in [
            CellOf::Person(PersonField::Phone),
            CellOf::Household(HouseholdField::Area),
            CellOf::LandLoss,
            CellOf::Member,
        ] {
            assert_eq!(CellOf::try_from(String::from(of)).unwrap(), of);
        }
        assert!(CellOf::try_from("household.phone".to_owned()).is_err());
    }
}
