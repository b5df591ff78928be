//! Lists of people taken out as files: asked for with a purpose, approved where they hold much, marked, and gone after
//! some days.

use crate::code::codes;
use crate::finding::{AgeBand, PaceBand};
use crate::ids::{ExportId, PersonId};
use crate::person::{Category, EmploymentStatus};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The most letters of a purpose.
pub const PURPOSE_MAX: usize = 120;
/// The fewest: "test" explains nothing to whoever approves it.
pub const PURPOSE_MIN: usize = 4;

codes! {
    /// Where an export stands.
    pub enum ExportState {
        /// Another officer must approve it.
        Waiting = "waiting",
        /// The file may be fetched.
        Ready = "ready",
        /// Refused, with a reason.
        Refused = "refused",
        /// Its time is over: nothing is left but that it was made.
        Ended = "ended",
    }
}

codes! {
    /// What kind of file.
    pub enum ExportFormat {
        /// Text that every spreadsheet opens.
        Csv = "csv",
        /// A workbook.
        Xlsx = "xlsx",
    }
}

/// What a list was narrowed to, besides its area: codes alone, never what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFilters {
    /// A group.
    pub category: Option<Category>,
    /// How far behind.
    pub pace: Option<PaceBand>,
    /// Age.
    pub age: Option<AgeBand>,
    /// What they do now.
    pub employment: Option<EmploymentStatus>,
    /// No word of them for long.
    pub stale: bool,
    /// Not fully assessed.
    pub unassessed: bool,
    /// Found by something typed.
    pub searched: bool,
}

/// One export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Our id.
    pub id: ExportId,
    /// Its number, as it stands in the file.
    pub serial: u32,
    /// Who asked, as [`crate::actor::Actor::label`] says.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// The area its people live in.
    pub area: AreaCode,
    /// What the list was narrowed to.
    pub filters: ExportFilters,
    /// What for.
    pub purpose: String,
    /// Whether numbers stand in full.
    pub full_numbers: bool,
    /// How many people.
    pub people: u32,
    /// Where it stands.
    pub state: ExportState,
    /// Who approved or refused it, and when.
    pub settled: Option<(String, DateTime<Utc>)>,
    /// Why it was refused.
    pub reason: String,
    /// The last day on which the file may be fetched.
    pub valid_to: NaiveDate,
    /// How often it was fetched.
    pub fetched: u32,
}

impl Export {
    /// Whether the file may be fetched on a day.
    pub fn is_ready_on(&self, day: NaiveDate) -> bool {
        self.state == ExportState::Ready && day <= self.valid_to
    }

    /// Whether somebody else must approve a list of so many people.
    pub const fn needs_approval(people: u32, full_numbers: bool, most_alone: i64) -> bool {
        full_numbers || people as i64 > most_alone
    }
}

/// Who is on the list, in its order.
pub type ExportPeople = Vec<PersonId>;

#[cfg(test)]
mod tests {
    use super::Export;

    #[test]
    fn a_few_masked_lines_need_nobody_and_a_full_number_always_does() {
        assert!(!Export::needs_approval(50, false, 50));
        assert!(Export::needs_approval(51, false, 50));
        assert!(Export::needs_approval(1, true, 50));
        assert!(Export::needs_approval(1, false, 0));
    }
}
