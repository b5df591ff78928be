//! Lists of other departments: the poor register, the disability register, rolls of acquired land. What a row says is
//! laid beside the file of the person before anything is written.

mod cell;
mod said;

pub use cell::{Cell, CellOf, cells_between, still_stands, write_cells};
pub use said::{LandSaid, Said};

use crate::code::codes;
use crate::ids::{HouseholdId, ListId, ListRowId, PersonId};
use crate::look_alike::Likeness;
use crate::person::{Category, CategorySet};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Rows of a list at most.
pub const ROWS_MAX: u32 = 200_000;

/// Bytes of a list's file at most.
pub const FILE_MAX: usize = 32 * 1024 * 1024;

codes! {
    /// Whose list it is.
    pub enum Register {
        /// 扶贫、防返贫名单.
        Poor = "poor",
        /// 残联持证残疾人名册.
        Disability = "disability",
        /// 征地名册.
        Land = "land",
    }
}

impl Register {
    /// The groups its rows prove, and whose end is asked about when somebody is no longer in it. A roll of acquired land
    /// proves the loss of land; who is a land-loss farmer is decided by the procedure (R02).
    pub const fn groups(self) -> CategorySet {
        match self {
            Self::Poor => CategorySet::EMPTY
                .with(Category::RegisteredPoorPerson)
                .with(Category::LiftedOutOfPovertyPerson)
                .with(Category::RelapsedPoorPerson)
                .with(Category::RuralLowIncomePerson)
                .with(Category::PoorWorker),
            Self::Disability => CategorySet::EMPTY.with(Category::PersonWithDisability),
            Self::Land => CategorySet::EMPTY,
        }
    }

    /// Whether somebody who is no longer in it is asked about. A roll tells of one acquisition: whoever stood on another is
    /// not missing from it.
    pub const fn is_reconciled(self) -> bool {
        !self.groups().is_empty()
    }
}

codes! {
    /// Where a list stands.
    pub enum ListState {
        /// Its file is being read and compared.
        Reading = "reading",
        /// Its file could not be taken.
        Broken = "broken",
        /// It waits for somebody to tick what goes in.
        Ready = "ready",
        /// What was ticked is being written.
        Applying = "applying",
        /// Written.
        Applied = "applied",
        /// What it changed is being taken back.
        Undoing = "undoing",
        /// Taken back.
        Undone = "undone",
    }
}

impl ListState {
    /// Whether the program is at work on it.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Reading | Self::Applying | Self::Undoing)
    }
}

codes! {
    /// What a row is to the register.
    pub enum RowState {
        /// Nobody has a file.
        New = "new",
        /// The file says something else.
        Changed = "changed",
        /// The file says the same.
        Same = "same",
        /// Somebody else's file may be of the same person; somebody has to look.
        LookAlike = "look_alike",
        /// It cannot go in.
        Refused = "refused",
    }
}

impl RowState {
    /// Whether such a row can be ticked.
    pub const fn goes_in(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }
}

codes! {
    /// What came of a row that was ticked.
    pub enum Outcome {
        /// It went in.
        Written = "written",
        /// The file had changed meanwhile; it did not go in.
        Conflict = "conflict",
        /// It was taken back.
        Undone = "undone",
        /// It was taken back but for what has changed since.
        Partly = "partly",
        /// Somebody new stays: something hangs on their file by now.
        Stays = "stays",
    }
}

codes! {
    /// Why a file cannot be taken.
    pub enum FileFault {
        /// There is nothing in it.
        Empty = "empty",
        /// It is too large.
        TooLarge = "too_large",
        /// It has too many rows.
        TooManyRows = "too_many_rows",
        /// It is no table.
        WrongKind = "wrong_kind",
        /// It is cut off or broken.
        Damaged = "damaged",
        /// It is text in no writing that is understood.
        NotText = "not_text",
        /// A cell never ends.
        EndlessCell = "endless_cell",
        /// Columns are missing.
        MissingColumns = "missing_columns",
        /// A column stands twice in the header.
        DoubleColumn = "double_column",
        /// The program stopped while it read.
        Stopped = "stopped",
        /// Writing failed as a whole.
        Failed = "failed",
    }
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileProblem {
    /// What.
    pub fault: FileFault,
    /// The columns concerned; where one of several would do, they stand in one text with `/` between them.
    pub columns: Vec<String>,
    /// The line or row concerned.
    pub line: Option<u64>,
}

impl FileProblem {
    /// One that needs no more words.
    pub const fn plain(fault: FileFault) -> Self {
        Self {
            fault,
            columns: Vec::new(),
            line: None,
        }
    }
}

codes! {
    /// Why a row is refused.
    pub enum RowFault {
        /// The cell is empty.
        Empty = "empty",
        /// The cell cannot be read.
        Unreadable = "unreadable",
        /// The text is too long.
        TooLong = "too_long",
        /// The number is impossible.
        OutOfRange = "out_of_range",
        /// A character that stands for nothing.
        ZeroCharacter = "zero_character",
        /// A spreadsheet has cut the number.
        DigitsLost = "digits_lost",
        /// A number of the first generation.
        FirstGeneration = "first_generation_id",
        /// No resident ID number.
        NotResidentId = "not_a_resident_id",
        /// No disability certificate number.
        NotCertificate = "not_a_certificate_no",
        /// The certificate is somebody else's.
        OtherHolder = "certificate_of_another",
        /// No date.
        NotDate = "not_a_date",
        /// A day that has not come.
        InFuture = "in_future",
        /// The place is not known.
        UnknownArea = "unknown_area",
        /// Several places have the name.
        AmbiguousArea = "ambiguous_area",
        /// The row has more or fewer cells than the header.
        Ragged = "ragged_row",
        /// An earlier row has the same number.
        Twice = "twice",
        /// The place lies outside the area of the list.
        OutsideArea = "outside_area",
        /// Somebody of another office's area.
        HeldElsewhere = "held_elsewhere",
        /// An earlier row says something else of the same household.
        HouseholdDiffers = "household_differs",
        /// More land is left than there was.
        MoreLeft = "more_left",
    }
}

impl RowFault {
    /// From the code of a fault of a cell.
    pub fn of_cell(code: &str) -> Self {
        match code {
            "not_an_area_code" => Self::UnknownArea,
            code => code.parse().unwrap_or(Self::Unreadable),
        }
    }
}

codes! {
    /// What an officer says of a row that looks like somebody.
    pub enum Choice {
        /// It is that person.
        Same = "same",
        /// It is somebody new.
        New = "new",
    }
}

codes! {
    /// What is done about somebody who is no longer in the register.
    pub enum GoneDecision {
        /// The group ends.
        End = "end",
        /// The group stays.
        Keep = "keep",
        /// The village is asked.
        Ask = "ask",
    }
}

codes! {
    /// What the village says of somebody it was asked about.
    pub enum VillageAnswer {
        /// Still entitled.
        Still = "still",
        /// No longer.
        NoLonger = "no_longer",
        /// Died or moved away.
        Left = "left",
    }
}

/// A list that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListBatch {
    /// Our id.
    pub id: ListId,
    /// Whose list it is.
    pub register: Register,
    /// Who issued it.
    pub source: String,
    /// The day it stands for.
    pub listed_on: NaiveDate,
    /// The area it is of.
    pub area: AreaCode,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub state: ListState,
    /// What is wrong with it.
    pub problem: Option<FileProblem>,
    /// Columns that were left aside.
    pub unknown: Vec<String>,
    /// Who brought it, as [`crate::actor::Actor::label`] says, and when.
    pub uploaded: Signed,
    /// Who had it written, and when.
    pub applied: Option<Signed>,
    /// Who had it taken back, and when.
    pub undone: Option<Signed>,
}

impl ListBatch {
    /// The paper that histories and spells name.
    pub fn document(&self) -> String {
        format!("{} {}", self.source, self.listed_on)
    }
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who, as a label.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A file that a row may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Whose file.
    pub person: PersonId,
    /// Why.
    pub likeness: Likeness,
}

/// A row of a list, laid beside the register.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// Our id; somebody new takes it.
    pub id: ListRowId,
    /// The list.
    pub list: ListId,
    /// As a spreadsheet counts.
    pub number: u32,
    /// What it is to the register.
    pub state: RowState,
    /// Whose file it is.
    pub person: Option<PersonId>,
    /// The version of the file it was laid beside.
    pub person_version: Option<u32>,
    /// The household whose land it tells of.
    pub household: Option<HouseholdId>,
    /// The household that the rows of one household of a roll would found together.
    pub roll: Option<HouseholdId>,
    /// What it says; nothing for rows that were refused, and for those of a list that is past undoing.
    pub said: Option<Said>,
    /// What it would change.
    pub cells: Vec<Cell>,
    /// Files it may be of.
    pub candidates: Vec<Candidate>,
    /// What was said about them.
    pub choice: Option<Choice>,
    /// The column and the reason of a refusal.
    pub fault: Option<(String, RowFault)>,
    /// Whether it goes in.
    pub ticked: bool,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Fields that were left as they are when the list was taken back.
    pub kept: Vec<String>,
}

impl ListRow {
    /// Whether the list has founded the household of the row, or would.
    pub fn is_of_new_household(&self) -> bool {
        self.household.is_some() && self.household == self.roll
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_cell_has_a_name_of_its_own_or_cannot_be_read() {
        assert_eq!(RowFault::of_cell("digits_lost"), RowFault::DigitsLost);
        assert_eq!(RowFault::of_cell("not_an_area_code"), RowFault::UnknownArea);
        assert_eq!(RowFault::of_cell("unknown_education"), RowFault::Unreadable);
    }

    #[test]
    fn a_roll_of_land_proves_no_group() {
        assert!(Register::Land.groups().is_empty());
        assert!(!Register::Land.is_reconciled() && Register::Poor.is_reconciled());
        assert!(Register::Poor.groups().has(Category::PoorWorker));
    }
}
