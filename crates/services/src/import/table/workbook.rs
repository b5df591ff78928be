//! XLSX: the first sheet, cell by cell.

use super::super::failure::ImportFailure;
use super::{Bytes, MOST_COLUMNS, Row, Rows, Source, is_blank};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::io::{BufReader, Read, Seek, SeekFrom};

/// A workbook may unpack to this much; more is a trap or a mistake.
const LARGEST_UNPACKED: u64 = 2 * 1024 * 1024 * 1024;

/// And hold this many files; a workbook of one sheet has a dozen.
const MOST_FILES: usize = 1000;

/// Reads the first sheet of a workbook. Its first row with something in it is the header.
pub(super) fn read(source: Source<'_>, rows: &mut dyn Rows) -> Result<(), ImportFailure> {
    let unreadable = |cause| source.unreadable(cause);
    let mut file = source.open().map_err(unreadable)?;
    check_archive(file.as_mut()).map_err(unreadable)??;
    file.rewind().map_err(unreadable)?;
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

/// Looks at the list of contents at the end of the archive: it is there only when the file is whole, and it tells how
/// much the archive unpacks to.
fn check_archive(file: &mut dyn Bytes) -> std::io::Result<Result<(), ImportFailure>> {
    let size = file.seek(SeekFrom::End(0))?;
    let tail_len = size.min(66_000);
    file.seek(SeekFrom::Start(size - tail_len))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let Some(end) = tail
        .windows(4)
        .rposition(|bytes| bytes == b"PK\x05\x06")
        .filter(|at| at + 22 <= tail.len())
    else {
        return Ok(Err(ImportFailure::DamagedWorkbook {
            cause: "its end is missing".to_owned(),
        }));
    };
    let start = u64::from(number(&tail[end + 16..end + 20]));
    let len = u64::from(number(&tail[end + 12..end + 16]));
    if start.saturating_add(len) > size {
        return Ok(Err(ImportFailure::DamagedWorkbook {
            cause: "a part is missing".to_owned(),
        }));
    }
    file.seek(SeekFrom::Start(start))?;
    let mut list = Vec::new();
    file.take(len).read_to_end(&mut list)?;
    let (bytes, files) = unpacked(&list);
    let too_large = bytes > LARGEST_UNPACKED || files > MOST_FILES;
    Ok(if too_large {
        Err(ImportFailure::TooLarge {
            mebibytes: LARGEST_UNPACKED / 1024 / 1024,
        })
    } else {
        Ok(())
    })
}

/// Sums the unpacked sizes in a list of contents, and counts the files.
fn unpacked(list: &[u8]) -> (u64, usize) {
    let mut rest = list;
    let (mut sum, mut files) = (0, 0);
    while rest.len() >= 46 && rest.starts_with(b"PK\x01\x02") {
        sum += u64::from(number(&rest[24..28]));
        files += 1;
        let lengths = [&rest[28..30], &rest[30..32], &rest[32..34]];
        let skip = 46 + lengths.iter().map(|bytes| number(bytes) as usize).sum::<usize>();
        rest = rest.get(skip..).unwrap_or(&[]);
    }
    (sum, files)
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}
