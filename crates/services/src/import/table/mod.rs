//! Tables from files: CSV in several encodings, and XLSX; row by row, never the whole file at once.

mod comma;
mod decode;
mod survey;
mod workbook;

use super::failure::ImportFailure;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

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

/// Where a table lies.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// In a file.
    File(&'a Path),
    /// In memory: what was sent over the network touches no disk.
    Memory(&'a [u8]),
}

/// A table that is being read.
pub(super) trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

impl<'a> Source<'a> {
    fn open(self) -> io::Result<Box<dyn Bytes + 'a>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Memory(bytes) => Box::new(Cursor::new(bytes)),
        })
    }

    fn size(self) -> io::Result<u64> {
        match self {
            Self::File(path) => Ok(File::open(path)?.metadata()?.len()),
            Self::Memory(bytes) => Ok(bytes.len() as u64),
        }
    }

    fn unreadable(self, cause: io::Error) -> ImportFailure {
        let path = match self {
            Self::File(path) => path.to_owned(),
            Self::Memory(_) => PathBuf::new(),
        };
        ImportFailure::Unreadable { path, cause }
    }
}

/// Reads a table; the kind is seen from the content, never from the name.
pub fn read(source: Source<'_>, rows: &mut dyn Rows) -> Result<(), ImportFailure> {
    let unreadable = |cause| source.unreadable(cause);
    let size = source.size().map_err(unreadable)?;
    if size == 0 {
        return Err(ImportFailure::Empty);
    }
    if size > LARGEST_FILE {
        return Err(ImportFailure::TooLarge {
            mebibytes: LARGEST_FILE / 1024 / 1024,
        });
    }
    let mut magic = Vec::new();
    source
        .open()
        .and_then(|file| file.take(8).read_to_end(&mut magic))
        .map_err(unreadable)?;
    match magic.as_slice() {
        [b'P', b'K', 3 | 5 | 7, ..] => workbook::read(source, rows),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(ImportFailure::WrongKind {
            what: "an old Excel file (XLS) or another Office file",
        }),
        [0x1f, 0x8b, ..] => Err(ImportFailure::WrongKind {
            what: "packed with gzip",
        }),
        [b'%', b'P', b'D', b'F', ..] => Err(ImportFailure::WrongKind { what: "a PDF" }),
        _ => comma::read(source, size, rows),
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}
