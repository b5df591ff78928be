//! The account of an import: what came of every row.

use super::fault::Fault;
use domain::vacancy::Unlawful;
use serde::Serialize;
use std::collections::BTreeMap;

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ImportAccount {
    /// Rows below the header with something in them.
    pub rows: u32,
    /// New records.
    pub inserted: u32,
    /// Records that were there and have changed.
    pub updated: u32,
    /// Records that were there, just so.
    pub unchanged: u32,
    /// Rows that did not go in; each stands in `refusals`.
    pub refused: u32,
    /// Why each refused row was refused, in the order of the file.
    pub refusals: Vec<RefusedRow>,
    /// What was taken with a reservation, a line for each kind.
    pub warnings: Vec<Warning>,
    /// Vacancies with unlawful wording, by kind; a vacancy may count under several.
    pub unlawful: BTreeMap<Unlawful, u32>,
    /// Employers made on the way.
    pub employers: u32,
    /// Whether it was only a trial, so that nothing was kept.
    pub dry_run: bool,
    /// Time taken.
    pub seconds: f64,
}

/// A row that did not go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// As a spreadsheet counts: the header is row 1.
    pub row: u32,
    /// The column at fault.
    pub column: &'static str,
    /// Stable code of the reason.
    pub code: &'static str,
    /// The reason in a sentence, which names no person.
    pub reason: &'static str,
    /// Further cells of the row that are at fault.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: u32,
}

/// Something taken with a reservation, counted over the whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Stable code.
    pub code: &'static str,
    /// The column.
    pub column: String,
    /// What was done about it.
    pub message: &'static str,
    /// How many rows.
    pub count: u32,
    /// The first of these rows.
    pub rows: Vec<u32>,
}

/// Warnings list this many rows each.
const ROWS_LISTED: usize = 20;

impl ImportAccount {
    /// Notes a refused row; `faults` has at least one.
    pub(crate) fn refuse(&mut self, row: u32, faults: &[(&'static str, Fault)]) {
        self.refused += 1;
        if let Some((column, fault)) = faults.first() {
            let (code, reason) = (fault.code, fault.sentence);
            self.refusals.push(RefusedRow {
                row,
                column,
                code,
                reason,
                more: faults.len() as u32 - 1,
            });
        }
    }

    /// Notes a reservation about a row (0 = the file as a whole).
    pub(super) fn warn(&mut self, row: u32, column: &str, fault: Fault) {
        let position = self
            .warnings
            .iter()
            .position(|w| w.code == fault.code && w.column == column);
        let at = position.unwrap_or(self.warnings.len());
        if position.is_none() {
            self.warnings.push(Warning {
                code: fault.code,
                column: column.to_owned(),
                message: fault.sentence,
                count: 0,
                rows: Vec::new(),
            });
        }
        let warning = &mut self.warnings[at];
        warning.count += 1;
        if row > 0 && warning.rows.len() < ROWS_LISTED {
            warning.rows.push(row);
        }
    }

    /// Rows that went in or were there already.
    pub fn accepted(&self) -> u32 {
        self.rows - self.refused
    }
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
