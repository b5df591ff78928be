//! One row, column by column; what cannot be read is noted with its column.

use super::account::ImportAccount;
use super::fault::{EMPTY, Fault, TOO_LONG, ZERO_CHARACTER};
use super::header::Columns;

/// A row being read. A parser is called for a cell with something in it only.
pub struct Cells<'a> {
    /// As a spreadsheet counts.
    pub row: u32,
    texts: &'a [String],
    columns: &'a Columns,
    faults: Vec<(&'static str, Fault)>,
    account: &'a mut ImportAccount,
}

impl<'a> Cells<'a> {
    /// Begins a row.
    pub fn new(row: u32, texts: &'a [String], columns: &'a Columns, account: &'a mut ImportAccount) -> Self {
        Self {
            row,
            texts,
            columns,
            faults: Vec::new(),
            account,
        }
    }

    /// The text of a column; empty when there is none.
    pub fn text(&self, column: &'static str) -> &'a str {
        self.columns.cell(self.texts, column)
    }

    /// The text of a column, at most `longest` characters.
    pub fn short(&mut self, column: &'static str, longest: usize) -> String {
        let text = self.text(column);
        if text.chars().nth(longest).is_some() {
            self.fault(column, TOO_LONG);
        }
        text.to_owned()
    }

    /// The text of a column that must not be empty.
    pub fn required(&mut self, column: &'static str, longest: usize) -> String {
        if self.text(column).is_empty() {
            self.fault(column, EMPTY);
        }
        self.short(column, longest)
    }

    /// Reads a cell; what cannot be read refuses the row.
    pub fn read<T>(
        &mut self,
        column: &'static str,
        parser: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        parser(text).map_err(|fault| self.fault(column, fault)).ok()
    }

    /// Reads a cell; what cannot be read is left away with a warning.
    pub fn try_read<T>(
        &mut self,
        column: &'static str,
        parser: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        parser(text).map_err(|fault| self.warn(column, fault)).ok()
    }

    /// Notes what refuses the row.
    pub fn fault(&mut self, column: &'static str, fault: Fault) {
        self.faults.push((column, fault));
    }

    /// Notes a reservation.
    pub fn warn(&mut self, column: &'static str, fault: Fault) {
        self.account.warn(self.row, column, fault);
    }

    /// The value, unless a cell of the row refused it; then the refusal is noted.
    pub fn finish<T>(mut self, value: Option<T>) -> Option<T> {
        if let Some(column) = self.columns.first_with(self.texts, |text| text.contains('\0')) {
            self.faults.insert(0, (column, ZERO_CHARACTER));
        }
        if self.faults.is_empty() {
            return value;
        }
        self.account.refuse(self.row, &self.faults);
        None
    }
}
