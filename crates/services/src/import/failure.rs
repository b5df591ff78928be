//! Why a file as a whole cannot be taken. Nothing of it is kept then.

use std::path::PathBuf;

/// A file that cannot be taken, with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// It cannot be opened or read.
    #[error("{}: cannot be read ({cause}); check the path and the rights", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// It holds nothing.
    #[error("the file is empty; it needs a header row and at least one more row")]
    Empty,
    /// It is larger than the program takes at once.
    #[error("the file is larger than {mebibytes} MiB; split it into smaller files with the same header")]
    TooLarge {
        /// The limit.
        mebibytes: u64,
    },
    /// It is a kind of file that is not understood.
    #[error("the file is {what}; save it as CSV (UTF-8) or XLSX and import that")]
    WrongKind {
        /// What it seems to be.
        what: &'static str,
    },
    /// A workbook whose end is missing or whose parts are damaged.
    #[error("the XLSX file is damaged or cut off ({cause}); copy or save it again")]
    DamagedWorkbook {
        /// What is missing.
        cause: String,
    },
    /// Text in no encoding that is understood.
    #[error("line {line} is neither UTF-8 nor GB18030 text; save the file as CSV UTF-8 and import that")]
    NotText {
        /// Line of the file, from 1.
        line: u64,
    },
    /// Text with zero bytes.
    #[error(
        "line {line} holds zero bytes, so this is not a plain text table; save it as CSV UTF-8 and import that"
    )]
    ZeroBytes {
        /// Line of the file, from 1.
        line: u64,
    },
    /// A cell that never ends, usually for a quotation mark that is not closed.
    #[error("row {row} has a cell longer than {limit} characters; probably a quotation mark is not closed")]
    EndlessCell {
        /// Row as a spreadsheet counts.
        row: u32,
        /// The limit.
        limit: usize,
    },
    /// Required columns are missing from the first row.
    #[error("the first row must be the header; these columns are missing: {}", .0.join(", "))]
    MissingColumns(Vec<String>),
    /// A column stands twice in the header.
    #[error("the column {0} stands twice in the header; remove or rename one of them")]
    DoubleColumn(String),
    /// The format does not go with what is imported.
    #[error("the format {format} is not for {noun}; leave --format out or choose one of: {known}")]
    WrongFormat {
        /// As asked for.
        format: String,
        /// What is imported.
        noun: &'static str,
        /// What would do.
        known: &'static str,
    },
    /// The store failed; nothing was kept.
    #[error("the import was taken back: {0}")]
    Store(String),
}

impl From<ImportFailure> for crate::Failure {
    fn from(failure: ImportFailure) -> Self {
        Self::message(failure.to_string())
    }
}

impl From<store::StoreError> for ImportFailure {
    fn from(error: store::StoreError) -> Self {
        Self::Store(error.to_string())
    }
}
