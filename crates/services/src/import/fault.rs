//! Why a cell cannot be taken.

/// A stable code and one plain sentence. Both are fixed texts, so that no name, number or telephone of a person can
/// ever stand in a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct Fault {
    /// Stable code, for programs.
    pub code: &'static str,
    /// What is wrong and what is expected, for people.
    pub sentence: &'static str,
}

impl Fault {
    /// Puts a fault together.
    pub const fn new(code: &'static str, sentence: &'static str) -> Self {
        Self { code, sentence }
    }
}

/// A required cell is empty.
pub const EMPTY: Fault = Fault::new("empty", "This cell must not be empty.");

/// A spreadsheet kept a long number in floating point.
pub const DIGITS_LOST: Fault = Fault::new(
    "digits_lost",
    "The number was kept in scientific notation and has lost digits; format the column as text and enter it again.",
);

/// A character that stands for nothing. No text holds one, and PostgreSQL takes none.
pub const ZERO_CHARACTER: Fault = Fault::new(
    "zero_character",
    "The cell holds a character that cannot be seen (U+0000); enter the text again.",
);

/// A text longer than any sensible one.
pub const TOO_LONG: Fault = Fault::new("too_long", "The text is longer than this column allows.");
