//! Tables from files: CSV in several encodings, and XLSX; row by row, never the whole file at once.

mod comma;
mod decode;
mod survey;
mod workbook;

use super::failure::ImportFailure;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Files up to this size are taken.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Cells up to this many bytes are taken.
const LONGEST_CELL: usize = 1024 * 1024;

/// Columns beyond this number are not read.
const MOST_COLUMNS: usize = 500;

/// A row below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet counts: the header is row 1.
    pub number: u32,
    /// The cells as text, as many as the row has.
    pub cells: Vec<String>,
}

/// Takes the rows of a table as they are read.
pub trait Rows {
    /// The first row.
    fn header(&mut self, cells: Vec<String>) -> Result<(), ImportFailure>;

    /// Each row with something in it. `done` is the part of the file read so far, 0–1.
    fn row(&mut self, row: Row, done: f64) -> Result<(), ImportFailure>;
}

/// Reads a file; the kind is seen from the content, never from the name.
pub fn read(path: &Path, rows: &mut dyn Rows) -> Result<(), ImportFailure> {
    let unreadable = |cause| ImportFailure::Unreadable {
        path: path.to_owned(),
        cause,
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size == 0 {
        return Err(ImportFailure::Empty);
    }
    if size > LARGEST_FILE {
        return Err(ImportFailure::TooLarge {
            mebibytes: LARGEST_FILE / 1024 / 1024,
        });
    }
    let mut magic = Vec::new();
    Read::by_ref(&mut file)
        .take(8)
        .read_to_end(&mut magic)
        .map_err(unreadable)?;
    match magic.as_slice() {
        [b'P', b'K', 3 | 5 | 7, ..] => workbook::read(path, rows),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(ImportFailure::WrongKind {
            what: "an old Excel file (XLS) or another Office file",
        }),
        [0x1f, 0x8b, ..] => Err(ImportFailure::WrongKind {
            what: "packed with gzip",
        }),
        [b'%', b'P', b'D', b'F', ..] => Err(ImportFailure::WrongKind { what: "a PDF" }),
        _ => comma::read(path, size, rows),
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}
