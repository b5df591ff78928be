//! CSV.

use super::super::failure::ImportFailure;
use super::decode::Decoding;
use super::survey::survey;
use super::{LONGEST_CELL, MOST_COLUMNS, Row, Rows, Source, is_blank};
use csv::{ByteRecord, ReaderBuilder};
use std::io::BufReader;

/// Reads a text table of `size` bytes.
pub(super) fn read(source: Source<'_>, size: u64, rows: &mut dyn Rows) -> Result<(), ImportFailure> {
    let unreadable = |cause| source.unreadable(cause);
    let open = || source.open().map_err(unreadable);
    let survey = survey(open()?).map_err(unreadable)??;
    let decoding = Decoding::new(BufReader::new(open()?), survey.encoding);
    let taken = decoding.taken.clone();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(survey.separator)
        .from_reader(decoding);
    let mut counter = RowCounter {
        crlf: survey.crlf,
        ..RowCounter::default()
    };
    let mut record = ByteRecord::new();
    let mut header_seen = false;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) if header_seen => return Ok(()),
            Ok(false) => return Err(ImportFailure::Empty),
            Err(error) => return Err(broken(source, error, reader.position().line())),
        }
        let number = counter.count(reader.position().line(), &record);
        let cells = cells(&record, number)?;
        if is_blank(&cells) {
            continue;
        }
        if header_seen {
            rows.row(Row { number, cells }, (taken.get() as f64 / size as f64).min(1.0))?;
        } else {
            header_seen = true;
            rows.header(cells)?;
        }
    }
}

fn cells(record: &ByteRecord, row: u32) -> Result<Vec<String>, ImportFailure> {
    let cell = |bytes: &[u8]| {
        if bytes.len() > LONGEST_CELL {
            return Err(ImportFailure::EndlessCell {
                row,
                limit: LONGEST_CELL,
            });
        }
        Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    record.iter().take(MOST_COLUMNS).map(cell).collect()
}

fn broken(source: Source<'_>, error: csv::Error, line: u64) -> ImportFailure {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) if cause.kind() == std::io::ErrorKind::InvalidData => {
            ImportFailure::NotText { line }
        }
        csv::ErrorKind::Io(cause) => source.unreadable(cause),
        _ => ImportFailure::NotText { line },
    }
}

/// Counts rows as a spreadsheet does: a line break inside quotation marks starts no row, an empty line is one.
#[derive(Default)]
struct RowCounter {
    crlf: bool,
    inside: u64,
    last: u32,
}

impl RowCounter {
    /// The row of a record, from the line the reader stands in behind it.
    fn count(&mut self, line: u64, record: &ByteRecord) -> u32 {
        let breaks = record.iter().flatten().filter(|b| **b == b'\n').count();
        self.inside += breaks as u64;
        let ended = line.saturating_sub(1).saturating_sub(self.inside);
        // Behind a carriage return the reader has not taken the line feed yet.
        let row = ended + u64::from(self.crlf);
        self.last = u32::try_from(row)
            .unwrap_or(u32::MAX)
            .max(self.last.saturating_add(1));
        self.last
    }
}
