//! XLSX: the first sheet, cell by cell.

use super::super::failure::ImportFailure;
use super::{Bytes, MOST_COLUMNS, Row, Rows, Source, is_blank};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::io::{self, BufReader, Read};
use zip::ZipArchive;

const MEBIBYTE: u64 = 1024 * 1024;

/// A workbook that lies on this machine may unpack to this much; more is a trap or a mistake.
const LARGEST_UNPACKED: u64 = 2 * 1024 * MEBIBYTE;

/// One that somebody sent: 200,000 rows of a list unpack to less than half of it.
const LARGEST_SENT: u64 = 256 * MEBIBYTE;

/// And hold this many files; a workbook of one sheet has a dozen.
const MOST_FILES: usize = 1000;

/// Reads the first sheet of a workbook. Its first row with something in it is the header.
pub(super) fn read(source: Source<'_>, rows: &mut dyn Rows) -> Result<(), ImportFailure> {
    let unreadable = |cause| source.unreadable(cause);
    check_archive(source.open().map_err(unreadable)?, most_unpacked(source))?;
    let file = source.open().map_err(unreadable)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(damaged)?;
    let sheet = book.sheet_names().first().cloned().ok_or(ImportFailure::Empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(damaged)?;
    let last_row = f64::from(cells.dimensions().end.0.max(1));
    let mut sheet = Sheet {
        rows,
        width: None,
        number: 0,
        cells: Vec::new(),
        last_row,
    };
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        sheet.cell(row + 1, column as usize, text(cell.get_value()))?;
    }
    sheet.flush()?;
    if sheet.width.is_none() {
        Err(ImportFailure::Empty)
    } else {
        Ok(())
    }
}

const fn most_unpacked(source: Source<'_>) -> u64 {
    match source {
        Source::File(_) => LARGEST_UNPACKED,
        Source::Memory(_) => LARGEST_SENT,
    }
}

struct Sheet<'a> {
    rows: &'a mut dyn Rows,
    /// Columns of the header, once it has been seen.
    width: Option<usize>,
    number: u32,
    cells: Vec<String>,
    last_row: f64,
}

impl Sheet<'_> {
    fn cell(&mut self, number: u32, column: usize, text: String) -> Result<(), ImportFailure> {
        if number != self.number {
            self.flush()?;
            self.number = number;
        }
        if column < MOST_COLUMNS && !text.is_empty() {
            self.cells.resize(self.cells.len().max(column + 1), String::new());
            self.cells[column] = text;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), ImportFailure> {
        let mut cells = std::mem::take(&mut self.cells);
        if is_blank(&cells) {
            return Ok(());
        }
        match self.width {
            None => {
                self.width = Some(cells.len());
                self.rows.header(cells)
            }
            Some(width) => {
                cells.resize(cells.len().max(width), String::new());
                let done = (f64::from(self.number) / self.last_row).min(1.0);
                self.rows.row(
                    Row {
                        number: self.number,
                        cells,
                    },
                    done,
                )
            }
        }
    }
}

/// A cell as text: whole numbers without a point, dates as dates, numbers too long for a spreadsheet in the scientific
/// notation that betrays their lost digits.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => float(*number),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() >= 1.0 => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => float(moment.as_f64()),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Numbers from here on do not fit the fifteen digits a spreadsheet keeps.
const TOO_LONG_FOR_A_SPREADSHEET: f64 = 1e15;

fn float(number: f64) -> String {
    if number.abs() >= TOO_LONG_FOR_A_SPREADSHEET {
        return format!("{number:E}").replace('E', "E+");
    }
    let rounded = (number * 1e9).round() / 1e9;
    format!("{rounded}")
}

fn damaged(error: XlsxError) -> ImportFailure {
    match error {
        XlsxError::Password => ImportFailure::WrongKind {
            what: "protected by a password",
        },
        XlsxError::FileNotFound(_) => ImportFailure::WrongKind {
            what: "a ZIP archive without a workbook in it",
        },
        other => ImportFailure::DamagedWorkbook {
            cause: other.to_string(),
        },
    }
}

/// Unpacks an archive once into nothing and counts what comes: what the archive says of its own sizes is nobody's word. It is
/// opened as it will be for reading, so that both see the same files.
fn check_archive(file: Box<dyn Bytes + '_>, most: u64) -> Result<(), ImportFailure> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|e| damaged(e.into()))?;
    let too_large = || ImportFailure::TooLarge {
        mebibytes: most / 1024 / 1024,
    };
    if archive.len() > MOST_FILES {
        return Err(too_large());
    }
    let mut left = most;
    for position in 0..archive.len() {
        let part = archive.by_index(position).map_err(|e| damaged(e.into()))?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|e| damaged(e.into()))?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    const MOST: u64 = 64 * 1024;

    /// An archive with one file of zeros.
    fn packed(bytes: usize) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&vec![0; bytes]).unwrap();
        archive.finish().unwrap().into_inner()
    }

    /// The same, that says it unpacks to one byte.
    fn lying(bytes: usize) -> Vec<u8> {
        let mut archive = packed(bytes);
        let list = archive.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
        for size in [22, list + 24] {
            archive[size..size + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
        archive
    }

    /// Behind something that is no archive, but begins like one.
    fn behind_junk(archive: &[u8]) -> Vec<u8> {
        [b"PK\x03\x04 is how an archive begins", archive].concat()
    }

    fn checked(archive: &[u8]) -> Result<(), ImportFailure> {
        check_archive(Box::new(Cursor::new(archive)), MOST)
    }

    #[test]
    fn what_really_unpacks_is_counted_and_not_what_is_declared() {
        let small = packed(60_000);
        assert!(checked(&small).is_ok() && checked(&behind_junk(&small)).is_ok());
        let large = packed(70_000);
        for trap in [&large, &behind_junk(&large)] {
            let told = checked(trap);
            assert!(matches!(told, Err(ImportFailure::TooLarge { .. })), "{told:?}");
        }
        for trap in [&lying(70_000), &behind_junk(&lying(70_000))] {
            assert!(
                checked(trap).is_err(),
                "what is longer than it says is broken off"
            );
        }
    }

    #[test]
    fn an_archive_of_very_many_files_is_no_workbook() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..=MOST_FILES {
            archive
                .start_file(number.to_string(), SimpleFileOptions::default())
                .unwrap();
        }
        let archive = archive.finish().unwrap().into_inner();
        let told = checked(&archive);
        assert!(matches!(told, Err(ImportFailure::TooLarge { .. })), "{told:?}");
    }

    #[test]
    fn what_is_sent_may_unpack_to_less_than_what_lies_on_the_machine() {
        let here = std::path::Path::new("list.xlsx");
        assert!(most_unpacked(Source::Memory(b"")) < most_unpacked(Source::File(here)));
    }
}
