//! From a file to what its rows say.

use super::columns::columns;
use super::row::{self, Day};
use crate::import::account::ImportAccount;
use crate::import::cells::Cells;
use crate::import::failure::ImportFailure;
use crate::import::header::Columns;
use crate::import::table::{self, Row, Rows, Source};
use domain::list::{FileFault, FileProblem, ROWS_MAX, RowFault, Said};

/// A row as read: what it says, or the column and the reason why not.
pub(super) struct ReadRow {
    pub number: u32,
    pub said: Result<Said, (String, RowFault)>,
}

/// A file as read.
pub(super) struct ReadList {
    pub rows: Vec<ReadRow>,
    pub unknown: Vec<String>,
}

/// Reads a whole file; `told` hears how far it is.
pub(super) fn read(file: &[u8], day: &Day<'_>, told: &dyn Fn(f64)) -> Result<ReadList, FileProblem> {
    let mut reading = Reading {
        day,
        told,
        columns: Columns::default(),
        account: ImportAccount::default(),
        rows: Vec::new(),
        full: false,
    };
    table::read(Source::Memory(file), &mut reading).map_err(|failure| problem(&failure))?;
    if reading.full {
        return Err(FileProblem::plain(FileFault::TooManyRows));
    }
    if reading.rows.is_empty() {
        return Err(FileProblem::plain(FileFault::Empty));
    }
    Ok(ReadList {
        unknown: reading.columns.unknown,
        rows: reading.rows,
    })
}

struct Reading<'a> {
    day: &'a Day<'a>,
    told: &'a dyn Fn(f64),
    columns: Columns,
    account: ImportAccount,
    rows: Vec<ReadRow>,
    full: bool,
}

impl Rows for Reading<'_> {
    fn header(&mut self, cells: Vec<String>) -> Result<(), ImportFailure> {
        self.columns = columns(self.day.register, &cells)?;
        Ok(())
    }

    fn row(&mut self, row: Row, done: f64) -> Result<(), ImportFailure> {
        if self.rows.len() >= ROWS_MAX as usize {
            self.full = true;
            return Ok(());
        }
        if self.rows.len().is_multiple_of(1000) {
            (self.told)(done);
        }
        let said = if is_ragged(&row.cells, self.columns.width) {
            Err((String::new(), RowFault::Ragged))
        } else {
            self.said(&row)
        };
        self.rows.push(ReadRow {
            number: row.number,
            said,
        });
        Ok(())
    }
}

impl Reading<'_> {
    fn said(&mut self, row: &Row) -> Result<Said, (String, RowFault)> {
        let cells = Cells::new(row.number, &row.cells, &self.columns, &mut self.account);
        let said = row::read(cells, self.day);
        let refused = self.account.refusals.pop();
        said.ok_or_else(|| match refused {
            Some(refused) => (refused.column.to_owned(), RowFault::of_cell(refused.code)),
            None => (String::new(), RowFault::Unreadable),
        })
    }
}

fn is_ragged(cells: &[String], width: usize) -> bool {
    let behind = cells.iter().skip(width);
    cells.len() < width || behind.into_iter().any(|cell| !cell.trim().is_empty())
}

/// What is wrong with a file, without the words of the machine.
fn problem(failure: &ImportFailure) -> FileProblem {
    let plain = FileProblem::plain;
    match failure {
        ImportFailure::Empty => plain(FileFault::Empty),
        ImportFailure::TooLarge { .. } => plain(FileFault::TooLarge),
        ImportFailure::WrongKind { .. } | ImportFailure::WrongFormat { .. } => plain(FileFault::WrongKind),
        ImportFailure::DamagedWorkbook { .. } | ImportFailure::Unreadable { .. } => plain(FileFault::Damaged),
        ImportFailure::NotText { line } | ImportFailure::ZeroBytes { line } => FileProblem {
            line: Some(*line),
            ..plain(FileFault::NotText)
        },
        ImportFailure::EndlessCell { row, .. } => FileProblem {
            line: Some(u64::from(*row)),
            ..plain(FileFault::EndlessCell)
        },
        ImportFailure::MissingColumns(columns) => FileProblem {
            columns: columns.clone(),
            ..plain(FileFault::MissingColumns)
        },
        ImportFailure::DoubleColumn(column) => FileProblem {
            columns: vec![column.clone()],
            ..plain(FileFault::DoubleColumn)
        },
        ImportFailure::Store(_) => plain(FileFault::Failed),
    }
}
